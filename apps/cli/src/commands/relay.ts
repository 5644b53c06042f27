import {
  assertWithin,
  createRelayer,
  DEFAULT_RELAY_LIMITS,
  parseSponsoredRequest,
  type RelayLimits,
  type RelayLog,
} from '@originmark/ledger';
import { markRelayed, type OpenDatabase, reserveRelay } from '@originmark/storage';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { readInput } from '../files/read-input.ts';
import type { Call } from '../io.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface RelayArgs extends PrintArgs {
  readonly data?: string;
  readonly file: string;
  readonly maxGas?: string;
  readonly perOwner?: string;
  readonly gasPerOwner?: string;
  /** Gwei. */
  readonly maxGasPrice?: string;
  readonly inAll?: string;
  readonly gasInAll?: string;
}

const MAX_FILE_BYTES = 64 * 1024;
/** How long to wait until another process has sent what it is at. */
const LOCK_WAIT_MS = 120_000;

/**
 * Sends a write that an owner signed, and pays for it as the operator of the data folder. What is refused
 * costs nothing; a request that was written before is answered as it stands.
 * @throws CliError 64, 65, 69; LedgerError; StorageError `lock.held`
 */
export async function runRelay({ args, io }: Call<RelayArgs>): Promise<ExitCode> {
  const limits = parseLimits(args);
  const bytes = await readInput(args.file, 'the request', { io, maxBytes: MAX_FILE_BYTES });
  const request = parseSponsoredRequest(bytes);
  await withWorkspace(args, io, async ({ database, ledger, operator }) => {
    const log = relayLogOf(database);
    const relayer = createRelayer({ ledger, signer: operator.key, clock: io.now, limits, log });
    const { block, gasUsed, state, transaction } = await relayer.relay(request);
    const result = {
      did: request.did,
      call: request.call.call,
      state,
      transaction,
      block,
      ...(gasUsed !== undefined && { gasUsed: String(gasUsed) }),
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'identifier', request.did);
      putFact(page, 'written', `${request.call.call}, in block ${block}`);
      putFact(page, 'transaction', transaction);
      if (gasUsed === undefined) page.put('It was written before: nothing was sent now.');
      else putFact(page, 'paid', `${gasUsed} gas`);
    });
  });
  return EXIT.noException;
}

/** Bounds hold across runs: what was paid for is in the database. */
function relayLogOf(database: OpenDatabase): RelayLog {
  return {
    exclusively: (work) => database.exclusively('relaying', LOCK_WAIT_MS, work),
    reserve: (entry, limits) =>
      database.transaction((tx) =>
        reserveRelay(tx, entry, {
          windowMs: limits.windowMs,
          assertWithin: (spent) => {
            assertWithin(entry, spent, limits);
          },
        }),
      ),
    sent: (digest, transaction) =>
      database.transaction((tx) => markRelayed(tx, digest, { transaction })),
    settle: (digest, gasUsed) => database.transaction((tx) => markRelayed(tx, digest, { gasUsed })),
  };
}

function parseLimits(args: RelayArgs): Partial<RelayLimits> {
  const { gasInAll, gasPerOwner, inAll, maxGas, maxGasPrice, perOwner } = args;
  const usual = DEFAULT_RELAY_LIMITS;
  return {
    maxGas: count('--max-gas', maxGas, usual.maxGas),
    maxGasPrice: parseGwei('--max-gas-price', maxGasPrice, usual.maxGasPrice),
    requestsPerOwner: count('--per-owner', perOwner, usual.requestsPerOwner),
    gasPerOwner: count('--gas-per-owner', gasPerOwner, usual.gasPerOwner),
    requestsInAll: count('--in-all', inAll, usual.requestsInAll),
    gasInAll: count('--gas-in-all', gasInAll, usual.gasInAll),
  };
}

function count(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw wrongUsage(`${option} ${text} is not a whole number from 1 to 999999999.`);
}

const WEI_DIGITS = 9;

/** In wei. */
function parseGwei(option: string, text: string | undefined, otherwise: bigint): bigint {
  if (text === undefined) return otherwise;
  const found = /^([0-9]{1,9})(?:\.([0-9]{1,9}))?$/.exec(text);
  if (found === null)
    throw wrongUsage(`${option} ${text} is not a price in gwei, such as 30 or 0.5.`);
  return BigInt(`${found[1] ?? ''}${(found[2] ?? '').padEnd(WEI_DIGITS, '0')}`);
}
