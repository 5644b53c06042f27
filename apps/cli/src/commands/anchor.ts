import { readAnchorBacklog } from '@originmark/storage';
import { EXIT, type ExitCode } from '../errors.ts';
import type { Call } from '../io.ts';
import { anchorNow } from '../workspace/anchor-now.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { putMissing } from '../render/anchoring.ts';
import { printResult, putFact } from '../workspace/print-result.ts';
import { type AnchorArgs, parseBatch, parseWay } from './anchor-options.ts';

/**
 * Publishes the status lists that are due, then anchors all that waits. A run that was cut short is
 * carried on by the next. With `watch` it goes on, with `lag` it only says how it stands.
 * @returns 2 where the ledger does not hold what was final, or anchoring lags beyond its bound
 * @throws CliError 64, 69; IssuerError; LedgerError
 */
export async function runAnchor(call: Call<AnchorArgs>): Promise<ExitCode> {
  const { lag, watch } = parseWay(call.args);
  if (lag) return (await import('./anchor-lag.ts')).runAnchorLag(call);
  if (watch) return (await import('./anchor-watch.ts')).runAnchorWatch(call);
  return anchorOnce(call);
}

async function anchorOnce({ args, io }: Call<AnchorArgs>): Promise<ExitCode> {
  const limit = parseBatch(args.batchSize);
  return withWorkspace(args, io, async (workspace) => {
    const { anchored, lists } = await anchorNow(workspace, limit);
    const items = anchored.reduce((sum, { size }) => sum + size, 0);
    const open = anchored.filter(({ confirmed }) => !confirmed).length;
    const { missing } = await workspace.database.transaction('reader', readAnchorBacklog);
    const result = { batches: anchored, items, statusLists: lists.length, missing };
    await printResult(io, args, result, (page) => {
      if (lists.length > 0) putFact(page, 'published', `${lists.length} versions of status lists`);
      putFact(page, 'anchored', `${items} items in ${anchored.length} batches`);
      for (const { batchId, digest, size, confirmed } of anchored)
        putFact(
          page,
          `batch ${batchId}`,
          `${size} items, ${digest}${confirmed ? '' : ', not final yet'}`,
        );
      if (open > 0)
        page.put('Run it again when the blocks are final: proofs are given from then on.');
      putMissing(page, missing);
    });
    return missing.length > 0 ? EXIT.review : EXIT.noException;
  });
}
