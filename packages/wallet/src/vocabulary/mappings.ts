import type { Mapping } from './mapping.ts';
import { BILLS } from './tables/bills.ts';
import { CERTIFICATIONS } from './tables/certifications.ts';
import { COMMERCIAL } from './tables/commercial.ts';
import { ENTRIES } from './tables/entries.ts';
import { PARTIES } from './tables/parties.ts';
import { RIGHTS } from './tables/rights.ts';

/**
 * Every type of the vocabulary that has a type of ours. Where one of ours has several, the first is
 * what it is written as unless another is named.
 */
export const VOCABULARY_MAPPINGS: readonly Mapping[] = [
  ...CERTIFICATIONS,
  ...RIGHTS,
  ...COMMERCIAL,
  ...BILLS,
  ...ENTRIES,
  ...PARTIES,
];
