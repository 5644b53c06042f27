import { createHash } from 'node:crypto';
import type { StorageTransaction } from '../tables.ts';
import type { FsckFinding } from './fsck-finding.ts';

/** Batches are whole, checkpoints fit their digests, nothing is anchored but by a confirmed batch. */
export async function checkAnchors(tx: StorageTransaction): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = [];
  const batches = await tx
    .selectFrom('anchor_batch')
    .select(['id', 'size', 'state', 'checkpoint', 'digest'])
    .orderBy('id')
    .execute();
  for (const batch of batches) {
    const subject = `batch ${batch.id}`;
    const items = await tx
      .selectFrom('anchor_item')
      .select(['digest', 'leaf_index', 'state'])
      .where('batch_id', '=', batch.id)
      .orderBy('leaf_index')
      .execute();
    if (items.length !== batch.size || items.some((item, at) => item.leaf_index !== at)) {
      const found = `${items.length} items of ${batch.size}`;
      findings.push({ code: 'anchor.batch-incomplete', subject, found });
    }
    if (batch.checkpoint !== null && hash(batch.checkpoint) !== batch.digest) {
      findings.push({ code: 'anchor.checkpoint-mismatch', subject, found: String(batch.digest) });
    }
    for (const item of items) {
      if ((item.state === 'anchored') === (batch.state === 'confirmed')) continue;
      const found = `${item.state} in a batch that is ${batch.state}`;
      findings.push({ code: 'anchor.not-confirmed', subject: item.digest, found });
    }
  }
  return findings;
}

function hash(text: string): string {
  return `0x${createHash('sha256').update(text).digest('hex')}`;
}
