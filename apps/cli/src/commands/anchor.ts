import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { anchorNow, USUAL_BATCH } from '../workspace/anchor-now.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface AnchorArgs extends PrintArgs {
  readonly data?: string;
  readonly batchSize?: string;
}

const MAX_BATCH = 4096;

/**
 * Publishes the status lists that are due, then anchors all that waits. A run that was cut short is
 * carried on by the next.
 * @throws CliError 64, 69; IssuerError; LedgerError
 */
export async function runAnchor({ args, io }: Call<AnchorArgs>): Promise<ExitCode> {
  const limit = parseBatch(args.batchSize);
  await withWorkspace(args, io, async (workspace) => {
    const { anchored, lists } = await anchorNow(workspace, limit);
    const items = anchored.reduce((sum, { size }) => sum + size, 0);
    const open = anchored.filter(({ confirmed }) => !confirmed).length;
    const result = { batches: anchored, items, statusLists: lists.length };
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
    });
  });
  return EXIT.noException;
}

function parseBatch(text: string | undefined): number {
  const size = text === undefined ? USUAL_BATCH : Number(text);
  if (Number.isSafeInteger(size) && size >= 1 && size <= MAX_BATCH) return size;
  throw wrongUsage(`--batch-size ${String(text)} is not a whole number from 1 to ${MAX_BATCH}.`);
}
