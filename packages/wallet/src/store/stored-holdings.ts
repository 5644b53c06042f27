import type { Holdings } from '../hold/holdings.ts';
import type { ArrivalKeeper } from '../receive/received.ts';

/** Holdings that last: everything is in the database before it is acknowledged. */
export interface StoredHoldings extends Holdings, ArrivalKeeper {
  /** What the verifier said of a credential when it came, where it was asked. */
  outcomeOf(credentialDigest: string): Promise<HeldOutcome | undefined>;
  /** How many credentials are held. */
  readonly size: number;
  /** The types of which something is held, in order. */
  types(): readonly string[];
}

/** What was said of an arrival. */
export interface HeldOutcome {
  readonly outcome: 'valid' | 'invalid' | 'indeterminate';
  readonly reasons: readonly string[];
}
