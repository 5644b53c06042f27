import {
  type Checkpoint,
  checkCheckpointSignature,
  type CommitmentTag,
  createMerkleTree,
  type CryptoPrimitives,
  digestCheckpoint,
  encodeHexData,
  parseCheckpoint,
} from '@originmark/core';
import {
  type AnchorBatchRow,
  type AnchorItemRow,
  type Damage,
  type FsckCheck,
  type OpenDatabase,
  setBatchColumns,
} from '@originmark/storage';
import { anchorDigestOf } from '../issuing/enqueue-token.ts';
import { commit } from './check-anchor-items.ts';
import type { FsckDeps } from './check-records.ts';
import { type KnownKey, readKnownKeys } from './known-keys.ts';
import { type Leaf, putLeaves, searchLeaves } from './search-leaves.ts';
import { sameBytes } from './same-bytes.ts';

/** Each batch is what its signed checkpoint says, and its leaves make that root. */
export function batchChecks({ crypto, database }: FsckDeps): readonly FsckCheck[] {
  return [
    {
      name: 'trees and checkpoints of batches',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const keys = await readKnownKeys(tx, crypto);
          const batches = await tx.selectFrom('anchor_batch').selectAll().orderBy('id').execute();
          const items = await tx
            .selectFrom('anchor_item')
            .selectAll()
            .orderBy('position')
            .execute();
          const texts = new Map<string, Text>();
          for (const table of ['credential_record', 'status_version'] as const)
            for (const { token } of await tx.selectFrom(table).select('token').execute())
              if (token !== null)
                texts.set(anchorDigestOf(token, { crypto }), [token, 'credential']);
          for (const { digest, document } of await tx
            .selectFrom('did_document')
            .select(['digest', 'document'])
            .execute())
            texts.set(digest, [document, 'did-document']);
          const found: Damage[] = [];
          for (const batch of batches)
            found.push(
              ...(await checkBatch(batch, { batches, crypto, database, items, keys, texts })),
            );
          return found;
        }),
    },
  ];
}

/** What an item commits to, and as what. */
type Text = readonly [text: string, tag: CommitmentTag];

interface Around extends FsckDeps {
  readonly batches: readonly AnchorBatchRow[];
  readonly items: readonly AnchorItemRow[];
  readonly keys: readonly KnownKey[];
  readonly texts: ReadonlyMap<string, Text>;
}

async function checkBatch(batch: AnchorBatchRow, around: Around): Promise<Damage[]> {
  if (batch.checkpoint === null) return [];
  const { crypto, database, keys } = around;
  const subject = `batch ${batch.id}`;
  const checkpoint = parseCheckpoint(batch.checkpoint);
  const signed = checkpoint !== undefined && (await isSigned(checkpoint, keys, crypto));
  if (!signed)
    return [
      {
        code: 'anchor.signature-unverified',
        subject,
        expected: 'a checkpoint signed by a key on record',
        found: checkpoint === undefined ? 'no checkpoint' : 'a signature that no key verifies',
        means: `The checkpoint was changed, or the record of its key is gone: without it no proof of the ${batch.size} items of this batch can be made from here.`,
      },
    ];
  return [
    ...compareColumns(database, batch, checkpoint, crypto),
    ...checkLeaves(batch, checkpoint, around),
  ];
}

async function isSigned(
  checkpoint: Checkpoint,
  keys: readonly KnownKey[],
  crypto: CryptoPrimitives,
): Promise<boolean> {
  for (const { key } of keys)
    if ((await checkCheckpointSignature(checkpoint, key, crypto)) !== undefined) return true;
  return false;
}

function compareColumns(
  database: OpenDatabase,
  batch: AnchorBatchRow,
  checkpoint: Checkpoint,
  { sha256 }: CryptoPrimitives,
): Damage[] {
  const said = {
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: checkpoint.root,
    digest: encodeHexData(digestCheckpoint(checkpoint, sha256)),
  };
  return Object.entries(said).flatMap(([column, value]) => {
    const found = batch[column as keyof typeof said];
    if (shown(found) === shown(value)) return [];
    return [
      {
        code: `anchor.${column}-mismatch`,
        subject: `batch ${batch.id}`,
        expected: shown(value),
        found: shown(found),
        means: 'Proofs of this batch would not verify, or not be found.',
        rebuild: {
          from: 'its signed checkpoint',
          run: () => setBatchColumns(database, batch, { [column]: value }),
        },
      },
    ];
  });
}

function checkLeaves(batch: AnchorBatchRow, checkpoint: Checkpoint, around: Around): Damage[] {
  const { batches, crypto, database, items, texts } = around;
  const makesRoot = (commitments: readonly Uint8Array[]): boolean =>
    commitments.length === checkpoint.size &&
    sameBytes(createMerkleTree(commitments, crypto.sha256).root, checkpoint.root);
  const toLeaf = (row: AnchorItemRow): Leaf => {
    const text = texts.get(row.digest);
    return {
      row,
      ...(text !== undefined && { meant: commit(row.salt, text[1], text[0], crypto) }),
    };
  };
  const own = items
    .filter(({ batch_id }) => batch_id === batch.id)
    .sort((a, b) => (a.leaf_index ?? 0) - (b.leaf_index ?? 0));
  const inOrder = own.every(({ leaf_index }, at) => leaf_index === at);
  if (inOrder && makesRoot(own.map(({ commitment }) => commitment))) return [];
  const sizes = new Map(batches.map(({ id, size }) => [id, size]));
  const strays = items.filter(
    ({ batch_id, leaf_index }) =>
      batch_id !== batch.id && (leaf_index ?? Infinity) >= (sizes.get(batch_id ?? -1) ?? 0),
  );
  const right = searchLeaves(
    { own: own.map(toLeaf), strays: strays.map(toLeaf), size: checkpoint.size },
    makesRoot,
  );
  return [
    {
      code: 'anchor.root-mismatch',
      subject: `batch ${batch.id}`,
      expected: encodeHexData(checkpoint.root),
      found: `${own.length} leaves that make another root`,
      means:
        'Proofs of this batch do not verify: by when its items existed can be shown only with proofs that were given out before.',
      ...(right !== undefined && {
        rebuild: {
          from: 'its items, which make the signed root in the order of their queue',
          run: () => putLeaves(database, batch, right),
        },
      }),
    },
  ];
}

function shown(value: string | number | Uint8Array | null): string {
  return value instanceof Uint8Array ? encodeHexData(value) : String(value);
}
