import { formatDecimal, multiplyDecimal, parseDecimal } from '@originmark/customs/numbers';
import type { CsvMapping, Material } from '@originmark/schemas';
import { assertMapping } from '../trade-data/csv/assert-mapping.ts';
import type { CsvSource } from '../trade-data/csv/read-rows.ts';
import { readTable } from '../trade-data/csv/read-table.ts';
import { createRowReader, type RowReader } from '../trade-data/csv/row-reader.ts';
import { createProblemList, shown, type ToldProblems } from '../trade-data/trade-problem.ts';

/** The materials of a bill of materials, per unit of the good, and what is wrong in it. */
export interface ReadBillOfMaterials extends ToldProblems {
  /** Every row that stands, in the order of the file. */
  readonly materials: readonly Material[];
}

/** How a bill of materials is read. */
export interface BillOfMaterialsOptions {
  readonly mapping: unknown;
  readonly maxProblems?: number;
}

const YES: ReadonlySet<string> = new Set(['y', 'yes', 'true', '1', 's', 'si', 'sí', 'x']);
const NO: ReadonlySet<string> = new Set(['n', 'no', 'false', '0']);
const USES = [
  'classifying-component',
  'visible-lining',
  'narrow-elastic',
  'sewing-thread',
  'pocket-bag',
  'elastomeric-yarn',
  'accessory',
  'indirect',
] as const satisfies readonly NonNullable<Material['uses']>[number][];

/**
 * A bill of materials from CSV: what goes into one unit of the good, how each material is classified, whether it
 * originates, and what it costs. A row with something wrong in it is told and left out, so the caller must not decide
 * origin while `problems` takes rows away.
 * @throws WalletError `wallet.mapping-unfit`, `wallet.file-unreadable`
 */
export async function readBillOfMaterials(
  source: CsvSource,
  options: BillOfMaterialsOptions,
): Promise<ReadBillOfMaterials> {
  const mapping = assertMapping(options.mapping, 'BillOfMaterials');
  const problems = createProblemList(options.maxProblems);
  const createReader = createRowReader(mapping, problems.tell);
  const materials: Material[] = [];
  for await (const rows of readTable(source, mapping, problems.tell))
    for (const row of rows) {
      const reader = createReader(row);
      const material = readMaterial(reader, mapping);
      if (material !== undefined && reader.isGood()) materials.push(material);
    }
  return { materials, ...problems.told() };
}

function readMaterial(reader: RowReader, mapping: CsvMapping): Material | undefined {
  reader.require('description', 'hts', 'originating');
  const description = reader.text('description', 4000);
  const code = reader.hts('hts');
  const originating = readYesNo(reader);
  const packing = readOne(reader, 'packing', ['retail', 'shipping'] as const);
  const found = {
    key: reader.name('part', 60),
    countryOfOrigin: reader.country('countryOfOrigin'),
    producedIn: reader.country('producedIn'),
    value: readAmount(reader),
    internationalFreight: moneyOf(reader, reader.number('freight')),
    weight: readWeight(reader),
    uses: readUses(reader, mapping.listMark),
    packing,
    madeFrom: listOf(reader.text('madeFrom', 4000), mapping.listMark),
    formedIn: reader.country('formedIn'),
    finishedIn: reader.country('finishedIn'),
    yarnFormedIn: reader.country('yarnFormedIn'),
  };
  if (description === undefined || code === undefined || originating === undefined)
    return undefined;
  const system = mapping.goodsSystem ?? '';
  const material = { description, tariffClassification: { system, code }, originating };
  return Object.assign(material, withoutAbsent(found));
}

/** Written by hand: of each of many thousand rows most columns are empty. */
function withoutAbsent<T extends object>(found: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  const known: { [Name in keyof T]?: NonNullable<T[Name]> } = {};
  for (const name of Object.keys(found) as (keyof T)[]) {
    const value = found[name];
    if (value !== undefined && value !== null) known[name] = value;
  }
  return known;
}

function readYesNo(reader: RowReader): boolean | undefined {
  const cell = reader.text('originating', 20)?.toLowerCase();
  if (cell === undefined) return undefined;
  if (YES.has(cell)) return true;
  if (NO.has(cell)) return false;
  reader.refuse('originating', `${shown(cell)} is neither yes nor no`, 'write yes or no');
  return undefined;
}

/** What the row costs for one unit: the amount, or quantity times price, exactly. */
function readAmount(reader: RowReader): Material['value'] | undefined {
  const amount = reader.number('amount');
  if (amount !== undefined) return moneyOf(reader, amount);
  const quantity = parseDecimal(reader.number('quantity'));
  const price = parseDecimal(reader.number('unitPrice'));
  if (quantity === undefined || price === undefined) return undefined;
  return moneyOf(reader, formatDecimal(multiplyDecimal(quantity, price)));
}

function moneyOf(reader: RowReader, amount: string | undefined): Material['value'] | undefined {
  if (amount === undefined) return undefined;
  reader.require('currency');
  const currency = reader.currency('currency');
  return currency === undefined ? undefined : { amount, currency };
}

function readWeight(reader: RowReader): Material['weight'] | undefined {
  const value = reader.number('netWeight');
  if (value === undefined) return undefined;
  reader.require('weightUnit');
  const unit = reader.unit('weightUnit');
  return unit === undefined ? undefined : { value, unit };
}

function readUses(reader: RowReader, mark: string | undefined): Material['uses'] | undefined {
  const words = listOf(reader.text('uses', 400), mark);
  const uses = words?.flatMap((word) => USES.find((use) => use === word) ?? []);
  if (words !== undefined && uses?.length !== words.length)
    reader.refuse(
      'uses',
      `${shown(words.join(', '))} is no use that a rule knows`,
      `write one of ${USES.join(', ')}`,
    );
  return uses;
}

function readOne<T extends string>(
  reader: RowReader,
  field: 'packing',
  known: readonly T[],
): T | undefined {
  const cell = reader.text(field, 40);
  if (cell === undefined) return undefined;
  const found = known.find((one) => one === cell);
  if (found === undefined)
    reader.refuse(
      field,
      `${shown(cell)} is not ${known.join(' or ')}`,
      `write ${known.join(' or ')}, or nothing`,
    );
  return found;
}

function listOf(
  cell: string | undefined,
  mark: string | undefined,
): [string, ...string[]] | undefined {
  if (cell === undefined) return undefined;
  const words = (mark === undefined ? [cell] : cell.split(mark))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const [first, ...more] = words;
  return first === undefined ? undefined : [first, ...more];
}
