import { type MaterialView, type OriginCase, allInside, whatIsOpen } from './case.ts';
import { foreignValueOf, regionalValueOf } from './material-value.ts';
import {
  NOTHING,
  type Range,
  ZERO,
  lessButNotBelowZero,
  lesser,
  sumRanges,
  unknown,
} from './range.ts';

/** What is counted once, however many materials are made of it. */
interface Count {
  readonly origin: OriginCase;
  readonly counted: Set<MaterialView>;
  /** What counts for certain: it is not counted again where it only may. */
  readonly sure: ReadonlySet<MaterialView>;
  /** What more than one material is made of. */
  readonly shared: ReadonlySet<MaterialView>;
  /** Each material by itself, nothing counted once: where the whole bounds what is inside. */
  readonly alone: Map<MaterialView, Range>;
  readonly isAlone: boolean;
}

/** Non-originating value of materials, what several are made of counted once. */
export function foreignValueIn(views: readonly MaterialView[], origin: OriginCase): Range {
  const sure = surelyForeign(views, origin);
  const shared = sharedBelow(views);
  return sumForeign(
    views,
    { origin, counted: new Set(), sure, shared, alone: new Map(), isAlone: false },
    false,
  );
}

function sharedBelow(views: readonly MaterialView[]): ReadonlySet<MaterialView> {
  const seen = new Set<MaterialView>();
  const shared = new Set<MaterialView>();
  for (const view of allInside(views))
    for (const input of view.inputs) {
      if (seen.has(input)) shared.add(input);
      seen.add(input);
    }
  return shared;
}

/** Materials that certainly do not originate, down to where the law looks. */
function surelyForeign(
  views: readonly MaterialView[],
  { agreement }: OriginCase,
): ReadonlySet<MaterialView> {
  const sure = new Set<MaterialView>();
  const visit = (view: MaterialView): void => {
    if (view.originating !== false || sure.has(view)) return;
    sure.add(view);
    const isRegional = view.isRegional === true && agreement.id !== 'CAFTA-DR';
    if (view.material.isSelfProduced || isRegional) view.inputs.forEach(visit);
  };
  views.forEach(visit);
  return sure;
}

function sumForeign(views: readonly MaterialView[], count: Count, isPerhaps: boolean): Range {
  return sumRanges(
    views.map((view) => {
      if (count.isAlone) return aloneOf(view, count);
      if (count.counted.has(view) || (isPerhaps && count.sure.has(view))) return NOTHING;
      count.counted.add(view);
      return foreignPartOf(view, count, isPerhaps);
    }),
  );
}

/** What others are made of too may count there: here from nothing up. */
function aloneOf(view: MaterialView, count: Count): Range {
  const known = count.alone.get(view);
  if (known !== undefined) return known;
  const range = foreignPartOf(view, count, false);
  const made = count.shared.has(view) ? { ...range, least: ZERO } : range;
  count.alone.set(view, made);
  return made;
}

function foreignPartOf(view: MaterialView, count: Count, isPerhaps: boolean): Range {
  const { inputs, material, originating } = view;
  if (originating === true) {
    const isPlain =
      count.origin.agreement.id !== 'USMCA' ||
      !material.isSelfProduced ||
      material.isDesignated ||
      inputs.length === 0;
    if (isPlain) return NOTHING;
    // 19 USC 4531(d)(9): without the designation what it is made of may count (compare (d)(4)(A)).
    const inside = sumForeign(inputs, count, true);
    const ask = `whether ${material.description} is designated as an intermediate material (19 USC 4531(d)(9))`;
    return inside.most?.units === 0n ? NOTHING : unknown([ask, ...inside.missing], inside.most);
  }
  const range = ofForeign(view, count, isPerhaps || originating === undefined);
  return originating === false
    ? range
    : { least: ZERO, most: range.most, missing: [whatIsOpen(view), ...range.missing] };
}

/** A material that does not originate: what it is made of, as far as the law looks into it. */
function ofForeign(view: MaterialView, count: Count, isPerhaps: boolean): Range {
  const { inputs, isRegional, material } = view;
  const whole = foreignValueOf(view, count.origin);
  const { description } = material;
  if (inputs.length === 0) {
    // GN 29(f)(i)(A): the value of what is self-produced is not that of what was acquired for it.
    if (material.isSelfProduced || isRegional === true)
      return unknown([`what ${description} is made of`, ...whole.missing], whole.most);
    return isRegional === false
      ? whole
      : unknown([`in which country ${description} was produced`, ...whole.missing], whole.most);
  }
  if (material.isSelfProduced) return sumForeign(inputs, count, isPerhaps);
  if (isRegional === false) return whole;
  const looked = lookInto(view, whole, count);
  if (isRegional === true) return looked;
  const least = whole.most === undefined ? looked.least : lesser(looked.least, whole.least);
  const ask = `in which country ${description} was produced`;
  return { least, most: whole.most, missing: [ask, ...looked.missing, ...whole.missing] };
}

/** What is left of a material made in the territory once its originating part is taken off. */
function lookInto({ inputs }: MaterialView, whole: Range, count: Count): Range {
  // GN 29(f)(ii)(C)(4): the cost of originating materials inside may be taken off.
  if (count.origin.agreement.id === 'CAFTA-DR') return withoutOriginating(whole, inputs, count);
  // 19 USC 4531(d)(4)(B): processing there, and originating materials inside, may be counted as originating.
  const inside = sumForeign(inputs, { ...count, isAlone: true }, false);
  if (inside.most === undefined) return { ...inside, most: whole.most };
  const most = whole.most === undefined ? inside.most : lesser(inside.most, whole.most);
  return { least: lesser(inside.least, most), most, missing: inside.missing };
}

function withoutOriginating(
  whole: Range,
  inputs: readonly MaterialView[],
  { shared }: Count,
): Range {
  const own = inputs.filter(({ originating }) => originating === true);
  // What several are made of is there once: how much of it is in each is not said.
  const direct = own.filter((view) => !shared.has(view)).map(regionalValueOf);
  const all = originatingBelow(inputs).map(regionalValueOf);
  const surely = sumRanges(direct).least;
  const perhaps = sumRanges(all).most;
  const isOpen = allInside(inputs).some(({ originating }) => originating === undefined);
  const missing = [
    ...whole.missing,
    ...sumRanges(all).missing,
    ...inputs.filter(({ originating }) => originating === undefined).map(whatIsOpen),
    ...own
      .filter((view) => shared.has(view))
      .map(
        ({ material }) => `how much of ${material.description} is in each of what is made of it`,
      ),
  ];
  return {
    least: isOpen || perhaps === undefined ? ZERO : lessButNotBelowZero(whole.least, perhaps),
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
