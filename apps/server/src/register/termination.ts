import type { LicenceTree, RegisteredLicence } from './licence-register.ts';

/** What a termination ends, one entry each for the licence itself and all that rests on it. */
export interface TerminatedLicence {
  readonly licence: RegisteredLicence;
  /** How many grants lie between. */
  readonly depth: number;
  /** When making under it ends, in ms; half open. */
  readonly ends: number;
  /** Until when goods made before may be sold, in ms; half open. */
  readonly sellOffEnds: number;
}

const DAY_MS = 86_400_000;
/** More than any chain may have: what is deeper stands in a circle. */
const MAX_DEPTH = 64;

/**
 * Walks from a licence that is to end to all that rests on it. Nothing below outlives it, nor any other
 * licence on the way; each has its own days to sell off, and none more than those above leave.
 * @param how.sellOffDays of the licence itself; default what its own term grants
 */
export function terminate(
  tree: LicenceTree,
  id: string,
  how: { readonly on: number; readonly sellOffDays?: number },
): readonly TerminatedLicence[] {
  const first = tree.byId.get(id);
  if (first === undefined) return [];
  const ends = Math.min(how.on, first.until ?? Infinity);
  const sellOffDays = how.sellOffDays ?? first.sellOffDays;
  const found = new Map<string, TerminatedLicence>();
  let level: readonly TerminatedLicence[] = [
    { licence: first, depth: 0, ends, sellOffEnds: ends + sellOffDays * DAY_MS },
  ];
  for (let depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth += 1) {
    const next: TerminatedLicence[] = [];
    for (const one of level) {
      const before = found.get(one.licence.id);
      // By several ways the shortest time counts.
      if (before !== undefined && !endsSooner(one, before)) continue;
      found.set(one.licence.id, before === undefined ? one : soonest(before, one));
      for (const child of tree.children(one.licence.id)) {
        const licence = tree.byId.get(child);
        if (licence !== undefined) next.push(below(one, licence));
      }
    }
    level = next;
  }
  return [...found.values()];
}

function below(above: TerminatedLicence, licence: RegisteredLicence): TerminatedLicence {
  const own = licence.until ?? Infinity;
  const ends = Math.min(above.ends, own);
  const ownSellOff = own + licence.sellOffDays * DAY_MS;
  return {
    licence,
    depth: above.depth + 1,
    ends,
    sellOffEnds: Math.min(above.sellOffEnds, ownSellOff),
  };
}

function endsSooner(a: TerminatedLicence, b: TerminatedLicence): boolean {
  return a.ends < b.ends || a.sellOffEnds < b.sellOffEnds;
}

function soonest(a: TerminatedLicence, b: TerminatedLicence): TerminatedLicence {
  return {
    ...a,
    ends: Math.min(a.ends, b.ends),
    sellOffEnds: Math.min(a.sellOffEnds, b.sellOffEnds),
  };
}
