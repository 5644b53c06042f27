import { AGREEMENTS } from '../agreements/agreements.ts';
import { type Checked, accepted, refused, shown } from '../checked.ts';
import { isoCountry } from '../numbers/iso-country.ts';
import { convertQuantity } from '../money/convert-quantity.ts';
import { type Decimal, parseDecimal } from '../money/decimal.ts';
import type { Classification } from '../vintage/carry-over.ts';
import type {
  MaterialUse,
  ProductionRecord,
  RecordMaterial,
  RecordProcess,
  StatedKinds,
} from './production-record.ts';
import { PROCESS_NAMES } from './judge-conditions.ts';
import type { ProcessKind } from '../rules/rule.ts';

/** More rows than a record of one good has. */
export const MAX_MATERIALS = 20_000;

const USES: readonly MaterialUse[] = [
  'classifying-component',
  'visible-lining',
  'narrow-elastic',
  'sewing-thread',
  'pocket-bag',
  'elastomeric-yarn',
  'accessory',
  'retail-packing',
  'shipping-packing',
  'indirect',
];

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong, and where: `/materials/3/value`. */
class Wrong extends Error {
  readonly pointer: string;
  constructor(pointer: string, message: string) {
    super(message);
    this.pointer = pointer;
  }
}

/**
 * Reads a production record: the subject of a `ProductionRecordCredential`, or the whole credential. Amounts must be in
 * one currency and weights in units of weight; whatever is unknown to it is refused by name, so that nothing that the
 * trader wrote is lost without a word. Reason: `record-malformed`; the message names the place.
 */
export function readProductionRecord(value: unknown): Checked<ProductionRecord> {
  try {
    const outer = fields(value, '');
    const inner = outer['credentialSubject'];
    return accepted(readSubject(inner === undefined ? outer : fields(inner, '/credentialSubject')));
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return refused(
      'record-malformed',
      `${error.pointer === '' ? 'The record' : error.pointer}: ${error.message}`,
    );
  }
}

const SUBJECT = new Set([
  ...['type', 'id', 'producer', 'product', 'description', 'agreement', 'tariffClassification'],
  ...['alsoClassified', 'isKind', 'isNotKind', 'materials', 'processes', 'transactionValue'],
  ...['includedShipment', 'adjustedValue', 'netCost', 'totalCost', 'weight', 'facts'],
  ...['whollyObtained', 'putUpInSet', 'madeInForeignTradeZone'],
]);
const MATERIAL = new Set([
  ...['key', 'description', 'tariffClassification', 'alsoClassified', 'originating'],
  ...['countryOfOrigin', 'producedIn', 'value', 'internationalFreight', 'deductions', 'weight'],
  ...['process', 'packing', 'uses', 'isKind', 'isNotKind', 'madeFrom', 'selfProduced'],
  ...['designatedIntermediate', 'formedIn', 'finishedIn', 'yarnFormedIn', 'shortSupply', 'id'],
]);
const PROCESS = new Set(['description', 'country', 'from', 'until', 'kind']);

function readSubject(subject: Fields): ProductionRecord {
  onlyKnown(subject, SUBJECT, '');
  const agreement = AGREEMENTS.find(({ id }) => id === subject['agreement']);
  if (agreement === undefined)
    throw new Wrong(
      '/agreement',
      `name USMCA, CAFTA-DR or NAFTA, not ${shown(subject['agreement'])}`,
    );
  const money = new Currency();
  const materials = list(subject['materials'], '/materials').map((one, index) =>
    readMaterial(fields(one, `/materials/${index}`), index, money),
  );
  if (materials.length > MAX_MATERIALS)
    throw new Wrong('/materials', `at most ${MAX_MATERIALS} rows, not ${materials.length}`);
  checkKeys(materials);
  const amounts = {
    ...given('transactionValue', money.read(subject['transactionValue'], '/transactionValue')),
    ...given('includedShipment', money.read(subject['includedShipment'], '/includedShipment')),
    ...given('adjustedValue', money.read(subject['adjustedValue'], '/adjustedValue')),
    ...given('netCost', money.read(subject['netCost'], '/netCost')),
    ...given('totalCost', money.read(subject['totalCost'], '/totalCost')),
  };
  return {
    agreement: agreement.id,
    ...given('description', text(subject['description'], '/description')),
    classifications: readClassifications(subject, ''),
    kinds: readKinds(subject, ''),
    materials,
    processes: readProcesses(subject['processes']),
    ...given('currency', money.currency),
    ...amounts,
    ...given('weight', readWeight(subject['weight'], '/weight')),
    facts: readFacts(subject['facts']),
    ...given('whollyObtained', text(subject['whollyObtained'], '/whollyObtained')),
    isSet: truth(subject['putUpInSet'], '/putUpInSet') === true,
    ...given(
      'isProducedInUsForeignTradeZone',
      truth(subject['madeInForeignTradeZone'], '/madeInForeignTradeZone'),
    ),
  };
}

function readMaterial(row: Fields, index: number, money: Currency): RecordMaterial {
  const at = `/materials/${index}`;
  onlyKnown(row, MATERIAL, at);
  const packing = text(row['packing'], `${at}/packing`);
  if (packing !== undefined && packing !== 'retail' && packing !== 'shipping')
    throw new Wrong(`${at}/packing`, `retail or shipping, not ${shown(packing)}`);
  const uses = list(row['uses'] ?? [], `${at}/uses`).map((one) => oneOf(one, USES, `${at}/uses`));
  return {
    key: text(row['key'], `${at}/key`) ?? `#${index + 1}`,
    description: text(row['description'], `${at}/description`) ?? `material ${index + 1}`,
    classifications: readClassifications(row, at),
    originating: truth(row['originating'], `${at}/originating`),
    ...given('countryOfOrigin', country(row['countryOfOrigin'], `${at}/countryOfOrigin`)),
    ...given('producedIn', country(row['producedIn'], `${at}/producedIn`)),
    ...given('value', money.read(row['value'], `${at}/value`)),
    ...given(
      'internationalFreight',
      money.read(row['internationalFreight'], `${at}/internationalFreight`),
    ),
    ...given('deductions', money.read(row['deductions'], `${at}/deductions`)),
    ...given('weight', readWeight(row['weight'], `${at}/weight`)),
    uses: packing === undefined ? uses : [...uses, `${packing}-packing`],
    kinds: readKinds(row, at),
    madeFrom: texts(row['madeFrom'], `${at}/madeFrom`),
    isSelfProduced: truth(row['selfProduced'], `${at}/selfProduced`) === true,
    isDesignated: truth(row['designatedIntermediate'], `${at}/designatedIntermediate`) === true,
    ...given('formedIn', country(row['formedIn'], `${at}/formedIn`)),
    ...given('finishedIn', country(row['finishedIn'], `${at}/finishedIn`)),
    ...given('yarnFormedIn', country(row['yarnFormedIn'], `${at}/yarnFormedIn`)),
    isShortSupply: truth(row['shortSupply'], `${at}/shortSupply`) === true,
  };
}

/** Keys name materials once, what is named exists, and nothing is made of itself. */
function checkKeys(materials: readonly RecordMaterial[]): void {
  const byKey = new Map<string, RecordMaterial>();
  materials.forEach((material, index) => {
    if (byKey.has(material.key))
      throw new Wrong(`/materials/${index}/key`, `${shown(material.key)} names two materials`);
    byKey.set(material.key, material);
  });
  const done = new Set<string>();
  const open = new Set<string>();
  // By hand, not by recursion: a record may be deeper than the stack.
  const visit = (start: RecordMaterial): void => {
    const path: { material: RecordMaterial; next: number }[] = [{ material: start, next: 0 }];
    open.add(start.key);
    while (path.length > 0) {
      const top = path.at(-1);
      if (top === undefined) return;
      const key = top.material.madeFrom[top.next];
      top.next += 1;
      if (key === undefined) {
        open.delete(top.material.key);
        done.add(top.material.key);
        path.pop();
        continue;
      }
      const input = byKey.get(key);
      if (input === undefined)
        throw new Wrong(
          '/materials',
          `${shown(top.material.key)} is made from ${shown(key)}, which no row has as its key`,
        );
      if (open.has(key)) throw new Wrong('/materials', `${shown(key)} is made from itself`);
      if (path.length > 64)
        throw new Wrong('/materials', 'materials are made of materials more than 64 deep');
      if (done.has(key)) continue;
      open.add(key);
      path.push({ material: input, next: 0 });
    }
  };
  for (const material of materials) if (!done.has(material.key)) visit(material);
}

function readClassifications(row: Fields, at: string): Classification[] {
  const first = row['tariffClassification'];
  if (first === undefined)
    throw new Wrong(`${at}/tariffClassification`, 'say how it is classified');
  const others = list(row['alsoClassified'] ?? [], `${at}/alsoClassified`);
  return [first, ...others].map((one, index) => {
    const place = index === 0 ? `${at}/tariffClassification` : `${at}/alsoClassified/${index - 1}`;
    const { code, system } = fields(one, place);
    if (typeof code !== 'string' || typeof system !== 'string')
      throw new Wrong(place, 'give a system such as HS2022 and a code');
    return { system, code };
  });
}

function readProcesses(value: unknown): RecordProcess[] {
  return list(value ?? [], '/processes').map((one, index) => {
    const at = `/processes/${index}`;
    const row = fields(one, at);
    onlyKnown(row, PROCESS, at);
    const kinds = Object.keys(PROCESS_NAMES) as ProcessKind[];
    const place = country(row['country'], `${at}/country`);
    if (place === undefined) throw new Wrong(`${at}/country`, 'say where it was done');
    return {
      description: text(row['description'], `${at}/description`) ?? `process ${index + 1}`,
      ...(row['kind'] === undefined ? {} : { kind: oneOf(row['kind'], kinds, `${at}/kind`) }),
      country: place,
    };
  });
}

function readFacts(value: unknown): ProductionRecord['facts'] {
  return list(value ?? [], '/facts').map((one, index) => {
    const at = `/facts/${index}`;
    const row = fields(one, at);
    onlyKnown(row, new Set(['fact', 'holds']), at);
    const fact = text(row['fact'], `${at}/fact`);
    const holds = truth(row['holds'], `${at}/holds`);
    if (fact === undefined || holds === undefined)
      throw new Wrong(at, 'give the fact and whether it holds');
    return { fact, holds };
  });
}

const readKinds = (row: Fields, at: string): StatedKinds => ({
  is: texts(row['isKind'], `${at}/isKind`),
  isNot: texts(row['isNotKind'], `${at}/isNotKind`),
});

function readWeight(value: unknown, at: string): Decimal | undefined {
  if (value === undefined) return undefined;
  const { unit, value: amount } = fields(value, at);
  if (typeof amount !== 'string' || typeof unit !== 'string')
    throw new Wrong(at, 'give a value as text and a unit such as KGM');
  const weight = convertQuantity({ value: amount, unit }, 'KGM');
  if (!weight.ok) throw new Wrong(at, weight.message);
  if (weight.value.units < 0n) throw new Wrong(at, 'a weight is not below zero');
  return weight.value;
}

/** One currency for the whole record: nothing is converted here. */
class Currency {
  currency: string | undefined;
  read(value: unknown, at: string): Decimal | undefined {
    if (value === undefined) return undefined;
    const { amount, currency } = fields(value, at);
    const read = parseDecimal(amount);
    if (read === undefined || read.units < 0n)
      throw new Wrong(at, `write the amount as a plain decimal in text, not ${shown(amount)}`);
    if (typeof currency !== 'string' || currency.length !== 3)
      throw new Wrong(at, `name the currency as USD, not ${shown(currency)}`);
    this.currency ??= currency;
    if (this.currency !== currency)
      throw new Wrong(
        at,
        `amounts are in ${this.currency} and in ${shown(currency)}: give all in one currency`,
      );
    return read;
  }
}

function given<Name extends string, T>(name: Name, value: T | undefined): { [K in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [K in Name]?: T };
}

function fields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Wrong(at, 'an object is needed here');
  return value as Fields;
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Wrong(at, 'a list is needed here');
  return value as unknown[];
}

function text(value: unknown, at: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length === 0 || value.length > 4000)
    throw new Wrong(at, 'text of 1 to 4,000 characters is needed here');
  return value;
}

const texts = (value: unknown, at: string): string[] =>
  list(value ?? [], at).map((one) => {
    const read = text(one, at);
    if (read === undefined) throw new Wrong(at, 'text is needed here');
    return read;
  });

function truth(value: unknown, at: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new Wrong(at, 'true or false is needed here');
}

function country(value: unknown, at: string): string | undefined {
  const read = text(value, at);
  if (read === undefined || isoCountry(read)) return read;
  throw new Wrong(at, `write the country as two letters of ISO 3166-1, not ${shown(read)}`);
}

function oneOf<T extends string>(value: unknown, known: readonly T[], at: string): T {
  const found = known.find((one) => one === value);
  if (found === undefined)
    throw new Wrong(at, `${shown(value)} is not one of: ${known.join(', ')}`);
  return found;
}

function onlyKnown(row: Fields, known: ReadonlySet<string>, at: string): void {
  const unknown = Object.keys(row).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new Wrong(`${at}/${unknown}`, `no such field is known: one of ${[...known].join(', ')}`);
}
