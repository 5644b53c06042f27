import { type AnchoredBatch, anchorWaiting, type PublishedList } from '@originmark/issuer/register';
import { startProgress } from '../render/progress.ts';
import { issuerOf } from './identifiers.ts';
import type { Workspace } from './open-workspace.ts';
import { publishDue } from './publish.ts';

/** Items of a batch, usually: proofs of larger batches measure more than 1,000 bytes. */
export const USUAL_BATCH = 1024;

/** What was published and anchored. */
export interface AnchoredNow {
  readonly lists: readonly PublishedList[];
  readonly anchored: readonly AnchoredBatch[];
}

/**
 * Publishes the status lists that are due, then anchors all that waits, in batches of at most `limit` items.
 * @throws IssuerError; LedgerError
 */
export async function anchorNow(workspace: Workspace, limit = USUAL_BATCH): Promise<AnchoredNow> {
  const { io, ledger, operator } = workspace;
  const lists = await publishDue(workspace);
  const { key, did } = operator;
  const progress = startProgress(io, 'batches anchored', await countBatches(workspace, limit));
  const signer = {
    address: key.address,
    sign: async (digest: Uint8Array) => {
      const signature = await key.sign(digest);
      await progress.step();
      return signature;
    },
  };
  try {
    // One log for the folder: what several identifiers issued shares its batches.
    return {
      lists,
      anchored: await anchorWaiting(issuerOf(workspace, { did }), { ledger, signer, limit }),
    };
  } finally {
    progress.end();
  }
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
