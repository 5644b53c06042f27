import type { EntryVerdict } from '@originmark/schemas';
import { outcomePiece } from './marks.ts';
import type { Page, Piece } from './page.ts';
import { padText } from './text-width.ts';

const MEANING: Readonly<Record<keyof EntryVerdict['axes'], string>> = {
  integrity: 'are these the documents that were signed, by those they name',
  filing: 'may this filer file for this importer',
  preference: 'the rate of duty, never admissibility',
  ipr: 'rights holders’ consent, for examination by CBP',
  documents: 'do the papers agree with the entry',
};

/** Prints the five axes, each with its own count: they have different consequences and no sum. */
export function printAxes(page: Page, { axes }: EntryVerdict): void {
  page.heading('Five axes, never rolled into one');
  for (const [axis, counts] of Object.entries(axes) as [keyof typeof MEANING, object][]) {
    const words = Object.entries(counts as Record<string, number>).sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    const pieces: Piece[] = words.flatMap(([word, count], at) => [
      `${at === 0 ? '' : ', '}${count} `,
      outcomePiece(word),
    ]);
    page.put(
      [
        ...(pieces.length === 0 ? ['nothing'] : pieces),
        { text: ` (${MEANING[axis]})`, look: 'dim' },
      ],
      { first: padText(axis, 12), rest: ' '.repeat(12) },
    );
  }
}
