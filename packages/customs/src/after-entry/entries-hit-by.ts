import { type LocalDate, compareDates } from '../dates/local-date.ts';
import { read } from '../source-mark.ts';
import type { SourceMark } from '../source-mark.ts';

/**
 * A certification that its maker takes back.
 * `false-from-the-start`: it was never true, whenever that is said. `ceased`: the good qualified up to and including
 * `lastGoodDay`. `clerical-replaced`: another stands in its place. `key-compromised`: nobody knows who signed it.
 */
export type CertificationWithdrawal =
  | { readonly certification: string; readonly kind: 'false-from-the-start' | 'key-compromised' }
  | {
      readonly certification: string;
      readonly kind: 'ceased';
      readonly lastGoodDay?: LocalDate;
    }
  | {
      readonly certification: string;
      readonly kind: 'clerical-replaced';
      readonly replacedBy?: string;
    };

/** A line of an entry as it now stands: of several versions the last. */
export interface EntryLineOnCertification {
  readonly entryNumber: string;
  readonly line: number;
  /** Every certification on which the claim rests, directly or through another. */
  readonly certifications: readonly string[];
  /** The port's day of importation. */
  readonly importDate?: LocalDate;
  /** Whether the line claims the preference. */
  readonly isClaimed: boolean;
}

/** What a withdrawal does to one line. */
export interface EntryHit {
  readonly entryNumber: string;
  readonly line: number;
  readonly outcome: 'hit' | 'not-hit' | 'undecided';
  readonly because:
    | 'false-from-the-start'
    | 'imported-after-the-last-good-day'
    | 'imported-while-it-was-good'
    | 'rests-on-others'
    | 'claims-nothing'
    | 'import-date-unknown'
    | 'last-good-day-unknown'
    | 'replacement-in-place'
    | 'replacement-not-shown'
    | 'signer-unknown';
  /** Further certifications on which the line rests; whether they carry it alone is another question. */
  readonly others: readonly string[];
  readonly citation: string;
  readonly source: SourceMark;
}

/**
 * Which lines a withdrawn certification hits. False from the start: every importation under it, however long ago;
 * qualified until a day: those imported after that day. A line for which facts are missing is undecided, never spared.
 * One answer for every line given, in the order given.
 */
export function entriesHitBy(
  withdrawal: CertificationWithdrawal,
  entries: readonly EntryLineOnCertification[],
): readonly EntryHit[] {
  return entries.map((entry) => {
    const [outcome, because] = judge(withdrawal, entry);
    return {
      entryNumber: entry.entryNumber,
      line: entry.line,
      outcome,
      because,
      others: entry.certifications.filter((id) => id !== withdrawal.certification),
      citation: '19 CFR 182.11(c), 182.124',
      source: read('19 CFR 182.11(c), 182.124'),
    };
  });
}

type Judged = readonly [EntryHit['outcome'], EntryHit['because']];

function judge(withdrawal: CertificationWithdrawal, entry: EntryLineOnCertification): Judged {
  if (!entry.certifications.includes(withdrawal.certification))
    return ['not-hit', 'rests-on-others'];
  if (!entry.isClaimed) return ['not-hit', 'claims-nothing'];
  switch (withdrawal.kind) {
    case 'false-from-the-start':
      return ['hit', 'false-from-the-start'];
    case 'ceased': {
      const { lastGoodDay } = withdrawal;
      if (lastGoodDay === undefined) return ['undecided', 'last-good-day-unknown'];
      if (entry.importDate === undefined) return ['undecided', 'import-date-unknown'];
      return compareDates(entry.importDate, lastGoodDay) > 0
        ? ['hit', 'imported-after-the-last-good-day']
        : ['not-hit', 'imported-while-it-was-good'];
    }
    case 'clerical-replaced': {
      const { replacedBy } = withdrawal;
      return replacedBy !== undefined && entry.certifications.includes(replacedBy)
        ? ['not-hit', 'replacement-in-place']
        : ['undecided', 'replacement-not-shown'];
    }
    case 'key-compromised':
      return ['undecided', 'signer-unknown'];
  }
}
