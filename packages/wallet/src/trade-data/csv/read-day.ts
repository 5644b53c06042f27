import { parseLocalDate } from '@originmark/customs/numbers';
import type { CsvMapping } from '@originmark/schemas';

/** How days are written in a file. */
export type DayFormat = NonNullable<CsvMapping['dateFormat']>;

/**
 * A day as `YYYY-MM-DD`, read only in the one format declared: 03/04/2026 is the third of April or
 * the fourth of March, and nothing but the mapping says which. Undefined for anything else.
 */
export function readDay(written: string, format: DayFormat = 'YYYY-MM-DD'): string | undefined {
  const text = written.trim();
  if (text.length !== format.length) return undefined;
  const part = (letter: 'Y' | 'M' | 'D'): string =>
    text.slice(format.indexOf(letter), format.lastIndexOf(letter) + 1);
  for (const [at, mark] of Array.from(format).entries())
    if (!/[YMD]/.test(mark) && text[at] !== mark) return undefined;
  return parseLocalDate(`${part('Y')}-${part('M')}-${part('D')}`);
}
