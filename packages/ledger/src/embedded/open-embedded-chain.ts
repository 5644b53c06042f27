import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '../errors.ts';
import { type ChainRecords, openRecords } from './chain-records.ts';
import { createGenesis, createRules, type Hardfork, parseChainId } from './chain-rules.ts';
import { type Decode, decodeTransaction } from './decode-transaction.ts';
import { lockFolder } from './folder-lock.ts';
import { JsonRpcError } from './rpc/json-rpc-error.ts';
import { createMethods, type Method } from './rpc/methods.ts';
import { type Clock, Sealer } from './sealer.ts';
import type { ChainStore } from './store/chain-store.ts';
import { openLevelStore } from './store/level-store.ts';
import { openMemoryStore } from './store/memory-store.ts';

/** How a chain is opened. */
export interface EmbeddedChainOptions {
  /** Where it is kept; made where it is missing. Absent: in memory, gone when closed. */
  readonly folder?: string;
  /** One's own, for ever part of the DIDs on it; 1337 and 31337 are refused. */
  readonly chainId: bigint | number;
  /** Milliseconds since 1970. A block's time is the clock's, but never before its parent's. */
  readonly clock: Clock;
  /** Chosen once, when the chain is begun. Default: cancun. */
  readonly hardfork?: Hardfork;
}

/** A request as EIP-1193 has it. */
export interface RequestArguments {
  readonly method: string;
  readonly params?: readonly unknown[] | object;
}

/** One sealer in this process: it proves order and integrity to those who trust it, no more. */
export interface EmbeddedChain {
  readonly chainId: bigint;
  /** EIP-1193. Rejects with a JsonRpcError: `code`, `message`, and `data` for a revert. */
  request(args: RequestArguments): Promise<unknown>;
  /** Seals what waits, then gives the folder back. Closing twice does nothing more. */
  close(): Promise<void>;
}

/**
 * Opens a chain, or begins it where there is none.
 *
 * @throws LedgerError `chain.id-refused`, `chain.folder-held`, `chain.folder-unusable`,
 *   `chain.other-chain`, `chain.damaged`
 */
export async function openEmbeddedChain(options: EmbeddedChainOptions): Promise<EmbeddedChain> {
  const chainId = parseChainId(options.chainId);
  const rules = createRules(chainId, options.hardfork ?? 'cancun');
  const held = await openHeldStore(options.folder);
  try {
    const records = await openRecords(rules, held.store, createGenesis(rules));
    return runChain(records, options.clock, held);
  } catch (error) {
    await held.close();
    throw error;
  }
}

/** A store, and how to give it back. */
export interface HeldStore {
  readonly store: ChainStore;
  readonly close: () => Promise<void>;
}

/** Our lock comes before LevelDB is touched: a failed second open there would free the first's. */
async function openHeldStore(folder: string | undefined): Promise<HeldStore> {
  if (folder === undefined) {
    const store = openMemoryStore();
    return { store, close: () => store.close() };
  }
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const store = await openLevelStore(join(folder, 'blocks'));
    const close = async (): Promise<void> => {
      try {
        await store.close();
      } finally {
        lock.release();
      }
    };
    return { store, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new LedgerError('chain.folder-unusable', `cannot make ${folder}`, { cause });
  }
}

/** A chain over records that stand. */
export function runChain(
  records: ChainRecords,
  clock: Clock,
  held: HeldStore,
  decode: Decode = decodeTransaction,
): EmbeddedChain {
  const sealer = new Sealer(records, clock);
  const methods = createMethods(records, sealer, decode);
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  const request = async (args: RequestArguments): Promise<unknown> => {
    if (closing !== undefined) {
      const cause = new LedgerError('chain.closed', 'the chain has been closed');
      throw new JsonRpcError('disconnected', cause.message, { cause });
    }
    const answer = answerRequest(methods, args);
    running.add(answer);
    try {
      return await answer;
    } finally {
      running.delete(answer);
    }
  };
  const close = async (): Promise<void> => {
    // A read that outlives the database would crash the process, not the request.
    await Promise.allSettled(running);
    await held.close();
  };
  return {
    chainId: records.common.chainId(),
    request,
    close: () => (closing ??= close()),
  };
}

async function answerRequest(
  methods: ReadonlyMap<string, Method>,
  { method, params = [] }: RequestArguments,
): Promise<unknown> {
  const answer = methods.get(method);
  if (answer === undefined) {
    throw new JsonRpcError('methodNotFound', `the method ${method} does not exist`);
  }
  if (!Array.isArray(params)) {
    throw new JsonRpcError('invalidParams', 'params: a list is expected');
  }
  try {
    return await answer(params);
  } catch (cause) {
    if (cause instanceof JsonRpcError) throw cause;
    throw new JsonRpcError('internal', 'the chain could not answer', { cause });
  }
}
