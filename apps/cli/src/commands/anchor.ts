import { anchorWaiting } from '@originmark/issuer/register';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { startProgress } from '../render/progress.ts';
import { issuerOf } from '../workspace/identifiers.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import { publishDue } from '../workspace/publish.ts';

export interface AnchorArgs extends PrintArgs {
  readonly data?: string;
  readonly batchSize?: string;
}

const MAX_BATCH = 4096;
/** Proofs of larger batches measure more than 1,000 bytes. */
const BATCH = 1024;

/**
 * Publishes the status lists that are due, then anchors all that waits. A run that was cut short is
 * carried on by the next.
 * @throws CliError 64, 69; IssuerError; LedgerError
 */
export async function runAnchor({ args, io }: Call<AnchorArgs>): Promise<ExitCode> {
  const limit = parseBatch(args.batchSize);
  await withWorkspace(args, io, async (workspace) => {
    const lists = await publishDue(workspace);
    const { key, did } = workspace.operator;
    const progress = startProgress(io, 'batches anchored', await countBatches(workspace, limit));
    const signer = {
      address: key.address,
      sign: async (digest: Uint8Array) => {
        const signature = await key.sign(digest);
        await progress.step();
        return signature;
      },
    };
    let anchored;
    try {
      // One log for the folder: what several identifiers issued shares its batches.
      anchored = await anchorWaiting(issuerOf(workspace, { did }), {
        ledger: workspace.ledger,
        signer,
        limit,
      });
    } finally {
      progress.end();
    }
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

async function countBatches({ database }: Workspace, limit: number): Promise<number> {
  return database.transaction('reader', async (tx) => {
    const waiting = await tx
      .selectFrom('anchor_item')
      .select((of) => of.fn.countAll<bigint>().as('count'))
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    const open = await tx
      .selectFrom('anchor_batch')
      .select((of) => of.fn.countAll<bigint>().as('count'))
      .where('state', 'in', ['claimed', 'prepared'])
      .executeTakeFirstOrThrow();
    return Math.ceil(Number(waiting.count) / limit) + Number(open.count);
  });
}

function parseBatch(text: string | undefined): number {
  const size = text === undefined ? BATCH : Number(text);
  if (Number.isSafeInteger(size) && size >= 1 && size <= MAX_BATCH) return size;
  throw wrongUsage(`--batch-size ${String(text)} is not a whole number from 1 to ${MAX_BATCH}.`);
}
