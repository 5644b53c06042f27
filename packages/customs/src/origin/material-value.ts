import { type Decimal, addDecimal, subtractDecimal } from '../money/decimal.ts';
import type { MaterialView, OriginCase } from './case.ts';

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** Sum, or `undefined` with the first part that has no amount. */
export interface Sum {
  readonly total: Decimal | undefined;
  readonly missing: readonly string[];
}

/** Adds amounts that may be missing; what is missing is named. */
export function sum(parts: readonly Sum[]): Sum {
  const missing = parts.flatMap((part) => part.missing);
  if (missing.length > 0) return { total: undefined, missing };
  return {
    total: parts.reduce((total, part) => addDecimal(total, part.total ?? ZERO), ZERO),
    missing: [],
  };
}

/**
 * What a material costs by the agreement's own rules. USMCA: an imported material includes its international freight
 * (19 USC 4531(d)); CAFTA-DR: it does not (GN 29(f)(ii)(A)(1)). What the record takes off is taken off.
 */
export function valueOf({ material }: MaterialView, { agreement }: OriginCase): Sum {
  if (material.value === undefined) {
    return { total: undefined, missing: [`the value of ${material.description}`] };
  }
  const isWithFreight = agreement.id !== 'CAFTA-DR' && material.internationalFreight !== undefined;
  const landed = isWithFreight
    ? addDecimal(material.value, material.internationalFreight ?? ZERO)
    : material.value;
  return {
    total:
      material.deductions === undefined ? landed : subtractDecimal(landed, material.deductions),
    missing: [],
  };
}

/**
 * The non-originating part of a material. A self-produced one counts by what was acquired for it; of one made in the
 * territory the originating materials inside are taken off (19 USC 4531(d)(4); GN 29(f)(i)(A), (ii)(C)(4)).
 */
export function nonOriginatingValueOf(view: MaterialView, origin: OriginCase): Sum {
  if (view.originating === true) return { total: ZERO, missing: [] };
  const { inputs, isRegional, material } = view;
  if (
    inputs.length > 0 &&
    (material.isSelfProduced || (isRegional === true && origin.agreement.id !== 'CAFTA-DR'))
  )
    return sum(inputs.map((input) => nonOriginatingValueOf(input, origin)));
  const whole = valueOf(view, origin);
  if (inputs.length === 0 || isRegional !== true || whole.total === undefined) return whole;
  const inside = sum(
    inputs.filter((input) => input.originating === true).map((input) => valueOf(input, origin)),
  );
  // Without the value inside nothing may be taken off; the whole is never too little.
  return inside.total === undefined
    ? whole
    : { total: subtractDecimal(whole.total, inside.total), missing: [] };
}
