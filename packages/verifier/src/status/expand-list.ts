import { CoreError, decodeStatusList, digestBytes } from '@originmark/core';
import type { VerifierContext } from '../context.ts';
import { LIMITS } from '../intake/limits.ts';

/** What the lists of one verdict may still come to when they are expanded, in bytes. */
export interface ExpansionBudget {
  left: number;
  isExceeded: boolean;
  /** Ends with the list that is being expanded: two at once would both spend what is left. */
  turn: Promise<unknown>;
}

export function createExpansionBudget(bytes: number): ExpansionBudget {
  return { left: bytes, isExceeded: false, turn: Promise.resolve() };
}

/** gzip makes at most so many bytes of one (RFC 1951: 258 of a quarter of a byte). */
const MAX_EXPANSION = 1032;

/**
 * Expands a list while the budget lasts, one after the other in the order asked. What is kept from other verdicts counts as what is expanded
 * here does, so that no answer depends on what was verified before. A list that cannot be read counts
 * as much as it may have cost, or it would be the cheapest way to exhaust a verifier.
 */
export function expandWithin(
  encodedList: string,
  context: VerifierContext,
  budget: ExpansionBudget,
): Promise<Uint8Array | CoreError | 'exceeded'> {
  const expanded = budget.turn.then(() => expandNext(encodedList, context, budget));
  budget.turn = expanded.catch(() => undefined);
  return expanded;
}

async function expandNext(
  encodedList: string,
  context: VerifierContext,
  budget: ExpansionBudget,
): Promise<Uint8Array | CoreError | 'exceeded'> {
  if (budget.left <= 0) budget.isExceeded = true;
  if (budget.isExceeded) return 'exceeded';
  try {
    const bits = await expand(encodedList, context);
    budget.left -= bits.length;
    budget.isExceeded = budget.left < 0;
    return budget.isExceeded ? 'exceeded' : bits;
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    budget.left -= Math.min(LIMITS.expandedListBytes, encodedList.length * MAX_EXPANSION);
    return error;
  }
}

/** Expanding a list costs more than its signature; the same text always expands to the same bits. */
async function expand(
  encodedList: string,
  { caches, crypto }: VerifierContext,
): Promise<Uint8Array> {
  const name = digestBytes(new TextEncoder().encode(encodedList), crypto.sha256);
  const known = caches.statusBits.get(name);
  if (known !== undefined) return known;
  const bits = await decodeStatusList(encodedList, crypto);
  caches.statusBits.set(name, bits);
  return bits;
}
