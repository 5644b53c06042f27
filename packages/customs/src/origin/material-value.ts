import { addDecimal } from '../money/decimal.ts';
import { type MaterialView, type OriginCase, whatIsOpen } from './case.ts';
import {
  NOTHING,
  type Range,
  ZERO,
  exactly,
  lessButNotBelowZero,
  sumRanges,
  unknown,
} from './range.ts';

/**
 * What a non-originating material counts. USMCA: with its international freight (19 USC 4531(d)(8)(A)), which the
 * producer may take off again with every other cost of bringing it to its location (paragraph (10)(A)): where the record
 * does not, both are possible. CAFTA-DR: without (GN 29(f)(ii)(A)(1)). Deductions are taken off as stated.
 */
export function foreignValueOf({ material }: MaterialView, { agreement }: OriginCase): Range {
  const { deductions = ZERO, description, internationalFreight = ZERO, value } = material;
  if (value === undefined) return unknown([`the value of ${description}`]);
  const bare = lessButNotBelowZero(value, deductions);
  if (agreement.id === 'CAFTA-DR' || internationalFreight.units === 0n) return exactly(bare);
  return {
    least: bare,
    most: lessButNotBelowZero(addDecimal(value, internationalFreight), deductions),
    missing: [
      `whether the producer takes the freight of ${description} off its value (19 USC 4531(d)(10)(A))`,
    ],
  };
}

/** What an originating material counts in the build-up method: freight within the territories may be added (GN 29(f)(ii)(B)(1)). */
export function regionalValueOf({ isRegional, material }: MaterialView): Range {
  const { description, internationalFreight = ZERO, value } = material;
  if (value === undefined) return unknown([`the value of ${description}`]);
  if (internationalFreight.units === 0n || isRegional !== true) return exactly(value);
  return {
    least: value,
    most: addDecimal(value, internationalFreight),
    missing: [
      `whether the freight of ${description} was paid within the territory of the parties (GN 29(f)(ii)(B)(1))`,
    ],
  };
}

/** Originating value of materials, for the build-up method. */
export function originatingValueIn(views: readonly MaterialView[]): Range {
  const counted = new Set<MaterialView>();
  const sum = (some: readonly MaterialView[]): Range =>
    sumRanges(
      some.map((view) => {
        if (counted.has(view)) return NOTHING;
        counted.add(view);
        return part(view);
      }),
    );
  const part = (view: MaterialView): Range => {
    const { inputs, material, originating } = view;
    if (originating === true) return regionalValueOf(view);
    // Acquired materials inside what the producer makes itself are used by it (GN 29(f)(i)(B)).
    if (originating === false) return material.isSelfProduced ? sum(inputs) : NOTHING;
    const whole = regionalValueOf(view);
    const isDeeper = material.isSelfProduced && inputs.length > 0;
    return unknown([whatIsOpen(view), ...whole.missing], isDeeper ? undefined : whole.most);
  };
  return sum(views);
}
