import { isJsonObject } from '@originmark/core';
import {
  type AfterEntryFacts,
  afterEntryOptions,
  type AgreementId,
  agreementOf,
  type CertificationWithdrawal,
  entriesHitBy,
  type EntryHit,
  type RemedyAnswer,
} from '@originmark/customs';
import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import { type FiledEntry, type FiledLine, lastVersions } from './filed-entry.ts';
import { restsOf } from './rests-of.ts';

/** What a withdrawal does to one line, and by when to correct it. */
export type LineHit = Omit<EntryHit, 'because'> & {
  readonly because: EntryHit['because'] | 'support-unknown';
  /** Ids of what the line rests on and nobody holds: what stands behind it is not known. */
  readonly unheld?: readonly string[];
  /** Given where the line is hit, or may be. */
  readonly remedies?: readonly RemedyAnswer[];
};

const TO_CORRECT: readonly RemedyAnswer['remedy'][] = [
  'notice-of-correction',
  'post-summary-correction',
];

/** What is asked about. */
export interface WithdrawalQuestion {
  readonly withdrawal: CertificationWithdrawal;
  /** Under which the certification was made, where it says. */
  readonly agreement?: AgreementId;
  readonly entries: readonly FiledEntry[];
  readonly factsOf: (entry: FiledEntry, line: FiledLine) => AfterEntryFacts;
  /** Absent: nobody knows what a certification is based on. */
  readonly holdings?: Pick<Holdings, 'withId'>;
}

/**
 * Which lines of entries a withdrawn certification hits, of several versions the last, and by when to correct
 * them. A line of which nobody knows what it rests on is undecided, never spared.
 */
export async function linesHitBy(question: WithdrawalQuestion): Promise<readonly LineHit[]> {
  const told: LineHit[] = [];
  for (const entry of lastVersions(question.entries))
    for (const line of entry.lines) {
      const hit = await judgeLine(entry, line, question);
      if (hit !== undefined) told.push(hit);
    }
  return told;
}

/** The agreement that a certification names. */
export function agreementIn({
  credential,
}: Pick<HeldCredential, 'credential'>): AgreementId | undefined {
  const { credentialSubject } = credential;
  return credentialSubject !== undefined && isJsonObject(credentialSubject)
    ? agreementOf(credentialSubject['agreement'])?.id
    : undefined;
}

async function judgeLine(
  entry: FiledEntry,
  line: FiledLine,
  { agreement, factsOf, holdings, withdrawal }: Omit<WithdrawalQuestion, 'entries'>,
): Promise<LineHit | undefined> {
  const facts = factsOf(entry, line);
  const { ids, isSaid, unheld } = await restsOf(line, holdings);
  const [hit] = entriesHitBy(withdrawal, [
    {
      entryNumber: entry.entryNumber,
      line: line.line,
      certifications: [...ids],
      ...(facts.importDate !== undefined && { importDate: facts.importDate }),
      isClaimed: facts.wasClaimed === true,
    },
  ]);
  if (hit === undefined) return undefined;
  // A claim under another agreement rests on no certification of this one.
  const isOther = agreement !== undefined && agreementOf(facts.spi)?.id !== agreement;
  const isOpen = hit.because === 'rests-on-others' && !isOther && !(isSaid && unheld.length === 0);
  const judged: LineHit = isOpen
    ? {
        ...hit,
        outcome: 'undecided',
        because: 'support-unknown',
        ...(unheld.length > 0 && { unheld }),
      }
    : hit;
  if (judged.outcome === 'not-hit') return judged;
  const remedies = afterEntryOptions(facts).filter(({ remedy }) => TO_CORRECT.includes(remedy));
  return { ...judged, remedies };
}
