import type { EntrySummary, EntryVerdict } from '@originmark/schemas';
import type { VerifierInput } from '@originmark/verifier';
import type { AssembledBundle } from '../assemble-bundle.ts';
import type { Holdings } from '../hold/holdings.ts';
import type { Presenting } from '../present/create-bundle.ts';
import type { LineSupport } from '../present/draft-entry.ts';

/** What an entry is pre-flighted with. */
export interface PreflightInput {
  /** The entry as it would be filed; its `supportedBy` is found anew. */
  readonly summary: EntrySummary;
  readonly holdings: Holdings;
  /** How it would be signed and presented. */
  readonly presenting: Omit<Presenting, 'validFrom'>;
  /** What the verifier judges with, as CBP would: policy, ways to the network, counters. */
  readonly verifier: Omit<VerifierInput, 'bundle' | 'clocks' | 'crypto'>;
  /** What ends within so many days is told as about to lapse; default 45. */
  readonly lapseDays?: number;
}

/** A bundle, what supports its lines, and its verdict. */
export interface Presented {
  readonly bundle: AssembledBundle;
  readonly support: readonly LineSupport[];
  /** The verifier's verdict of exactly this bundle at that moment. */
  readonly verdict: EntryVerdict;
}
