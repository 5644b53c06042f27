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
  const { netCost, totalCost } = amounts;
  // 19 USC 4531(a), net cost: the total cost less what it names.
  if (netCost !== undefined && totalCost !== undefined && compareDecimal(netCost, totalCost) > 0)
    throw new Wrong('/netCost', 'the net cost is part of the total cost and never above it');
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
  const uses = readUses(row['uses'], packing, `${at}/uses`);
  const amounts = readAmounts(row, at, money);
  return {
    key: text(row['key'], `${at}/key`) ?? `#${index + 1}`,
    description: text(row['description'], `${at}/description`) ?? `material ${index + 1}`,
    classifications: readClassifications(row, at),
    originating: truth(row['originating'], `${at}/originating`),
    ...given('countryOfOrigin', country(row['countryOfOrigin'], `${at}/countryOfOrigin`)),
    ...given('producedIn', country(row['producedIn'], `${at}/producedIn`)),
    ...amounts,
    ...given('weight', readWeight(row['weight'], `${at}/weight`)),
    uses,
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

/** What is no part of the good itself is not another part of it as well. */
const ASIDE: ReadonlySet<MaterialUse> = new Set<MaterialUse>([
  'accessory',
  'retail-packing',
  'shipping-packing',
  'indirect',
]);

function readUses(
  value: unknown,
  packing: 'retail' | 'shipping' | undefined,
  at: string,
): MaterialUse[] {
  const named = list(value ?? [], at).map((one) => oneOf(one, USES, at));
  const uses = [
    ...new Set([...named, ...(packing === undefined ? [] : [`${packing}-packing` as const])]),
  ];
  const aside = uses.find((use) => ASIDE.has(use));
  const other = uses.find((use) => use !== aside);
  if (aside !== undefined && other !== undefined)
    throw new Wrong(
      at,
      `one material is not used as ${aside} and as ${other}: give each its own row`,
    );
  return uses;
}

/** Nothing can be taken off that was not in the value: the freight beside it is not. */
function readAmounts(
  row: Fields,
  at: string,
  money: Currency,
): Pick<RecordMaterial, 'deductions' | 'internationalFreight' | 'value'> {
  const value = money.read(row['value'], `${at}/value`);
  const freight = money.read(row['internationalFreight'], `${at}/internationalFreight`);
  const deductions = money.read(row['deductions'], `${at}/deductions`);
  if (deductions !== undefined && compareDecimal(deductions, value ?? ZERO) > 0)
    throw new Wrong(`${at}/deductions`, 'more is taken off than the material is worth');
  return {
    ...given('value', value),
    ...given('internationalFreight', freight),
    ...given('deductions', deductions),
  };
}

function readClassifications(row: Fields, at: string): Classification[] {
  const first = row['tariffClassification'];
  if (first === undefined)
    throw new Wrong(`${at}/tariffClassification`, 'say how it is classified');
  const others = list(row['alsoClassified'] ?? [], `${at}/alsoClassified`);
  return [first, ...others].map((one, index) => {
    const place = index === 0 ? `${at}/tariffClassification` : `${at}/alsoClassified/${index - 1}`;
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

const readKinds = (row: Fields, at: string): StatedKinds => ({
  is: texts(row['isKind'], `${at}/isKind`),
  isNot: texts(row['isNotKind'], `${at}/isNotKind`),
});
