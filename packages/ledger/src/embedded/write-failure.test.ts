import { describe, expect, it } from '@jest/globals';
import { openRecords } from './chain-records.ts';
import { createGenesis, createRules } from './chain-rules.ts';
import { decodeTransaction } from './decode-transaction.ts';
import * as t from './embedded.test-support.ts';
import { Sealer } from './sealer.ts';
import type { ChainStore } from './store/chain-store.ts';
import { openMemoryStore } from './store/memory-store.ts';

/** A disk that takes `writes` writes and no more. */
function failingStore(writes: number): ChainStore {
  const store = openMemoryStore();
  let left = writes;
  return {
    ...store,
    write: (entries) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('disk full')) : store.write(entries);
    },
  };
}

describe('a block that cannot be written', () => {
  it('acknowledges nothing, leaves the head, and lets nothing more be sealed', async () => {
    const rules = createRules(t.CHAIN_ID, 'cancun');
    const records = await openRecords(rules, failingStore(2), createGenesis(rules));
    const sealer = new Sealer(records, () => t.NOON);
    const signed = async (sender: number) => {
      const raw = await t.account(sender).signTransaction({
        ...{ chainId: t.CHAIN_ID, nonce: 0, gasPrice: 0, type: 0, gasLimit: 21_000 },
        to: t.account(9).address,
      });
      return decodeTransaction(rules, Buffer.from(raw.slice(2), 'hex'));
    };
    await sealer.send(await signed(1));
    const { head } = records;
    const failed = { code: -32603, cause: { code: 'chain.write-failed' } };
    const together = [sealer.send(await signed(2)), sealer.send(await signed(3))];
    for (const sending of together) await expect(sending).rejects.toMatchObject(failed);
    await expect(sealer.send(await signed(4))).rejects.toMatchObject(failed);
    expect(records.head).toBe(head);
    expect(head.header.number).toBe(1n);
  });
});
