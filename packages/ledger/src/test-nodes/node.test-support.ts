import type { LedgerRequest } from '../connection/ledger.ts';

/** A chain that a test runs against; gas is free on it. */
export interface TestNode {
  readonly name: string;
  readonly chainId: number;
  readonly url?: string;
  /** Lets time pass on the chain; the next block tells it. */
  advance(seconds: number): Promise<void>;
  /** Takes the last blocks back; absent where a chain never does. */
  readonly reorganize?: (blocks: number) => Promise<void>;
  /** Whether each transaction gets a block at once, as it does at the start; absent where it always does. */
  readonly mine?: (on: boolean) => void;
  readonly request: LedgerRequest;
  close(): Promise<void>;
}
