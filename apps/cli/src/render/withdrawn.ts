import type { LineHit } from '@originmark/wallet';
import { ADVISORY, putRemedy } from './after-entry.ts';
import type { Page } from './page.ts';

const REASONS: Readonly<Record<LineHit['because'], string>> = {
  'false-from-the-start': 'the certification was never true',
  'imported-after-the-last-good-day': 'imported when it no longer held',
  'imported-while-it-was-good': 'imported while it held',
  'rests-on-others': 'its claim does not rest on it',
  'claims-nothing': 'it claims no preference',
  'import-date-unknown': 'the day of importation is not known',
  'last-good-day-unknown': 'the last day on which it held is not known',
  'replacement-in-place': 'what replaces it is in place',
  'replacement-not-shown': 'what replaces it is not shown',
  'signer-unknown': 'nobody knows who signed it',
  'support-unknown': 'what its claim rests on is not known here',
};

const OUTCOMES = { hit: 'HIT', 'not-hit': 'not hit', undecided: 'undecided' } as const;

/** Puts which lines a withdrawn certification hits on a page, those first that are to be corrected. */
export function putHits(
  page: Page,
  told: {
    readonly certification: string;
    readonly falseFrom: string | undefined;
    readonly hits: readonly LineHit[];
    readonly unread: readonly string[];
  },
): void {
  const since =
    told.falseFrom === undefined ? 'never true' : `no longer true from ${told.falseFrom}`;
  page.put([{ text: told.certification, look: 'bold' }, `, taken back: ${since}`]);
  for (const outcome of ['hit', 'undecided', 'not-hit'] as const)
    for (const hit of told.hits.filter((one) => one.outcome === outcome)) {
      page.gap();
      page.put([
        { text: `${hit.entryNumber} line ${hit.line}: ${OUTCOMES[outcome]}`, look: 'bold' },
        `, ${REASONS[hit.because]}`,
        outcome === 'not-hit' ? '' : ` (${hit.citation})`,
      ]);
      if (hit.unheld !== undefined) page.put(`Not held: ${hit.unheld.join(', ')}`, { first: '  ' });
      for (const remedy of hit.remedies ?? []) putRemedy(page, remedy);
    }
  page.gap();
  if (told.hits.length === 0) page.put('No line of an entry was looked at: none is held or named.');
  for (const id of told.unread)
    page.put(`${id} is held and could not be read as an entry: nothing is said of its lines.`);
  page.put({ text: ADVISORY, look: 'dim' });
}
