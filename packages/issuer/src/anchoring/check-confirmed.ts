import { checkStamp, type Ledger } from '@originmark/ledger';
import {
  type AnchorBatchRow,
  listConfirmedBatches,
  markBatchMissing,
  markBatchMoved,
} from '@originmark/storage';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import type { TellAnchorEvent } from './anchor-event.ts';

/** Confirmed batches looked at in one go. */
const AT_MOST = 1000;

/** Who looks, and where. */
interface Looking {
  readonly ledger: Ledger;
  readonly tell?: TellAnchorEvent;
}

/**
 * Looks whether the chain still is the one on which batches were confirmed. The newest block answers for
 * all below it; where it is another, every batch is asked for, newest first, down to one whose block
 * stands. What is gone is noted, and told each time: no proof is given for it.
 * @throws LedgerError `rpc.behind` where the node cannot say; `rpc.*`; StorageError
 */
export async function checkConfirmed(issuer: IssuerContext, looking: Looking): Promise<void> {
  const list = (options: Parameters<typeof listConfirmedBatches>[1]) =>
    issuer.database.transaction('reader', (tx) => listConfirmedBatches(tx, options));
  const [newest] = await list({ limit: 1 });
  if (newest === undefined) return;
  let stands = (await look(issuer, newest, looking)) === 'there';
  for (const row of await list({ limit: AT_MOST, onlyMissing: stands })) {
    if (row.id === newest.id || (stands && !isMissing(row))) continue;
    if ((await look(issuer, row, looking)) === 'there') stands = true;
  }
}

async function look(
  issuer: IssuerContext,
  row: AnchorBatchRow,
  { ledger, tell }: Looking,
): Promise<'there' | 'moved' | 'gone'> {
  const answer = await checkStamp(ledger, toStamp(row));
  if (answer.state !== 'gone') {
    await noteThere(issuer, row, answer, tell);
    return answer.state;
  }
  const { digest, id: batchId, size } = row;
  const missingSince = issuer.clock();
  await issuer.database.transaction((tx) => markBatchMissing(tx, { batchId, missingSince }));
  const { found } = answer;
  await tell?.({ kind: 'missing', batchId, size, digest: digest ?? '', found });
  return 'gone';
}

async function noteThere(
  { database }: IssuerContext,
  row: AnchorBatchRow,
  answer: Exclude<Awaited<ReturnType<typeof checkStamp>>, { readonly state: 'gone' }>,
  tell: TellAnchorEvent | undefined,
): Promise<void> {
  const { id: batchId } = row;
  if (answer.state === 'moved') {
    const { block, blockHash } = answer.place;
    await database.transaction((tx) =>
      markBatchMoved(tx, { batchId, blockNumber: BigInt(block), blockHash }),
    );
  } else if (isMissing(row)) {
    await database.transaction((tx) => markBatchMissing(tx, { batchId, missingSince: undefined }));
  }
  if (isMissing(row)) await tell?.({ kind: 'back', batchId });
}

function isMissing({ missing_since }: AnchorBatchRow): boolean {
  return missing_since !== null;
}

function toStamp({ block_hash, block_number, block_time, digest }: AnchorBatchRow) {
  return {
    digest: digest ?? '',
    stampedAt: block_time?.getTime() ?? 0,
    block: Number(block_number),
    ...(block_hash !== null && { blockHash: block_hash }),
  };
}
