import { afterEach, describe, expect, it } from '@jest/globals';
import { LedgerError } from '../errors.ts';
import * as t from './embedded.test-support.ts';
import { type EmbeddedChain, openEmbeddedChain } from './open-embedded-chain.ts';

afterEach(t.cleanUp);

const refusal = (code: number, message: string | RegExp): unknown =>
  expect.objectContaining({
    code,
    message: expect.stringMatching(message) as unknown,
  });

const latest = async (chain: EmbeddedChain): Promise<t.BlockJson> =>
  (await t.ask(chain, 'eth_getBlockByNumber', 'latest', false)) as t.BlockJson;

describe('a chain id', () => {
  it.each([1337, 31337, 1337n, 0, -1, 1.5, 2 ** 53, Number.NaN])(
    '%s is refused',
    async (chainId) => {
      const opening = openEmbeddedChain({ chainId, clock: () => t.NOON });
      await expect(opening).rejects.toMatchObject({
        name: 'LedgerError',
        code: 'chain.id-refused',
      });
    },
  );

  it('of one’s own is accepted and told', async () => {
    const chain = await t.openChain({ chainId: 8700n });
    expect(await t.ask(chain, 'eth_chainId')).toBe('0x21fc');
    expect(await t.ask(chain, 'net_version')).toBe('8700');
  });

  it('and a fork settle the genesis for ever', async () => {
    const genesis = async (chainId: number, hardfork?: 'cancun' | 'osaka') => {
      const chain = await t.openChain({ chainId, ...(hardfork && { hardfork }) });
      return (await latest(chain)).hash;
    };
    const [one, again, fork, other] = [
      await genesis(8700),
      await genesis(8700, 'cancun'),
      await genesis(8700, 'osaka'),
      await genesis(8701),
    ];
    expect(again).toBe(one);
    expect(new Set([one, fork, other]).size).toBe(3);
  });
});

describe('a sealed transaction', () => {
  it('of an account without funds deploys and calls, on every fork', async () => {
    for (const hardfork of ['shanghai', 'cancun', 'prague', 'osaka'] as const) {
      const chain = await t.openChain({ hardfork });
      const register = await t.deployRegister(chain, t.account(1));
      await t.send(chain, t.account(1), { nonce: 1, to: register, data: t.word(7) });
      expect(await t.ask(chain, 'eth_call', { to: register }, 'latest')).toBe(t.word(7));
      expect(await t.ask(chain, 'eth_getBalance', t.account(1).address, 'latest')).toBe('0x0');
    }
  });

  it('is at once in the head, in its receipt and in the count of its sender', async () => {
    const chain = await t.openChain();
    const hash = await t.send(chain, t.account(1), { nonce: 0, data: t.REGISTER_CODE });
    expect((await latest(chain)).transactions).toEqual([hash]);
    expect(await t.ask(chain, 'eth_getTransactionReceipt', hash)).toMatchObject({
      transactionHash: hash,
      blockNumber: '0x1',
      status: '0x1',
    });
    expect(await t.ask(chain, 'eth_getTransactionByHash', hash)).toMatchObject({
      hash,
      from: t.account(1).address.toLowerCase(),
      to: null,
      input: t.REGISTER_CODE,
      chainId: '0x21fc',
    });
    expect(await t.ask(chain, 'eth_getTransactionCount', t.account(1).address, 'pending')).toBe(
      '0x1',
    );
  });

  it('that reverts is sealed as failed and changes nothing', async () => {
    const chain = await t.openChain();
    const register = await t.deployRegister(chain, t.account(1));
    const hash = await t.send(chain, t.account(1), { nonce: 1, to: register, data: t.word(0) });
    expect(await t.ask(chain, 'eth_getTransactionReceipt', hash)).toMatchObject({
      status: '0x0',
      logs: [],
    });
    expect(await t.ask(chain, 'eth_getTransactionCount', t.account(1).address, 'latest')).toBe(
      '0x2',
    );
  });
});

describe('a transaction is refused and in no block', () => {
  it.each([
    ['a nonce used before', { nonce: 0 }, /^nonce too low: next nonce 1, tx nonce 0$/],
    ['a nonce too far', { nonce: 5 }, /^nonce too high: next nonce 1, tx nonce 5$/],
    ['another chain’s id', { nonce: 1, chainId: 1 }, /^invalid chain id for signer: /],
    ['more gas than a block has', { nonce: 1, gasLimit: 30_000_001 }, /^exceeds block gas limit/],
    ['too little gas to begin', { nonce: 1, gasLimit: 20_000 }, /gas/],
  ])('with %s', async (_, transaction, message) => {
    const chain = await t.openChain();
    await t.deployRegister(chain, t.account(1));
    const sending = t.send(chain, t.account(1), { to: t.account(2).address, ...transaction });
    await expect(sending).rejects.toEqual(refusal(-32000, message));
    expect(await t.ask(chain, 'eth_blockNumber')).toBe('0x1');
    const twin = await t.send(chain, t.account(1), { nonce: 1, to: t.account(2).address });
    expect((await latest(chain)).transactions).toEqual([twin]);
  });

  it('signed for no chain at all (EIP-155), whose signature holds on every chain', async () => {
    const chain = await t.openChain();
    const raw = await t
      .account(1)
      .signTransaction({ nonce: 0, gasLimit: 90_000, gasPrice: 0, type: 0 });
    const sending = t.ask(chain, 'eth_sendRawTransaction', raw);
    await expect(sending).rejects.toEqual(refusal(-32000, 'have none want 8700'));
  });

  it('of a typed kind signed for another chain', async () => {
    const chain = await t.openChain();
    const raw = await t.account(1).signTransaction({
      ...{ nonce: 0, gasLimit: 90_000, maxFeePerGas: 0, maxPriorityFeePerGas: 0, type: 2 },
      chainId: 8701,
    });
    const sending = t.ask(chain, 'eth_sendRawTransaction', raw);
    await expect(sending).rejects.toEqual(refusal(-32000, /^invalid chain id for signer/));
  });

  it('that pays what its sender does not have', async () => {
    const chain = await t.openChain();
    const raw = await t.account(1).signTransaction({
      ...{ chainId: t.CHAIN_ID, nonce: 0, gasLimit: 90_000, gasPrice: 1, type: 0 },
      to: t.account(2).address,
    });
    const sending = t.ask(chain, 'eth_sendRawTransaction', raw);
    await expect(sending).rejects.toEqual(refusal(-32000, /^insufficient funds/));
  });

  it.each(['0x', '0x00', '0xc0', `0x${'ff'.repeat(200)}`, '0x03c0', `0x${'00'.repeat(131_073)}`])(
    'that is no transaction: %#',
    async (raw) => {
      const chain = await t.openChain();
      const sending = t.ask(chain, 'eth_sendRawTransaction', raw);
      await expect(sending).rejects.toMatchObject({ name: 'JsonRpcError', code: -32000 });
    },
  );
});

describe('a request', () => {
  it('for an unknown method is answered -32601, inherited names too', async () => {
    const chain = await t.openChain();
    await expect(t.ask(chain, 'eth_mine')).rejects.toEqual(refusal(-32601, 'eth_mine'));
    await expect(t.ask(chain, 'constructor')).rejects.toEqual(refusal(-32601, 'constructor'));
  });

  it.each([
    ['eth_getBalance', ['0x12', 'latest']],
    ['eth_getBalance', [t.word(1), 'latest']],
    ['eth_getBalance', [`0x${'1'.repeat(40)}`, 'newest']],
    ['eth_getBalance', [`0x${'1'.repeat(40)}`, {}]],
    ['eth_getBlockByNumber', ['latest', 'yes']],
    ['eth_getBlockByHash', ['0x12', false]],
    ['eth_call', ['0x12', 'latest']],
    ['eth_call', [{ data: '0x1' }, 'latest']],
    ['eth_call', [{ data: '0x01', input: '0x02' }, 'latest']],
    ['eth_sendRawTransaction', [{}]],
    ['eth_getProof', [`0x${'1'.repeat(40)}`, 'none', 'latest']],
  ])('%s with params of the wrong shape is answered -32602', async (method, params) => {
    const chain = await t.openChain();
    await expect(t.ask(chain, method, ...params)).rejects.toEqual(refusal(-32602, ''));
  });

  it('after closing is answered 4900 with the cause', async () => {
    const chain = await t.openChain();
    await chain.close();
    const error = await t.ask(chain, 'eth_chainId').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 4900, cause: expect.any(LedgerError) as unknown });
  });

  it('in flight while closing is answered, sealed and kept', async () => {
    const folder = t.temporaryFolder();
    const chain = await t.openChain({ folder });
    const raw = await t.account(2).signTransaction({
      ...{ chainId: t.CHAIN_ID, nonce: 0, gasLimit: 90_000, gasPrice: 0, type: 0 },
      to: t.account(3).address,
    });
    const sending = t.ask(chain, 'eth_sendRawTransaction', raw);
    await chain.close();
    const again = await t.openChain({ folder });
    expect(await t.ask(again, 'eth_getTransactionReceipt', await sending)).toMatchObject({
      status: '0x1',
    });
  });
});
