import { addDecimal } from '../money/decimal.ts';
import { type MaterialView, type OriginCase, whatIsOpen } from './case.ts';
import {
  NOTHING,
  type Range,
  exactly,
  greater,
  lessButNotBelowZero,
  lesser,
  sumRanges,
  unknown,
  ZERO,
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
function regionalValueOf({ isRegional, material }: MaterialView): Range {
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

/** Non-originating value of materials, what several are made of counted once. */
export function foreignValueIn(views: readonly MaterialView[], origin: OriginCase): Range {
  const counted = new Map<MaterialView, Range>();
  return sumOnce(views, counted, (view) => foreignPartOf(view, origin, counted));
}

/** Originating value of materials, for the build-up method. */
export function originatingValueIn(views: readonly MaterialView[]): Range {
  const counted = new Map<MaterialView, Range>();
  return sumOnce(views, counted, (view) => originatingPartOf(view, counted));
}

function sumOnce(
  views: readonly MaterialView[],
  counted: Map<MaterialView, Range>,
  part: (view: MaterialView) => Range,
): Range {
  return sumRanges(
    views.map((view) => {
      if (counted.has(view)) return NOTHING;
      // Set before it is computed: whatever is found again below is not counted again.
      counted.set(view, NOTHING);
      const range = part(view);
      counted.set(view, range);
      return range;
    }),
  );
}

function foreignPartOf(
  view: MaterialView,
  origin: OriginCase,
  counted: Map<MaterialView, Range>,
): Range {
  const { inputs, material, originating } = view;
  const insideOf = () => sumOnce(inputs, counted, (input) => foreignPartOf(input, origin, counted));
  if (originating === true) {
    const isPlain =
      origin.agreement.id !== 'USMCA' ||
      !material.isSelfProduced ||
      material.isDesignated ||
      inputs.length === 0;
    if (isPlain) return NOTHING;
    // 19 USC 4531(d)(9): without the designation what it is made of may count (compare (d)(4)(A)).
    const inside = insideOf();
    const ask = `whether ${material.description} is designated as an intermediate material (19 USC 4531(d)(9))`;
    return inside.most?.units === 0n ? NOTHING : unknown([ask, ...inside.missing], inside.most);
  }
  const range = ofForeign(view, origin, insideOf);
  return originating === false
    ? range
    : { least: ZERO, most: range.most, missing: [whatIsOpen(view), ...range.missing] };
}

/** A material that does not originate: what it is made of, as far as the law looks into it. */
function ofForeign(view: MaterialView, origin: OriginCase, insideOf: () => Range): Range {
  const { inputs, isRegional, material } = view;
  const whole = foreignValueOf(view, origin);
  if (inputs.length === 0) {
    // GN 29(f)(i)(A): the value of what is self-produced is not that of what was acquired for it.
    return material.isSelfProduced
      ? unknown([`what ${material.description} is made of`, ...whole.missing], whole.most)
      : whole;
  }
  if (material.isSelfProduced) return insideOf();
  if (isRegional !== true) return whole;
  if (origin.agreement.id !== 'CAFTA-DR') {
    // 19 USC 4531(d)(4)(B): processing there, and originating materials inside, may be counted as originating.
    const inside = insideOf();
    const most =
      inside.most === undefined || whole.most === undefined
        ? (inside.most ?? whole.most)
        : lesser(inside.most, whole.most);
    const least = most === undefined ? inside.least : lesser(inside.least, most);
    return { least, most, missing: inside.missing };
  }
  // GN 29(f)(ii)(C)(4): the cost of originating materials inside may be taken off.
  return withoutOriginating(whole, inputs);
}

function withoutOriginating(whole: Range, inputs: readonly MaterialView[]): Range {
  const direct = inputs.filter(({ originating }) => originating === true).map(regionalValueOf);
  const all = originatingBelow(inputs).map(regionalValueOf);
  const surely = sumRanges(direct).least;
  const perhaps = sumRanges(all).most;
  const isOpen =
    inputs.some(({ originating }) => originating === undefined) || perhaps === undefined;
  const missing = [
    ...whole.missing,
    ...sumRanges(all).missing,
    ...inputs.filter(({ originating }) => originating === undefined).map(whatIsOpen),
  ];
  return {
    least: isOpen ? ZERO : lessButNotBelowZero(whole.least, perhaps ?? ZERO),
    most: whole.most === undefined ? undefined : lessButNotBelowZero(whole.most, surely),
    missing,
  };
}

/** Originating materials on any level below, each once, nothing inside them. */
function originatingBelow(inputs: readonly MaterialView[]): readonly MaterialView[] {
  const found = new Set<MaterialView>();
  const seen = new Set<MaterialView>();
  const visit = (view: MaterialView): void => {
    if (seen.has(view)) return;
    seen.add(view);
    if (view.originating === true) found.add(view);
    else if (view.isRegional === true) view.inputs.forEach(visit);
  };
  inputs.forEach(visit);
  return [...found];
}

function originatingPartOf(view: MaterialView, counted: Map<MaterialView, Range>): Range {
  const { inputs, material, originating } = view;
  if (originating === true) return regionalValueOf(view);
  // Acquired materials inside what the producer makes itself are used by it (GN 29(f)(i)(B)).
  const inside = material.isSelfProduced
    ? sumOnce(inputs, counted, (input) => originatingPartOf(input, counted))
    : NOTHING;
  if (originating === false) return inside;
  const whole = regionalValueOf(view);
  const most =
    whole.most === undefined || inside.most === undefined
      ? undefined
      : greater(inside.most, whole.most);
  return { least: inside.least, most, missing: [whatIsOpen(view), ...whole.missing] };
}
