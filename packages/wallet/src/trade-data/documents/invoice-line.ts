import {
  compareDecimal,
  type Decimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
} from '@originmark/customs';
import type { CsvMapping, InvoiceLine } from '@originmark/schemas';
import type { RowReader } from '../csv/row-reader.ts';
import { type PartIndex, productOfPart } from '../parts/part-index.ts';

/** @internal A line with its amount as a number. */
export interface PricedLine {
  readonly line: InvoiceLine;
  readonly amount: Decimal;
}

/** @internal What a line needs to know besides its row. */
export interface LineContext {
  readonly mapping: CsvMapping;
  readonly parts: PartIndex | undefined;
  readonly seller: string | undefined;
  readonly currency: string | undefined;
}

/** @internal The line of a row; undefined when the row does not stand. */
export function readInvoiceLine(reader: RowReader, context: LineContext): PricedLine | undefined {
  reader.require('description', 'quantity', 'unit');
  const description = reader.text('description', 4000);
  const value = reader.number('quantity');
  const unit = reader.unit('unit');
  const price = reader.number('unitPrice');
  const item = reader.name('item', 80);
  const product = productOfPart(reader, { item, ...context });
  const code = reader.hts('hts');
  const countryOfOrigin = reader.country('countryOfOrigin');
  const lot = reader.name('lot', 80);
  const amount = readAmount(reader, value, price);
  const { currency, mapping } = context;
  if (!description || !value || !unit || amount === undefined || currency === undefined)
    return undefined;
  const line: InvoiceLine = {
    ...(item !== undefined && { item }),
    description,
    ...(product !== undefined && { product }),
    ...(code !== undefined &&
      mapping.goodsSystem !== undefined && {
        tariffClassification: { system: mapping.goodsSystem, code },
      }),
    quantity: { value, unit },
    ...(price !== undefined && { unitPrice: { amount: price, currency } }),
    amount: { amount: formatDecimal(amount), currency },
    ...(countryOfOrigin !== undefined && { countryOfOrigin }),
    ...(lot !== undefined && { lot }),
  };
  return { line, amount };
}

/** The amount as stated, told where it is not quantity times price; the exact product where it is not stated. */
function readAmount(
  reader: RowReader,
  quantity: string | undefined,
  price: string | undefined,
): Decimal | undefined {
  const stated = parseDecimal(reader.number('amount'));
  const [count, each] = [parseDecimal(quantity), parseDecimal(price)];
  const product = count && each && multiplyDecimal(count, each);
  if (stated === undefined) {
    if (product === undefined && reader.isGood())
      reader.refuse('amount', 'there is no amount', 'give it, or quantity and unit price');
    return product;
  }
  const rounded = product && roundDecimal(product, stated.scale, 'half-up');
  if (rounded && compareDecimal(rounded, stated) !== 0)
    reader.note(
      'amount',
      `${quantity ?? ''} at ${price ?? ''} make ${formatDecimal(rounded)}, not ${formatDecimal(stated)}`,
      'correct quantity, price or amount; the amount stands as stated',
    );
  return stated;
}
