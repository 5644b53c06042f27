import {
  type Decimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  subtractDecimal,
} from '../money/decimal.ts';
import { METHOD_NAMES } from '../rules/words-of-rule.ts';
import type { ValueContent, ValueContentMethod } from '../rules/rule.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { foreignValueIn } from './foreign-value.ts';
import { originatingValueIn } from './material-value.ts';
import { type ProofStep, answerOf, anyOf } from './proof.ts';
import { type Range, isExact } from './range.ts';

const HUNDRED = decimalFromInteger(100);

/** Value content by each method a rule allows; one is enough. Exact: compared crosswise, nothing rounded. */
export function judgeValueContent(
  origin: OriginCase,
  thresholds: readonly ValueContent[],
): ProofStep {
  const asked = 'regional value content by one of the methods';
  if (origin.materials.length === 0)
    return { asked, answer: 'undetermined', missing: ['the materials of the good'] };
  const steps = thresholds.map((threshold) => judgeMethod(origin, threshold));
  const answer = anyOf(steps.map((step) => step.answer));
  return {
    asked,
    answer,
    ...(answer === 'not-met' ? { failure: 'value-content' as const } : {}),
    steps,
  };
}

function judgeMethod(origin: OriginCase, { atLeast, method }: ValueContent): ProofStep {
  const asked = `regional value content of at least ${atLeast} per cent by ${METHOD_NAMES[method]}`;
  const citation = origin.agreement.id === 'CAFTA-DR' ? 'GN 29(f)' : '19 USC 4531(d)';
  const base = baseOf(origin, method);
  const isUp = method === 'build-up';
  const views = countedMaterials(origin);
  const counted = isUp ? originatingValueIn(views) : foreignValueIn(views, origin);
  const threshold = parseDecimal(atLeast) ?? HUNDRED;
  const isEnough = (of: Decimal | undefined, part: Decimal | undefined) =>
    of !== undefined && part !== undefined && of.units > 0n && isContent(isUp, of, part, threshold);
  const isMet = isEnough(base.least, isUp ? counted.least : counted.most);
  const best = isUp ? counted.most : counted.least;
  const mayBeMet =
    base.most === undefined || base.most.units <= 0n || best === undefined
      ? undefined
      : isContent(isUp, base.most, best, threshold);
  const found = tell(isUp, base, counted);
  const answer = answerOf(isMet ? true : mayBeMet === false ? false : undefined);
  const missing = [
    ...base.missing,
    ...counted.missing,
    ...(base.most !== undefined && base.most.units <= 0n ? ['a base above zero'] : []),
  ];
  return {
    asked,
    answer,
    citation,
    method,
    ...(found === undefined ? {} : { found }),
    ...(answer === 'undetermined' ? { missing } : {}),
    ...(answer === 'not-met' ? { failure: 'value-content' as const } : {}),
  };
}

function isContent(isUp: boolean, base: Decimal, part: Decimal, threshold: Decimal): boolean {
  const regional = isUp ? part : subtractDecimal(base, part);
  return compareDecimal(multiplyDecimal(regional, HUNDRED), multiplyDecimal(threshold, base)) >= 0;
}

/** The numbers, where they are known; where they lie between two, those two. */
function tell(isUp: boolean, base: Base, counted: Range): string | undefined {
  const { most: of } = base;
  const { least, most } = counted;
  if (of === undefined || of.units <= 0n) return undefined;
  const percentOf = (part: Decimal) => percentText(isUp ? part : subtractDecimal(of, part), of);
  if (!isExact(counted)) {
    const name = isUp ? 'originating' : 'non-originating';
    if (most === undefined)
      return `${name} at least ${formatDecimal(least)}, of ${formatDecimal(of)}: ${isUp ? 'at least' : 'at most'} ${percentOf(least)} per cent`;
    const percents = isUp ? [least, most] : [most, least];
    return `${name} ${formatDecimal(least)} to ${formatDecimal(most)}, of ${formatDecimal(of)}: ${percents.map(percentOf).join(' to ')} per cent`;
  }
  const percent = percentOf(least);
  return isUp
    ? `${formatDecimal(least)} originating of ${formatDecimal(of)}: ${percent} per cent`
    : `(${formatDecimal(of)} - ${formatDecimal(least)}) / ${formatDecimal(of)}: ${percent} per cent`;
}

/** What a percentage is taken of; the same twice where it is known. */
export interface Base {
  readonly least: Decimal | undefined;
  readonly most: Decimal | undefined;
  readonly missing: readonly string[];
}

/** The producer's own sale without international shipment, or the net cost, which is never above the total cost. */
export function baseOf({ record }: OriginCase, method: ValueContentMethod): Base {
  if (method === 'net-cost')
    return record.netCost === undefined
      ? { least: undefined, most: record.totalCost, missing: ['the net cost of the good'] }
      : known(record.netCost, '');
  if (method !== 'transaction-value' && record.adjustedValue !== undefined)
    return known(record.adjustedValue, '');
  const sale = known(record.transactionValue, "the producer's transaction value");
  if (sale.most === undefined || record.includedShipment === undefined) return sale;
  return known(subtractDecimal(sale.most, record.includedShipment), '');
}

const known = (amount: Decimal | undefined, name: string): Base => ({
  least: amount,
  most: amount,
  missing: amount === undefined ? [name] : [],
});

/**
 * Packing for shipment is left out (GN 29(i)(ii); 19 USC 4531(j)). Indirect materials are originating wherever they come
 * from (GN 29(j); 19 USC 4531(k)): one without a value adds nothing.
 */
const countedMaterials = ({ materials }: OriginCase): readonly MaterialView[] =>
  materials.filter(
    ({ material: { uses, value } }) =>
      !uses.includes('shipping-packing') && !(uses.includes('indirect') && value === undefined),
  );

/** `52.67`: cut to four places for reading; the comparison never uses it. */
export function percentText(part: Decimal, whole: Decimal): string {
  const scale = Math.max(part.scale, whole.scale);
  const numerator = part.units * 10n ** BigInt(scale - part.scale) * 1_000_000n;
  const denominator = whole.units * 10n ** BigInt(scale - whole.scale);
  const text = formatDecimal({ units: numerator / denominator, scale: 4 });
  return text.replace(/0+$/, '').replace(/\.$/, '');
}
