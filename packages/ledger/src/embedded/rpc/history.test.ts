import { afterEach, describe, expect, it } from '@jest/globals';
import { createBlockFromRLP } from '@ethereumjs/block';
import { createMPT, verifyMerkleProof } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { MerkleStateManager } from '@ethereumjs/statemanager';
import { createTxFromRLP } from '@ethereumjs/tx';
import { createAccountFromRLP, hexToBytes, type PrefixedHexString } from '@ethereumjs/util';
import { createVM, runBlock } from '@ethereumjs/vm';
import { keccak256, Transaction } from 'ethers';
import { createRules } from '../chain-rules.ts';
import * as t from '../embedded.test-support.ts';
import type { EmbeddedChain } from '../open-embedded-chain.ts';

afterEach(t.cleanUp);

interface Proof {
  readonly nonce: string;
  readonly accountProof: readonly string[];
  readonly storageHash: string;
  readonly storageProof: readonly { key: string; value: string; proof: readonly string[] }[];
}

const bytes = (hex: string): Uint8Array => hexToBytes(hex as PrefixedHexString);
const nodes = (proof: readonly string[]): Uint8Array[] => proof.map(bytes);

/** Block 1 deploys; block n + 1 writes n, for n of 1 to `last`. */
async function written(last: number): Promise<{ chain: EmbeddedChain; register: string }> {
  const chain = await t.openChain();
  const register = await t.deployRegister(chain, t.account(1));
  for (let nonce = 1; nonce <= last; nonce += 1) {
    await t.send(chain, t.account(1), { nonce, to: register, data: t.word(nonce) });
  }
  return { chain, register };
}

describe('the state of an old block', () => {
  it('is read as it was, by number, hash and tag', async () => {
    const { chain, register } = await written(3);
    const call = { to: register };
    expect(await t.ask(chain, 'eth_call', call, '0x2')).toBe(t.word(1));
    expect(await t.ask(chain, 'eth_call', call, '0x4')).toBe(t.word(3));
    expect(await t.ask(chain, 'eth_call', call, '0x2')).toBe(t.word(1));
    expect(await t.ask(chain, 'eth_getStorageAt', register, '0x0', '0x3')).toBe(t.word(2));
    expect(await t.ask(chain, 'eth_getStorageAt', register, '0x1', '0x3')).toBe(t.word(0));
    const block = (await t.ask(chain, 'eth_getBlockByNumber', '0x3', false)) as t.BlockJson;
    const at = { blockHash: block.hash };
    expect(await t.ask(chain, 'eth_call', call, at)).toBe(t.word(2));
    expect(await t.ask(chain, 'eth_getTransactionCount', t.account(1).address, at)).toBe('0x3');
    expect(await t.ask(chain, 'eth_getCode', register, '0x1')).toBe(
      `0x${t.REGISTER_CODE.slice(26)}`,
    );
    expect(await t.ask(chain, 'eth_getCode', register, 'earliest')).toBe('0x');
  });

  it('beyond the head is not invented', async () => {
    const { chain, register } = await written(1);
    for (const at of ['0x3', { blockHash: t.word(1) }]) {
      const asking = t.ask(chain, 'eth_call', { to: register }, at);
      await expect(asking).rejects.toMatchObject({ code: -32000, message: 'header not found' });
    }
  });
});

describe('a proof of EIP-1186', () => {
  const proven = async (block: string) => {
    const { chain, register } = await written(4);
    const slots = ['0x0', t.word(1)];
    const proof = (await t.ask(chain, 'eth_getProof', register, slots, block)) as Proof;
    const header = bytes((await t.ask(chain, 'debug_getRawHeader', block)) as string);
    const shown = (await t.ask(chain, 'eth_getBlockByNumber', block, false)) as t.BlockJson;
    return { proof, register, header, shown };
  };
  const options = (root: Uint8Array) => ({ root, useKeyHashing: true });

  it('of an old block holds against the root in the header whose hash is the block’s', async () => {
    const { proof, register, header, shown } = await proven('0x3');
    expect(keccak256(header)).toBe(shown.hash);
    const root = (RLP.decode(header) as Uint8Array[])[3] ?? new Uint8Array();
    expect(root).toEqual(bytes(shown.stateRoot));
    const found = await verifyMerkleProof(
      bytes(register),
      nodes(proof.accountProof),
      options(root),
    );
    const { storageRoot } = createAccountFromRLP(found ?? new Uint8Array());
    expect(storageRoot).toEqual(bytes(proof.storageHash));
    const [slot, empty] = proof.storageProof;
    expect(slot).toMatchObject({ key: '0x0', value: '0x2' });
    const stored = await verifyMerkleProof(
      bytes(t.word(0)),
      nodes(slot!.proof),
      options(storageRoot),
    );
    expect(RLP.decode(stored ?? new Uint8Array())).toEqual(Uint8Array.of(2));
    expect(empty).toMatchObject({ key: t.word(1), value: '0x0' });
    expect(
      await verifyMerkleProof(bytes(t.word(1)), nodes(empty!.proof), options(storageRoot)),
    ).toBeNull();
  });

  it('of one block does not hold against the root of another', async () => {
    const { proof, register } = await proven('0x3');
    const { shown } = await proven('0x4');
    const root = bytes(shown.stateRoot);
    const checking = verifyMerkleProof(bytes(register), nodes(proof.accountProof), options(root));
    await expect(checking).rejects.toThrow('Invalid proof');
  });

  it('shows that an account does not exist', async () => {
    const { chain } = await written(1);
    const nobody = t.account(77).address;
    const proof = (await t.ask(chain, 'eth_getProof', nobody, ['0x0'], 'latest')) as Proof;
    const head = (await t.ask(chain, 'eth_getBlockByNumber', 'latest', false)) as t.BlockJson;
    const root = bytes(head.stateRoot);
    expect(
      await verifyMerkleProof(bytes(nobody), nodes(proof.accountProof), options(root)),
    ).toBeNull();
    expect(proof).toMatchObject({
      nonce: '0x0',
      balance: '0x0',
      storageProof: [{ value: '0x0', proof: [] }],
    });
  });
});

describe('every block', () => {
  it('is one that an independent run accepts: state, receipts, bloom and gas', async () => {
    const { chain, register } = await written(2);
    const batch = await Promise.all(
      [3, 4, 5].map((nonce) =>
        t.account(1).signTransaction({
          ...{ chainId: t.CHAIN_ID, nonce, gasPrice: 0, type: 0, gasLimit: 90_000 },
          ...{ to: register, data: t.word(nonce === 4 ? 0 : nonce) },
        }),
      ),
    );
    await Promise.all(batch.map((raw) => t.ask(chain, 'eth_sendRawTransaction', raw)));
    const common = createRules(t.CHAIN_ID, 'cancun');
    const trie = await createMPT({ useKeyHashing: true });
    const vm = await createVM({ common, stateManager: new MerkleStateManager({ common, trie }) });
    for (const number of ['0x1', '0x2', '0x3', '0x4']) {
      const header = RLP.decode(
        bytes((await t.ask(chain, 'debug_getRawHeader', number)) as string),
      );
      const shown = (await t.ask(chain, 'eth_getBlockByNumber', number, true)) as Whole;
      const transactions = shown.transactions.map((one) => RLP.decode(rawOf(one)));
      const encoded = RLP.encode([header, transactions, [], []]);
      const block = createBlockFromRLP(encoded, { common });
      expect(await block.transactionsTrieIsValid()).toBe(true);
      await runBlock(vm, { block, skipHeaderValidation: true });
    }
    expect(common.chainId()).toBe(8700n);
  });
});

interface Whole {
  readonly transactions: readonly Record<
    'to' | 'input' | 'nonce' | 'gas' | 'v' | 'r' | 's',
    string
  >[];
}

function rawOf({ to, input, nonce, gas, v, r, s }: Whole['transactions'][number]): Uint8Array {
  const { serialized } = Transaction.from({
    ...{ type: 0, chainId: t.CHAIN_ID, gasPrice: 0, to, data: input },
    ...{ nonce: Number(nonce), gasLimit: gas, signature: { v: Number(v), r, s } as never },
  });
  expect(
    createTxFromRLP(bytes(serialized), { common: createRules(t.CHAIN_ID, 'cancun') }).isSigned(),
  ).toBe(true);
  return bytes(serialized);
}
