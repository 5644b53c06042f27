import { CLOCKS } from '../facts/clocks.ts';
import type { Act } from './act.ts';

/** What is done with the entry, after all that {@link planActs} tells. */
export const FILING_ACTS: readonly Act[] = [
  {
    at: CLOCKS.claimedAt,
    chapter: 'Filing',
    party: 'gulfline',
    does: 'files the entry summary and signs it',
    credential: 'entry',
    givesTo: [],
  },
  {
    at: CLOCKS.presentedAt,
    chapter: 'Filing',
    party: 'gulfline',
    does: 'pre-flights the entry and presents the bundle',
    givesTo: ['verifier'],
  },
  {
    at: CLOCKS.verifiedAt,
    chapter: 'Filing',
    party: 'verifier',
    does: 'judges the bundle and signs its advisory report',
    credential: 'report',
    givesTo: ['gulfline'],
  },
];
