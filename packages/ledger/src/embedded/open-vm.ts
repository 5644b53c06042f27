import type { Block } from '@ethereumjs/block';
import type { Common } from '@ethereumjs/common';
import { createVM, type VM } from '@ethereumjs/vm';
import type { ChainRecords } from './chain-records.ts';
import { blockOptions } from './chain-rules.ts';
import { rememberJumps } from './remember-jumps.ts';
import { openState, TrieNodes } from './trie-nodes.ts';

/** A virtual machine on the state after `block`. Nothing it does is kept until its nodes are. */
export async function openVm(
  records: ChainRecords,
  block: Block,
): Promise<{ readonly vm: VM; readonly nodes: TrieNodes }> {
  await rememberJumps();
  const { common } = records;
  const nodes = new TrieNodes(records.store);
  const stateManager = await openState(common, nodes, block.header.stateRoot);
  const evmOpts = instructed.has(common) ? { evmOpts: { params: {} } } : {};
  const vm = await createVM({
    ...blockOptions(common),
    ...evmOpts,
    stateManager,
    blockchain: pastBlocks(records),
  });
  instructed.add(common);
  return { vm, nodes };
}

/** Rules that have the costs of instructions already: the first machine puts them in, for all others. */
const instructed = new WeakSet<Common>();

/** What the instruction BLOCKHASH sees; the interpreter itself keeps to the last 256 blocks. */
function pastBlocks(records: ChainRecords) {
  const blockchain = {
    getBlock(number: number) {
      const block = records.blockAt(BigInt(number));
      return Promise.resolve({ hash: () => block?.hash() ?? new Uint8Array(32) });
    },
    putBlock: () => Promise.resolve(),
    shallowCopy: () => blockchain,
  };
  return blockchain;
}
