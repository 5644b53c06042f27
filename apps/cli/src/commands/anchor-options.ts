import { wrongUsage } from '../errors.ts';
import { USUAL_BATCH } from '../workspace/anchor-now.ts';
import type { PrintArgs } from '../workspace/print-result.ts';

export interface AnchorArgs extends PrintArgs {
  readonly data?: string;
  readonly batchSize?: string;
  /** Goes on until the process is asked to end. */
  readonly watch?: boolean;
  /** Seconds; `--watch` only. */
  readonly every?: string;
  /** Says how far anchoring lags behind, and does nothing. */
  readonly lag?: boolean;
  /** Minutes. */
  readonly bound?: string;
}

const MAX_BATCH = 10_000;
const MINUTE_MS = 60_000;
/** An hour: beyond it somebody should look. */
const USUAL_BOUND = '60';
/** A minute: what a document waits for company, and so for its proof, usually. */
const USUAL_EVERY = '60';

/**
 * Which of its ways the command goes.
 * @throws CliError 64 for options that do not go together
 */
export function parseWay(args: AnchorArgs): { readonly watch: boolean; readonly lag: boolean } {
  const { watch = false, lag = false, every, bound } = args;
  if (watch && lag) throw wrongUsage('Give --watch or --lag, not both.');
  if (!watch && every !== undefined) throw wrongUsage('--every goes with --watch.');
  if (!watch && !lag && bound !== undefined)
    throw wrongUsage('--bound goes with --watch or --lag.');
  return { watch, lag };
}

/**
 * How many items a batch may have.
 * @throws CliError 64
 */
export function parseBatch(text: string | undefined): number {
  const size = text === undefined ? USUAL_BATCH : Number(text);
  if (Number.isSafeInteger(size) && size >= 1 && size <= MAX_BATCH) return size;
  throw wrongUsage(`--batch-size ${String(text)} is not a whole number from 1 to ${MAX_BATCH}.`);
}

/**
 * How long something may wait for its proof, in ms.
 * @throws CliError 64
 */
export function parseBound(text = USUAL_BOUND): number {
  const minutes = Number(text);
  if (text !== '' && Number.isFinite(minutes) && minutes >= 0) return minutes * MINUTE_MS;
  throw wrongUsage(`--bound ${text} is not a number of minutes, such as 60.`);
}

/**
 * How long a document may wait for company, in ms.
 * @throws CliError 64
 */
export function parseEvery(text = USUAL_EVERY): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 1) return seconds * 1000;
  throw wrongUsage(`--every ${text} is not a number of seconds from 1, such as 60.`);
}
