import { canonicalizeJson } from '../../json/canonicalize-json.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { EthrEvent } from './ethr-event.ts';

/** Why given events are no history, or give no document. Stable words. */
export type EthrHistoryProblem =
  | 'invalid-did'
  | 'too-many-events'
  | 'foreign-event'
  | 'contradictory-history'
  | 'incomplete-history'
  | 'version-not-settled';

/** A refusal, and what was found. */
export interface EthrRefusal {
  readonly ok: false;
  readonly problem: EthrHistoryProblem;
  readonly found: string;
}

/** Most events of one identity that are read. */
export const MAX_ETHR_EVENTS = 500;

/**
 * Puts the events of one identity in the order of the chain, and refuses what cannot be all of them:
 * each must name the block of the one before (`previousChange`), the first none, and the last stand in
 * the block that the registry's `changed` says, where that is given. Of several events in one block,
 * one from the middle can only be missed by whoever counts `logIndex`.
 * @param changed block of the identity's last change by the registry; 0 for none
 */
export function orderEthrEvents(
  identity: string,
  events: readonly EthrEvent[],
  changed?: number,
): { readonly ok: true; readonly events: readonly EthrEvent[] } | EthrRefusal {
  if (events.length > MAX_ETHR_EVENTS) return refuse('too-many-events', `${events.length} events`);
  const foreign = events.find((event) => event.identity.toLowerCase() !== identity);
  if (foreign !== undefined) return refuse('foreign-event', foreign.identity);
  const sorted = events.toSorted(
    (a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex,
  );
  const ordered: EthrEvent[] = [];
  for (const event of sorted) {
    const before = ordered.at(-1);
    const place = `block ${event.blockNumber}, log ${event.logIndex}`;
    const sameBlock = before?.blockNumber === event.blockNumber;
    if (before !== undefined && sameBlock && before.logIndex === event.logIndex) {
      // The same event twice is one; two events at one place are a lie.
      if (textOf(before) === textOf(event)) continue;
      return refuse('contradictory-history', `two events at ${place}`);
    }
    if (before !== undefined && !isLater(before, event)) {
      return refuse('contradictory-history', `the time of ${place}`);
    }
    if (event.previousChange !== (before?.blockNumber ?? 0)) {
      return refuse('incomplete-history', `before ${place}: block ${event.previousChange}`);
    }
    ordered.push(event);
  }
  const last = ordered.at(-1)?.blockNumber ?? 0;
  if (changed !== undefined && changed !== last) {
    return refuse('incomplete-history', `after block ${last}: block ${changed}`);
  }
  return { ok: true, events: ordered };
}

/** A refusal as value. */
export function refuse(problem: EthrHistoryProblem, found: string): EthrRefusal {
  return { ok: false, problem, found };
}

function isLater(before: EthrEvent, event: EthrEvent): boolean {
  return before.blockNumber === event.blockNumber
    ? before.blockTime === event.blockTime
    : before.blockTime <= event.blockTime;
}

function textOf(event: EthrEvent): string {
  return canonicalizeJson(event as unknown as JsonValue);
}
