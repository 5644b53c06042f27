import { afterEach, describe, expect, it } from '@jest/globals';
import * as t from './embedded.test-support.ts';

afterEach(t.cleanUp);

describe('a call', () => {
  it('changes nothing, for itself or for any that runs beside it', async () => {
    const chain = await t.openChain();
    const to = await t.deployRegister(chain, t.account(1));
    await t.send(chain, t.account(1), { nonce: 1, to, data: t.word(7) });
    const read = () => t.ask(chain, 'eth_call', { to });
    const write = (value: number) => t.ask(chain, 'eth_call', { to, data: t.word(value) });
    const answers = await Promise.allSettled([
      read(),
      write(8),
      t.ask(chain, 'eth_call', { to }, '0x1'),
      write(0),
      t.ask(chain, 'eth_estimateGas', { to, data: t.word(9) }),
      read(),
    ]);
    const reverted = { code: 3, message: 'execution reverted', data: '0x' };
    expect(answers).toMatchObject([
      { value: t.word(7) },
      { value: '0x' },
      { value: t.word(0) },
      { reason: reverted },
      { status: 'fulfilled' },
      { value: t.word(7) },
    ]);
    expect(await t.ask(chain, 'eth_blockNumber')).toBe('0x2');
  });

  it('sees the block that it asks for', async () => {
    const chain = await t.openChain();
    // Returns NUMBER, TIMESTAMP, BASEFEE and CHAINID, one word each.
    const data = '0x435f5242602052486040524660605260805ff3';
    const hash = await t.send(chain, t.account(1), { nonce: 0, data: '0x5f5ff3' });
    expect(await t.ask(chain, 'eth_getTransactionReceipt', hash)).toMatchObject({ status: '0x1' });
    const words = [1, t.NOON / 1000, 0, t.CHAIN_ID].map((value) => t.word(value).slice(2));
    expect(await t.ask(chain, 'eth_call', { data })).toBe(`0x${words.join('')}`);
  });

  it('that loops without end is stopped by the gas of a block', async () => {
    const chain = await t.openChain();
    // JUMPDEST PUSH0 JUMP
    const looping = t.ask(chain, 'eth_call', { data: '0x5b5f56', gas: '0x186a0' });
    await expect(looping).rejects.toMatchObject({ code: -32000, message: 'out of gas' });
  });
});

describe('an estimate', () => {
  it('is enough and not far from what is used', async () => {
    const chain = await t.openChain();
    const to = await t.deployRegister(chain, t.account(1));
    const from = t.account(1).address;
    const gas = Number(await t.ask(chain, 'eth_estimateGas', { from, to, data: t.word(5) }));
    const hash = await t.send(chain, t.account(1), {
      nonce: 1,
      to,
      data: t.word(5),
      gasLimit: gas,
    });
    const receipt = await t.ask(chain, 'eth_getTransactionReceipt', hash);
    expect(receipt).toMatchObject({ status: '0x1' });
    const used = Number((receipt as { gasUsed: string }).gasUsed);
    expect(gas / used).toBeLessThan(1.05);
  });

  it('of what fails with any gas is refused with the reason', async () => {
    const chain = await t.openChain();
    const to = await t.deployRegister(chain, t.account(1));
    const estimating = t.ask(chain, 'eth_estimateGas', { to, data: t.word(0) });
    await expect(estimating).rejects.toMatchObject({ code: 3, data: '0x' });
    const starved = t.ask(chain, 'eth_estimateGas', { to, data: t.word(1), gas: '0x5209' });
    await expect(starved).rejects.toMatchObject({ code: -32000 });
  });
});
