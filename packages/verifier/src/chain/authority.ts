import { normalizeDid, parseDateTime } from '@originmark/core';
import type { EffectiveAuthority, Scope } from '@originmark/schemas';

/** What a path of licences allows so far, dimension by dimension; absent means that nothing bounds it. */
export interface Authority extends Omit<EffectiveAuthority, 'boundBy'> {
  readonly boundBy: Readonly<Record<string, string>>;
  readonly activities: NonNullable<Scope['activities']>;
  readonly sublicensing: boolean;
  /** How many more sublicences may follow. */
  readonly depth: number;
}

export const ALL_ACTIVITIES: NonNullable<Scope['activities']> = [
  'make',
  'have-made',
  'import',
  'distribute',
  'sell',
];
/** Deeper chains are refused before scope is asked (formats, section 3). */
const UNBOUNDED_DEPTH = 9;

/** The authority as a verdict writes it: a depth that nothing bounds is left out, as all unbounded is. */
export function toEffectiveAuthority(authority: Authority): EffectiveAuthority {
  const { activities, boundBy, depth, ...rest } = authority;
  return {
    ...rest,
    activities: [...activities],
    ...(depth === UNBOUNDED_DEPTH ? {} : { depth }),
    boundBy: { ...boundBy },
  };
}

/** What the owner of a right may do with it: everything, with this right. */
export function ownersAuthority(right: string, rightCredential: string): Authority {
  return {
    rights: [right],
    activities: ALL_ACTIVITIES,
    sublicensing: true,
    depth: UNBOUNDED_DEPTH,
    boundBy: { rights: rightCredential },
  };
}

/**
 * The authority left after a grant: the intersection of what there was with what is granted, and
 * who set each bound. Absent in the grant inherits, except activities (none), sublicensing (false)
 * and depth (0).
 */
export function narrow(authority: Authority, scope: Scope, by: string): Authority {
  const boundBy: Record<string, string> = { ...authority.boundBy };
  const set = <T>(
    dimension: string,
    granted: T | undefined,
    inherited: T | undefined,
    meet: (a: T, b: T) => T,
  ): T | undefined => {
    if (granted === undefined) return inherited;
    const met = inherited === undefined ? granted : meet(granted, inherited);
    if (inherited === undefined || JSON.stringify(met) !== JSON.stringify(inherited))
      boundBy[dimension] = by;
    return met;
  };
  const both = <T>(a: readonly T[], b: readonly T[]): T[] => {
    const known = new Set(b);
    return a.filter((item) => known.has(item));
  };
  const dids = (list: readonly string[] | undefined): string[] | undefined =>
    list?.map(normalizeDid);
  const made = {
    rights: set('rights', scope.rights, authority.rights, both),
    goods: set('goods', scope.goods, authority.goods, (a) => a),
    products: set('products', scope.products, authority.products, both),
    madeIn: set('madeIn', scope.madeIn, authority.madeIn, both),
    soldIn: set('soldIn', scope.soldIn, authority.soldIn, both),
    makers: set('makers', dids(scope.makers), authority.makers, both),
    term: set('term', scope.term, authority.term, (a, b) => ({
      from: later(a.from, b.from),
      until: later(a.until, b.until) === a.until ? b.until : a.until,
      ...(a.sellOffDays === undefined ? {} : { sellOffDays: a.sellOffDays }),
    })),
    quantity: set('quantity', scope.quantity, authority.quantity, (a) => a),
  };
  const activities = scope.activities ?? [];
  const sublicensing = scope.sublicensing ?? false;
  const depth = scope.depth ?? 0;
  Object.assign(boundBy, { activities: by, sublicensing: by, depth: by });
  const present = Object.fromEntries(
    Object.entries(made).filter(([, value]) => value !== undefined),
  );
  return {
    ...(present as typeof made & object),
    activities,
    sublicensing,
    depth,
    boundBy,
  } as Authority;
}

function later(a: string, b: string): string {
  return (parseDateTime(a) ?? 0) >= (parseDateTime(b) ?? 0) ? a : b;
}
