import { runAnchorWorker } from '@originmark/issuer/register';
import { EXIT, type ExitCode } from '../errors.ts';
import type { Call } from '../io.ts';
import { createWatchTeller } from '../render/watching.ts';
import { issuerOf } from '../workspace/identifiers.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { publishDue } from '../workspace/publish.ts';
import { readLag } from './anchor-lag.ts';
import { type AnchorArgs, parseBatch, parseBound, parseEvery } from './anchor-options.ts';

const LONGEST_PAUSE_MS = 5000;
const BACK_OFF_MS = 60_000;

/**
 * Publishes and anchors on and on, until the process is asked to end, and prints what happens: a line
 * each, with `--json` an object a line.
 * @returns 2 where the ledger does not hold what was final
 * @throws CliError 64, 65; StorageError `lock.held`; LedgerError
 */
export async function runAnchorWatch({ args, io }: Call<AnchorArgs>): Promise<ExitCode> {
  const batchSize = parseBatch(args.batchSize);
  const batchAgeMs = parseEvery(args.every);
  const boundMs = parseBound(args.bound);
  const signal = io.untilStopped?.() ?? new AbortController().signal;
  return withWorkspace(args, io, async (workspace) => {
    const { database, ledger, operator } = workspace;
    const everyMs = Math.min(batchAgeMs, LONGEST_PAUSE_MS);
    const told = createWatchTeller(io, {
      json: args.json === true,
      batchAgeMs,
      batchSize,
      everyMs,
    });
    await runAnchorWorker(issuerOf(workspace, { did: operator.did }), {
      ledger,
      signer: operator.key,
      batchSize,
      batchAgeMs,
      everyMs,
      backOffMs: BACK_OFF_MS,
      signal,
      before: async () => {
        await publishDue(workspace);
      },
      tell: told.event,
      wait: async (ms, until) => {
        await told.pause(await readLag(database, io.now(), boundMs));
        await io.wait(ms, until);
      },
    });
    const { missing } = await readLag(database, io.now(), boundMs);
    return missing.length > 0 ? EXIT.review : EXIT.noException;
  });
}
