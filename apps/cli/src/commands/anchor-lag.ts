import { type AnchoringLag, anchoringLag } from '@originmark/issuer/register';
import { type OpenDatabase, readAnchorBacklog } from '@originmark/storage';
import { EXIT, type ExitCode } from '../errors.ts';
import type { Call } from '../io.ts';
import { putLag } from '../render/anchoring.ts';
import { withRegister } from '../workspace/open-register.ts';
import { printResult } from '../workspace/print-result.ts';
import { type AnchorArgs, parseBound } from './anchor-options.ts';

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
