import type { BillOfLading, Quantity } from '@originmark/schemas';
import { groupBy } from '../../group-by.ts';
import { oncePerEntryAnd } from '../../once-per.ts';
import { sumOf } from './check-quantity.ts';
import { MAX_SHOWN } from './invoice-goods.ts';
import type { Measure } from './measure.ts';

type Item = BillOfLading['goods'][number];

/** Goods of one bill that are marked alike, with what they weigh together. */
export interface CarriedGoods {
  readonly product: string | undefined;
  readonly invoiceNumber: string | undefined;
  /** Undefined for weights that do not add up. */
  readonly weight: Measure | undefined;
  /** The first weights, as many as a verdict shows. */
  readonly shown: readonly Quantity[];
}

/** What a bill carries, by how it is marked. Read once, however many entry lines are compared with it. */
export const cargoReader = oncePerEntryAnd(readCargo);

function readCargo({ goods }: BillOfLading): readonly CarriedGoods[] {
  const alike = groupBy(goods, ({ product, invoiceNumber }) =>
    JSON.stringify([product ?? null, invoiceNumber ?? null]),
  );
  return [...alike.values()].map(weigh);
}

function weigh(items: readonly Item[]): CarriedGoods {
  const weights = items.map(({ grossWeight }) => grossWeight);
  return {
    product: items[0]?.product,
    invoiceNumber: items[0]?.invoiceNumber,
    weight: sumOf(weights),
    shown: weights.slice(0, MAX_SHOWN),
  };
}
