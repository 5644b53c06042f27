import type { Agreement } from '../agreements/agreement.ts';
import {
  type Decimal,
  compareDecimal,
  decimalFromInteger,
  multiplyDecimal,
} from '../money/decimal.ts';

/** The share that may fail to change, in per cent, as the limits of the agreement have it: by value, or by weight. */
export function littleOf({ id, limits }: Agreement, by: 'value' | 'weight'): number {
  const rule = limits.deMinimis.find(
    ({ bases }) => bases.some((base) => base.startsWith('weight-')) === (by === 'weight'),
  );
  if (rule === undefined) throw new Error(`no de minimis by ${by} is known of ${id}`);
  return Number(rule.percent);
}

/** Exactly, compared crosswise: `does not exceed`. */
export function isAtMost(part: Decimal, percent: number, whole: Decimal): boolean {
  const left = multiplyDecimal(part, decimalFromInteger(100));
  return compareDecimal(left, multiplyDecimal(decimalFromInteger(percent), whole)) <= 0;
}
