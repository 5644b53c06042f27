import type { Issuers } from '../identifiers/issuers.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import type { StatusMemory } from '../judging/status-memory.ts';
import { openStatusMemory } from '../judging/status-memory.ts';
import type { Resources } from '../resources.ts';
import { openPseudonyms, type Pseudonym } from './pseudonyms.ts';

/** What entries are taken, judged and reported with: one a process. */
export interface EntryDesk {
  readonly resources: Resources;
  readonly memory: StatusMemory;
  readonly issuers: Issuers;
  readonly pseudonymOf: () => Promise<Pseudonym>;
  /** What is being worked on, by tenant and digest of the bundle: the same at once is one work. */
  readonly running: Map<string, Promise<unknown>>;
  /** Called between the steps of a submission; a test breaks off there. */
  readonly step: (name: SubmissionStep) => Promise<void> | void;
}

export type SubmissionStep = 'challenge-spent' | 'judged-first' | 'drawn' | 'judged' | 'reported';

/** Opens nothing yet. */
export function openEntryDesk(
  resources: Resources,
  { step = () => undefined }: Partial<Pick<EntryDesk, 'step'>> = {},
): EntryDesk {
  let pseudonyms: Promise<Pseudonym> | undefined;
  return {
    resources,
    memory: openStatusMemory(resources),
    issuers: openIssuers(resources),
    pseudonymOf: () => (pseudonyms ??= openPseudonyms(resources)),
    running: new Map(),
    step,
  };
}
