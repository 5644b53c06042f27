import { afterEach, describe, expect, it } from '@jest/globals';
import * as t from '../embedded.test-support.ts';
import type { EmbeddedChain } from '../open-embedded-chain.ts';
import { findLogs, LOG_LIMIT } from './find-logs.ts';
import { openRecords } from '../chain-records.ts';
import { createGenesis, createRules } from '../chain-rules.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import { receiptsKey } from '../store/keys.ts';
import { encodeReceipts } from '../receipt-record.ts';

afterEach(t.cleanUp);

/** Registers a (block 1) and b (block 2); then a writes 1, 2, 1 and b writes 2 (blocks 3 to 6). */
async function twoRegisters(): Promise<{ chain: EmbeddedChain; a: string; b: string }> {
  const chain = await t.openChain();
  const a = await t.deployRegister(chain, t.account(1));
  const b = await t.deployRegister(chain, t.account(2));
  for (const [nonce, value] of [1, 2, 1].entries()) {
    await t.send(chain, t.account(1), { nonce: nonce + 1, to: a, data: t.word(value) });
  }
  await t.send(chain, t.account(2), { nonce: 1, to: b, data: t.word(2) });
  return { chain, a, b };
}

const blocks = async (chain: EmbeddedChain, filter: unknown): Promise<number[]> => {
  const logs = (await t.ask(chain, 'eth_getLogs', filter)) as { blockNumber: string }[];
  return logs.map(({ blockNumber }) => Number(blockNumber));
};

describe('logs', () => {
  it('are found by address, topic, alternatives of both, and range', async () => {
    const { chain, a, b } = await twoRegisters();
    const all = { fromBlock: 'earliest' };
    expect(await blocks(chain, all)).toEqual([3, 4, 5, 6]);
    expect(await blocks(chain, {})).toEqual([6]);
    expect(await blocks(chain, { ...all, address: a })).toEqual([3, 4, 5]);
    expect(await blocks(chain, { ...all, address: [b, a], topics: [t.word(2)] })).toEqual([4, 6]);
    expect(await blocks(chain, { ...all, topics: [[t.word(1), t.word(9)]] })).toEqual([3, 5]);
    expect(await blocks(chain, { ...all, topics: [[t.word(1), t.word(2)]], address: b })).toEqual([
      6,
    ]);
    expect(await blocks(chain, { ...all, topics: [null] })).toEqual([3, 4, 5, 6]);
    expect(await blocks(chain, { ...all, topics: [null, null] })).toEqual([]);
    expect(await blocks(chain, { address: a, fromBlock: '0x4', toBlock: '0x4' })).toEqual([4]);
    expect(await blocks(chain, { address: a, fromBlock: '0x4', toBlock: '0xff' })).toEqual([4, 5]);
    expect(await blocks(chain, { fromBlock: '0x7', toBlock: '0x8' })).toEqual([]);
  });

  it('of one block are found by its hash', async () => {
    const { chain } = await twoRegisters();
    const block = (await t.ask(chain, 'eth_getBlockByNumber', '0x4', false)) as t.BlockJson;
    expect(await t.ask(chain, 'eth_getLogs', { blockHash: block.hash })).toMatchObject([
      {
        blockHash: block.hash,
        blockNumber: '0x4',
        transactionHash: block.transactions[0],
        transactionIndex: '0x0',
        logIndex: '0x0',
        topics: [t.word(2)],
        data: t.word(2),
        removed: false,
      },
    ]);
  });

  it('are counted through the block', async () => {
    const chain = await t.openChain();
    const register = await t.deployRegister(chain, t.account(1));
    const raws = await Promise.all(
      [2, 3].map((n) =>
        t.account(n).signTransaction({
          ...{ chainId: t.CHAIN_ID, nonce: 0, gasPrice: 0, type: 0, gasLimit: 90_000 },
          ...{ to: register, data: t.word(n) },
        }),
      ),
    );
    const [, second] = await Promise.all(
      raws.map((raw) => t.ask(chain, 'eth_sendRawTransaction', raw)),
    );
    expect(await t.ask(chain, 'eth_getTransactionReceipt', second)).toMatchObject({
      logs: [{ logIndex: '0x1', transactionIndex: '0x1', topics: [t.word(3)] }],
    });
  });

  it.each([
    ['no filter', 'all'],
    ['a topic that is no word', { topics: ['0x12'] }],
    ['five topics', { topics: [null, null, null, null, null] }],
    ['an address that is none', { address: '0x12' }],
    ['too many alternatives', { address: Array(1001).fill(`0x${'1'.repeat(40)}`) }],
    ['a range backwards', { fromBlock: '0x1', toBlock: '0x0' }],
    ['a hash and a range', { blockHash: t.word(1), fromBlock: '0x0' }],
  ])('are refused with %s', async (_, filter) => {
    const chain = await t.openChain();
    await expect(t.ask(chain, 'eth_getLogs', filter)).rejects.toMatchObject({ code: -32602 });
  });

  it('beyond the limit are refused whole, and told in parts', async () => {
    const rules = createRules(t.CHAIN_ID, 'cancun');
    const store = openMemoryStore();
    const records = await openRecords(rules, store, createGenesis(rules));
    const log = { address: `0x${'1'.repeat(40)}`, topics: [], data: '0x' };
    const receipt = {
      ...{ transactionHash: t.word(1), from: log.address, succeeded: true, gasUsed: 1n },
      ...{ cumulativeGasUsed: 1n, effectiveGasPrice: 0n, contractAddress: undefined },
      logsBloom: `0x${'00'.repeat(256)}`,
    };
    const with_ = async (count: number) => {
      const logs = Array.from({ length: count }, () => log);
      const encoded = encodeReceipts({ blockHash: t.word(1), receipts: [{ ...receipt, logs }] });
      await store.write(new Map([[receiptsKey(0n), encoded]]));
      return findLogs(records, { fromBlock: 'earliest' });
    };
    expect(await with_(LOG_LIMIT)).toHaveLength(LOG_LIMIT);
    await expect(with_(LOG_LIMIT + 1)).rejects.toMatchObject({ code: -32005 });
  });
});
