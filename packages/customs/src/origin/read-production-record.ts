import { AGREEMENTS } from '../agreements/agreements.ts';
import { type Checked, accepted, refused, shown } from '../checked.ts';
import { compareDecimal } from '../money/decimal.ts';
import { PROCESS_NAMES } from '../rules/process-names.ts';
import type { ProcessKind } from '../rules/rule.ts';
import type { Classification } from '../vintage/carry-over.ts';
import { checkKeys } from './check-material-keys.ts';
import type {
  MaterialUse,
  ProductionRecord,
  RecordMaterial,
  RecordProcess,
  StatedKinds,
} from './production-record.ts';
import { ZERO } from './range.ts';
import {
  Currency,
  type Fields,
  Wrong,
  country,
  fields,
  given,
  list,
  oneOf,
  onlyKnown,
  readWeight,
  text,
  texts,
  truth,
  under,
} from './record-fields.ts';

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
      `${error.pointer === '' ? 'The record' : error.pointer}${materialAt(value, error.pointer)}: ${error.message}`,
    );
  }
}

/** The row of a material as people count and call it, for a pointer that counts from nothing. */
function materialAt(value: unknown, pointer: string): string {
  const [, list, at] = pointer.split('/');
  if (list !== 'materials' || at === undefined) return '';
  const { credentialSubject, ...outer } = value as { credentialSubject?: object };
  const { materials } = (credentialSubject ?? outer) as { materials?: readonly unknown[] };
  const row = materials?.[Number(at)] as { description?: unknown } | null | undefined;
  const name = typeof row?.description === 'string' ? `, ${shown(row.description)}` : '';
  return ` (material ${Number(at) + 1}${name})`;
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
    under('/materials', index, () => readMaterial(fields(one, ''), index, money)),
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
  const { netCost, totalCost } = amounts;
  // 19 USC 4531(a), net cost: the total cost less what it names.
  if (netCost !== undefined && totalCost !== undefined && compareDecimal(netCost, totalCost) > 0)
    throw new Wrong('/netCost', 'the net cost is part of the total cost and never above it');
  return {
    agreement: agreement.id,
    ...given('description', text(subject['description'], '/description')),
    classifications: readClassifications(subject),
    kinds: readKinds(subject),
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

/** Pointers are those of the row: thousands of rows, and few have anything wrong. */
function readMaterial(row: Fields, index: number, money: Currency): RecordMaterial {
  onlyKnown(row, MATERIAL, '');
  const packing = text(row['packing'], '/packing');
  if (packing !== undefined && packing !== 'retail' && packing !== 'shipping')
    throw new Wrong('/packing', `retail or shipping, not ${shown(packing)}`);
  const uses = readUses(row['uses'], packing);
  const amounts = readAmounts(row, money);
  return {
    key: text(row['key'], '/key') ?? `#${index + 1}`,
    description: text(row['description'], '/description') ?? `material ${index + 1}`,
    classifications: readClassifications(row),
    originating: truth(row['originating'], '/originating'),
    ...given('countryOfOrigin', country(row['countryOfOrigin'], '/countryOfOrigin')),
    ...given('producedIn', country(row['producedIn'], '/producedIn')),
    ...amounts,
    ...given('weight', readWeight(row['weight'], '/weight')),
    uses,
    kinds: readKinds(row),
    madeFrom: texts(row['madeFrom'], '/madeFrom'),
    isSelfProduced: truth(row['selfProduced'], '/selfProduced') === true,
    isDesignated: truth(row['designatedIntermediate'], '/designatedIntermediate') === true,
    ...given('formedIn', country(row['formedIn'], '/formedIn')),
    ...given('finishedIn', country(row['finishedIn'], '/finishedIn')),
    ...given('yarnFormedIn', country(row['yarnFormedIn'], '/yarnFormedIn')),
    isShortSupply: truth(row['shortSupply'], '/shortSupply') === true,
  };
}

/** What is no part of the good itself is not another part of it as well. */
const ASIDE: ReadonlySet<MaterialUse> = new Set<MaterialUse>([
  'accessory',
  'retail-packing',
  'shipping-packing',
  'indirect',
]);

function readUses(value: unknown, packing: 'retail' | 'shipping' | undefined): MaterialUse[] {
  const named = list(value ?? [], '/uses').map((one) => oneOf(one, USES, '/uses'));
  const uses = [
    ...new Set([...named, ...(packing === undefined ? [] : [`${packing}-packing` as const])]),
  ];
  const aside = uses.find((use) => ASIDE.has(use));
  const other = uses.find((use) => use !== aside);
  if (aside !== undefined && other !== undefined)
    throw new Wrong(
      '/uses',
      `one material is not used as ${aside} and as ${other}: give each its own row`,
    );
  return uses;
}

/** Nothing can be taken off that was not in the value: the freight beside it is not. */
function readAmounts(
  row: Fields,
  money: Currency,
): Pick<RecordMaterial, 'deductions' | 'internationalFreight' | 'value'> {
  const value = money.read(row['value'], '/value');
  const freight = money.read(row['internationalFreight'], '/internationalFreight');
  const deductions = money.read(row['deductions'], '/deductions');
  if (deductions !== undefined && compareDecimal(deductions, value ?? ZERO) > 0)
    throw new Wrong('/deductions', 'more is taken off than the material is worth');
  return {
    ...given('value', value),
    ...given('internationalFreight', freight),
    ...given('deductions', deductions),
  };
}

function readClassifications(row: Fields): Classification[] {
  const first = row['tariffClassification'];
  if (first === undefined) throw new Wrong('/tariffClassification', 'say how it is classified');
  const others = list(row['alsoClassified'] ?? [], '/alsoClassified');
  return [first, ...others].map((one, index) => {
    const place = index === 0 ? '/tariffClassification' : `/alsoClassified/${index - 1}`;
    const { code, system } = fields(one, place, '{"system": "HS2022", "code": "4202.12"}');
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

const readKinds = (row: Fields): StatedKinds => ({
  is: texts(row['isKind'], '/isKind'),
  isNot: texts(row['isNotKind'], '/isNotKind'),
});
