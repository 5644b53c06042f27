import type { RemedyAnswer } from '@originmark/customs';
import type { Page, Piece } from './page.ts';

/** What can still be done about one line. */
export interface LineRemedies {
  readonly line: number;
  readonly spi?: string;
  readonly aim: 'claim-preference' | 'correct-claim';
  readonly remedies: readonly RemedyAnswer[];
}

/** What every answer about filed entries ends with. */
export const ADVISORY =
  "A reader's aid, not a determination. Whether a last day on a weekend or holiday moves on is not known here: act before it.";

const NAMES: Readonly<Record<RemedyAnswer['remedy'], string>> = {
  'post-summary-correction': 'post-summary correction',
  'post-importation-claim': 'claim after importation',
  reconciliation: 'reconciliation',
  'protest-of-liquidation': 'protest of the liquidation',
  'protest-of-denied-claim': 'protest of a denied claim',
  'notice-of-correction': 'notice of correction',
};

const REASONS: Readonly<Record<Extract<RemedyAnswer, { answer: 'not-open' }>['because'], string>> =
  {
    'not-by-post-summary-correction': 'a claim that was not made cannot be made by it',
    'only-by-reconciliation': 'the entry was flagged: only reconciliation settles it',
    'claim-was-made': 'the preference was claimed at entry',
    'no-claim-was-made': 'no claim was made that could be corrected',
    'nothing-to-claim': 'it serves another aim than this one',
    'no-preference-to-claim': 'no preference can be claimed so under this indicator or on this day',
    'not-flagged': 'the entry was not flagged for reconciliation',
    'no-summary-to-correct': 'there is no summary of this type to correct',
    'nothing-decided-yet': 'nothing has been decided yet',
    fraud: 'it is not for fraud',
    'repeated-after-awareness': 'it is not for a claim repeated in full knowledge',
  };

/** Puts what can still be done about an entry on a page; lines with the same answers stand together. */
export function putRemedies(
  page: Page,
  entry: {
    readonly entryNumber: string;
    readonly on: string;
    readonly lines: readonly LineRemedies[];
  },
): void {
  page.gap();
  page.put([{ text: entry.entryNumber, look: 'bold' }, `, as of ${entry.on} at the port`]);
  const groups = new Map<string, LineRemedies[]>();
  for (const line of entry.lines) {
    const name = JSON.stringify({ ...line, line: 0 });
    groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const lines = group.map(({ line }) => line).join(', ');
    const claim =
      first.aim === 'correct-claim'
        ? `claimed${first.spi === undefined ? '' : ` ${first.spi}`}: to correct the claim`
        : `without a claim: to claim${first.spi === undefined ? '' : ` ${first.spi}`} after entry`;
    page.gap();
    page.put([
      { text: `${group.length === 1 ? 'Line' : 'Lines'} ${lines}`, look: 'bold' },
      `, ${claim}`,
    ]);
    for (const remedy of first.remedies) putRemedy(page, remedy);
  }
}

/** One remedy: its answer with its day, what is wanted, and how well its rule is known. */
export function putRemedy(page: Page, remedy: RemedyAnswer, indent = '  '): void {
  const isUnread =
    remedy.answer !== 'not-open' &&
    (remedy.sources.length === 0 || remedy.sources.some(({ confirmed }) => !confirmed));
  const mark = isUnread ? '; its text was not wholly read here' : '';
  page.put([`${NAMES[remedy.remedy]}: `, answerOf(remedy), ` (${remedy.citation}${mark})`], {
    first: indent,
    rest: `${indent}  `,
  });
  const note = remedy.answer === 'open' ? [remedy.note, needsOf(remedy.needs)] : [];
  const text = note.filter((part) => part !== '').join(' ');
  if (text !== '') page.put({ text, look: 'dim' }, { first: `${indent}  ` });
}

function answerOf(remedy: RemedyAnswer): Piece {
  switch (remedy.answer) {
    case 'open':
      return {
        text:
          remedy.until === undefined
            ? `open until ${remedy.untilEvent ?? 'an event that is not named'}`
            : `open until ${remedy.until}`,
        look: 'green',
      };
    case 'closed':
      return { text: `closed since ${remedy.since}`, look: 'red' };
    case 'not-open':
      return `not open: ${REASONS[remedy.because]}`;
    case 'undecided':
      return { text: `undecided for want of ${remedy.wantOf.join('; ')}`, look: 'yellow' };
  }
}

function needsOf(needs: readonly string[]): string {
  return needs.length === 0 ? '' : `To hand in: ${needs.join('; ')}.`;
}
