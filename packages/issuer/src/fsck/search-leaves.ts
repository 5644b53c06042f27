import type { AnchorBatchRow, AnchorItemRow, OpenDatabase } from '@originmark/storage';

/** An item that may be a leaf, with the commitment that salt and token make, where the token is here. */
export interface Leaf {
  readonly row: AnchorItemRow;
  readonly meant?: Uint8Array;
}

/** A leaf as it belongs. */
export interface PlacedLeaf {
  readonly digest: string;
  readonly commitment: Uint8Array;
}

/**
 * The leaves that make the signed root, if the items that are here do: the batch's own as they stand or in
 * the order of their queue, by which every batch is made; with one more from elsewhere where one is missing;
 * with the commitments on record or those that salts and tokens make. Nothing is taken but what makes the root.
 */
export function searchLeaves(
  {
    own,
    size,
    strays,
  }: { readonly own: readonly Leaf[]; readonly strays: readonly Leaf[]; readonly size: number },
  makesRoot: (commitments: readonly Uint8Array[]) => boolean,
): readonly PlacedLeaf[] | undefined {
  const sets =
    own.length === size
      ? [own]
      : own.length === size - 1
        ? strays.map((stray) => [...own, stray])
        : [];
  for (const leaves of sets)
    for (const ordered of [leaves, [...leaves].sort(byPosition)])
      for (const asMeant of [false, true]) {
        const placed = ordered.map(({ meant, row }) => ({
          digest: row.digest,
          commitment: asMeant ? (meant ?? row.commitment) : row.commitment,
        }));
        if (makesRoot(placed.map(({ commitment }) => commitment))) return placed;
      }
  return undefined;
}

function byPosition(one: Leaf, other: Leaf): number {
  return one.row.position < other.row.position ? -1 : 1;
}

/** Puts leaves back in their places; first out of the way, for no two may hold one place at any moment. */
export async function putLeaves(
  database: OpenDatabase,
  { id, state }: AnchorBatchRow,
  leaves: readonly PlacedLeaf[],
): Promise<void> {
  const done = { batch_id: id, state: state === 'confirmed' ? 'anchored' : 'batched' } as const;
  await database.transaction('repair', async (tx) => {
    for (const far of [1_000_000, 0])
      for (const [at, { commitment, digest }] of leaves.entries())
        await tx
          .updateTable('anchor_item')
          .set({ ...done, commitment, leaf_index: at + far })
          .where('digest', '=', digest)
          .execute();
  });
}
