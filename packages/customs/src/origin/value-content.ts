import {
  type Decimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  subtractDecimal,
} from '../money/decimal.ts';
import type { ValueContent, ValueContentMethod } from '../rules/rule.ts';
import type { OriginCase } from './case.ts';
import { nonOriginatingValueOf, sum, valueOf } from './material-value.ts';
import { type ProofStep, anyOf } from './proof.ts';

const HUNDRED = decimalFromInteger(100);

const NAMES: Record<ValueContentMethod, string> = {
  'transaction-value': 'transaction value',
  'net-cost': 'net cost',
  'build-up': 'build-up',
  'build-down': 'build-down',
};

/** Value content by each method a rule allows; one is enough. Exact: compared crosswise, nothing rounded. */
export function judgeValueContent(
  origin: OriginCase,
  thresholds: readonly ValueContent[],
): ProofStep {
  const steps = thresholds.map((threshold) => judgeMethod(origin, threshold));
  const answer = anyOf(steps.map((step) => step.answer));
  return {
    asked: 'regional value content by one of the methods',
    answer,
    ...(answer === 'not-met' ? { failure: 'value-content' as const } : {}),
    steps,
  };
}

function judgeMethod(origin: OriginCase, { atLeast, method }: ValueContent): ProofStep {
  const asked = `regional value content of at least ${atLeast} per cent by ${NAMES[method]}`;
  const citation = origin.agreement.id === 'CAFTA-DR' ? 'GN 29(f)' : '19 USC 4531(d)';
  const base = baseOf(origin, method);
  const { counted, open } = countedValue(origin, method === 'build-up');
  const missing = [...base.missing, ...counted.missing];
  if (base.total === undefined || counted.total === undefined || base.total.units <= 0n) {
    const none = base.total === undefined || missing.length > 0 ? [] : ['a base above zero'];
    return { asked, answer: 'undetermined', citation, missing: [...missing, ...none] };
  }
  const regional =
    method === 'build-up' ? counted.total : subtractDecimal(base.total, counted.total);
  const threshold = parseDecimal(atLeast) ?? HUNDRED;
  const isMet =
    compareDecimal(multiplyDecimal(regional, HUNDRED), multiplyDecimal(threshold, base.total)) >= 0;
  const percent = percentText(regional, base.total);
  const found =
    method === 'build-up'
      ? `${formatDecimal(counted.total)} originating of ${formatDecimal(base.total)}: ${percent} per cent`
      : `(${formatDecimal(base.total)} - ${formatDecimal(counted.total)}) / ${formatDecimal(base.total)}: ${percent} per cent`;
  // Material of unknown origin was counted against the good: a failure may not rest on it.
  if (!isMet && open.length > 0)
    return { asked, answer: 'undetermined', citation, found, missing: open };
  return {
    asked,
    answer: isMet ? 'met' : 'not-met',
    citation,
    found,
    ...(isMet ? {} : { failure: 'value-content' as const }),
  };
}

/** What the percentage is taken of: the producer's own sale without international shipment, or the net cost. */
export function baseOf(
  { record }: OriginCase,
  method: ValueContentMethod,
): { readonly total: Decimal | undefined; readonly missing: readonly string[] } {
  if (method === 'net-cost') return known(record.netCost, 'the net cost of the good');
  if (method !== 'transaction-value' && record.adjustedValue !== undefined)
    return known(record.adjustedValue, '');
  const sale = known(record.transactionValue, "the producer's transaction value");
  if (sale.total === undefined || record.includedShipment === undefined) return sale;
  return { total: subtractDecimal(sale.total, record.includedShipment), missing: [] };
}

const known = (total: Decimal | undefined, name: string) => ({
  total,
  missing: total === undefined ? [name] : [],
});

/**
 * Non-originating (or, for build-up, originating) materials; packing for shipment and indirect materials are left out.
 * `open` names those whose origin is not known: they count as non-originating.
 */
function countedValue(origin: OriginCase, originating: boolean) {
  const materials = origin.materials.filter(
    ({ material: { uses } }) => !uses.includes('shipping-packing') && !uses.includes('indirect'),
  );
  const counted = originating
    ? materials.filter((view) => view.originating === true).map((view) => valueOf(view, origin))
    : materials.map((view) => nonOriginatingValueOf(view, origin));
  return {
    counted: sum(counted),
    open: materials
      .filter((view) => view.originating === undefined)
      .map(({ material }) => `whether ${material.description} originates`),
  };
}

/** `52.67`: cut to four places for reading; the comparison never uses it. */
export function percentText(part: Decimal, whole: Decimal): string {
  const scale = Math.max(part.scale, whole.scale);
  const numerator = part.units * 10n ** BigInt(scale - part.scale) * 1_000_000n;
  const denominator = whole.units * 10n ** BigInt(scale - whole.scale);
  const text = formatDecimal({ units: numerator / denominator, scale: 4 });
  return text.replace(/0+$/, '').replace(/\.$/, '');
}
