import type { RowReader } from '../csv/row-reader.ts';
import type { RowProblem } from '../trade-problem.ts';

/** What is known of one part number of one seller. */
export interface PartRecord {
  readonly part: string;
  /** DID of the seller whose number it is; without one it is everyone's. */
  readonly seller?: string;
  readonly product?: string;
  /** Dotted. */
  readonly hts?: string;
  readonly description?: string;
  /** DID. */
  readonly maker?: string;
  /** IRIs. */
  readonly rights?: readonly string[];
  /** Column 1 general rate as text: `19.7 %`, `Free`. */
  readonly dutyRate?: string;
  /** Row of the parts list. */
  readonly row: number;
}

/** Parts by number. */
export interface PartIndex {
  /** The seller's own number, else everyone's. Undefined where there is none, or rows contradict each other. */
  find(part: string, seller?: string): PartRecord | undefined;
  /** Rows that contradict each other about this number; empty where none do. */
  conflictOf(part: string, seller?: string): readonly number[];
}

const COMPARED = ['product', 'hts', 'description', 'maker', 'rights', 'dutyRate'] as const;

/**
 * An index of parts. The same part with other values is a conflict: it is told at every row after
 * the first, and no row of it is found, because nothing says which one holds.
 */
export function createPartIndex(records: readonly PartRecord[]): {
  readonly index: PartIndex;
  readonly conflicts: readonly RowProblem[];
} {
  const parts = new Map<string, { first: PartRecord; rows: number[] }>();
  const conflicts: RowProblem[] = [];
  for (const record of records) {
    const key = keyOf(record.part, record.seller);
    const known = parts.get(key);
    if (known === undefined) {
      parts.set(key, { first: record, rows: [] });
      continue;
    }
    const differing = COMPARED.filter(
      (field) => JSON.stringify(record[field]) !== JSON.stringify(known.first[field]),
    );
    if (differing.length === 0) continue;
    if (known.rows.length === 0) known.rows.push(known.first.row);
    known.rows.push(record.row);
    conflicts.push({
      source: { row: record.row },
      message: `part ${record.part} has another ${differing.join(', ')} than in row ${known.first.row}`,
      remedy: 'keep one row for each part of a seller; until then none of them is used',
      isRowKept: false,
    });
  }
  const lookUp = (part: string, seller?: string) =>
    (seller === undefined ? undefined : parts.get(keyOf(part, seller))) ??
    parts.get(keyOf(part, undefined));
  return {
    index: {
      find(part, seller) {
        const known = lookUp(part, seller);
        return known === undefined || known.rows.length > 0 ? undefined : known.first;
      },
      conflictOf: (part, seller) => lookUp(part, seller)?.rows ?? [],
    },
    conflicts,
  };
}

function keyOf(part: string, seller: string | undefined): string {
  return JSON.stringify([part, seller ?? null]);
}

/** @internal The product of a row, from its own cell, else from the parts list; a contradiction is told. */
export function productOfPart(
  reader: RowReader,
  {
    item,
    seller,
    parts,
  }: {
    readonly item?: string | undefined;
    readonly seller: string | undefined;
    readonly parts: PartIndex | undefined;
  },
): string | undefined {
  const own = reader.product('product');
  if (item === undefined || parts === undefined) return own;
  const conflict = parts.conflictOf(item, seller);
  if (conflict.length > 0)
    reader.note(
      'item',
      `rows ${conflict.slice(0, 10).join(', ')} of the parts list contradict each other about ${item}`,
      'keep one of them',
    );
  const listed = parts.find(item, seller)?.product;
  if (own !== undefined && listed !== undefined && own !== listed)
    reader.note(
      'product',
      `the product is ${own}, in the parts list ${listed}`,
      'correct one of them; the row stands as it is',
    );
  return own ?? listed;
}
