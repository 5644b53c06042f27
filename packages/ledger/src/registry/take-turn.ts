import type { Ledger } from '../connection/ledger.ts';

/** The registry counts signed calls by owner: of two that are sent at once, one would be refused. */
const turns = new WeakMap<Ledger, Map<string, Promise<unknown>>>();

/** Runs the signed calls of one owner one after another, in this process and on this connection. */
export function takeTurn<T>(ledger: Ledger, owner: string, call: () => Promise<T>): Promise<T> {
  const own = turns.get(ledger) ?? new Map<string, Promise<unknown>>();
  turns.set(ledger, own);
  const taken = (own.get(owner) ?? Promise.resolve()).then(call);
  own.set(
    owner,
    taken.catch(() => undefined),
  );
  return taken;
}
