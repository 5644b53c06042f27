import type { PartyName } from '../facts/parties.ts';
import type { CredentialKey } from '../story/draft.ts';

/** Parts of the story. Each begins where the one before has ended. */
export const CHAPTERS = [
  'Who is who',
  'Rights, licences, power of attorney',
  'Making and certifying',
  'Shipment',
  'Filing',
] as const;

export type Chapter = (typeof CHAPTERS)[number];

/** One thing that a party does at a moment of the story. */
export interface Act {
  /** RFC 3339. */
  readonly at: string;
  readonly chapter: Chapter;
  readonly party: PartyName;
  /** In words, with the party before and those that are given something after. */
  readonly does: string;
  /** What it signs. */
  readonly credential?: string;
  /** Given what is signed and what is passed on, with all that the giver holds beneath it. */
  readonly givesTo: readonly PartyName[];
  /** What it received or signed before, and gives now. */
  readonly passesOn?: readonly CredentialKey[];
  /** What is signed is given sealed: only the verifier can open it. */
  readonly sealed?: true;
  /** Status lists, proofs of existence and documents of keys are those of this moment. */
  readonly renews?: true;
}

/** What the parties do with one credential: everything else of an act is in the credential itself. */
export type Role = Pick<Act, 'chapter' | 'does' | 'givesTo' | 'passesOn' | 'sealed'>;
