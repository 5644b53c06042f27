import { type AnchoringLag, anchoringLag } from '@originmark/issuer/register';
import { type OpenDatabase, readAnchorBacklog } from '@originmark/storage';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { putLag } from '../render/anchoring.ts';
import { withRegister } from '../workspace/open-register.ts';
import { printResult } from '../workspace/print-result.ts';
import type { AnchorArgs } from './anchor.ts';

const MINUTE_MS = 60_000;
/** An hour: beyond it somebody should look. */
const USUAL_BOUND = '60';

/**
 * Says how far anchoring lags behind, from the register alone.
 * @returns 2 beyond the bound, or where the ledger lost what was final
 * @throws CliError 64, 65; StorageError
 */
export async function runAnchorLag({ args, io }: Call<AnchorArgs>): Promise<ExitCode> {
  const boundMs = parseBound(args.bound);
  const lag = await withRegister(args, io, (database) => readLag(database, io.now(), boundMs));
  await printResult(io, args, lag, (page) => {
    putLag(page, lag);
  });
  return lag.state === 'within-bound' ? EXIT.noException : EXIT.review;
}

/** How far anchoring lags behind now. */
export async function readLag(
  database: OpenDatabase,
  now: number,
  boundMs: number,
): Promise<AnchoringLag> {
  const backlog = await database.transaction('reader', readAnchorBacklog);
  return anchoringLag(backlog, { now, boundMs });
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
