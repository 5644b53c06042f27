import { createBlock } from '@ethereumjs/block';
import { createMPT } from '@ethereumjs/mpt';
import { MerkleStateManager } from '@ethereumjs/statemanager';
import { createTx } from '@ethereumjs/tx';
import { bytesToHex, KECCAK256_RLP } from '@ethereumjs/util';
import { createVM, runTx, type VM } from '@ethereumjs/vm';
import { blockOptions, createRules } from '../embedded/chain-rules.ts';

/** One question to a chain (JSON-RPC). */
export type AskChain = (method: string, params: readonly unknown[]) => Promise<unknown>;

export interface ChainTransaction {
  readonly from: string;
  /** Null: it deploys a contract. */
  readonly to: string | null;
  readonly input: string;
  readonly value: string;
}

export interface ChainLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** One SSTORE: 32 bytes under 32 bytes. Hexadecimal with `0x`. */
export interface StorageWrite {
  readonly address: string;
  readonly slot: string;
  readonly value: string;
  /** Done while a contract was deployed. */
  readonly isDeployment: boolean;
}

/** All that a reader of the whole chain finds from one block on. */
export interface ChainContent {
  readonly transactions: readonly ChainTransaction[];
  readonly logs: readonly ChainLog[];
  readonly writes: readonly StorageWrite[];
  /** The free bytes of block headers. */
  readonly extraData: readonly string[];
}

interface BlockJson {
  readonly number: `0x${string}`;
  readonly timestamp: `0x${string}`;
  readonly gasLimit: `0x${string}`;
  readonly stateRoot: string;
  readonly extraData: string;
  readonly transactions: readonly (ChainTransaction & { readonly gas: string })[];
}

/**
 * Reads every block, and runs it again on a machine of its own to see what it writes: the state must
 * come out as the header says, so that no write is missed.
 * @returns reads what has come since it was called last; first all of it
 */
export async function openReader(
  ask: AskChain,
  chainId: number,
): Promise<() => Promise<ChainContent>> {
  const machine = await openMachine(chainId);
  let next = 0;
  return async () => {
    const range = { fromBlock: `0x${next.toString(16)}`, toBlock: 'latest' };
    const logs = (await ask('eth_getLogs', [range])) as ChainLog[];
    const transactions: ChainTransaction[] = [];
    const extraData: string[] = [];
    const writes: StorageWrite[] = [];
    for (const head = Number(await ask('eth_blockNumber', [])); next <= head; next += 1) {
      const asked = [`0x${next.toString(16)}`, true];
      const block = (await ask('eth_getBlockByNumber', asked)) as BlockJson;
      writes.push(...(await machine.run(block)));
      transactions.push(...block.transactions);
      extraData.push(block.extraData);
    }
    return { transactions, logs, writes, extraData };
  };
}

async function openMachine(chainId: number) {
  const common = createRules(chainId, 'cancun');
  const trie = await createMPT({ useKeyHashing: true });
  const vm = await createVM({ common, stateManager: new MerkleStateManager({ common, trie }) });
  const options = blockOptions(common);
  const run = async (json: BlockJson): Promise<StorageWrite[]> => {
    const { gasLimit, number, timestamp } = json;
    const block = createBlock(
      { header: { number, timestamp, gasLimit, baseFeePerGas: 0n }, withdrawals: [] },
      options,
    );
    const writes: StorageWrite[] = [];
    let blockGasUsed = 0n;
    for (const transaction of json.transactions) {
      const { gas, input, ...fields } = transaction;
      const tx = createTx({ ...fields, data: input, gasLimit: gas } as never, options);
      const stop = watch(vm, transaction.to === null, writes);
      const { totalGasSpent } = await runTx(vm, { tx, block, blockGasUsed });
      stop();
      blockGasUsed += totalGasSpent;
    }
    const root = json.number === '0x0' ? KECCAK256_RLP : await vm.stateManager.getStateRoot();
    if (bytesToHex(root) !== json.stateRoot) throw new Error(`block ${number} runs otherwise`);
    return writes;
  };
  return { run };
}

/** Collects what the instruction SSTORE writes. */
function watch(vm: VM, isDeployment: boolean, writes: StorageWrite[]): () => void {
  const seen = (step: {
    readonly opcode: { readonly name: string };
    readonly stack: readonly bigint[];
    readonly address: { toString(): string };
  }): void => {
    if (step.opcode.name !== 'SSTORE') return;
    const [value = 0n, slot = 0n] = step.stack.slice(-2);
    const address = step.address.toString();
    writes.push({ address, slot: toWord(slot), value: toWord(value), isDeployment });
  };
  vm.evm.events?.on('step', seen);
  return () => {
    vm.evm.events?.off('step', seen);
  };
}

/** A number as 32 bytes. */
export function toWord(value: bigint | number): string {
  return `0x${value.toString(16).padStart(64, '0')}`;
}
