import { createColors } from 'picocolors';
import type { Io } from '../io.ts';
import { cleanText } from './clean-text.ts';
import { splitAtWidth, textWidth } from './text-width.ts';

/** How a piece of text looks where colour is wanted. It never carries meaning alone. */
export type Look = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** A piece of a line; a plain string has no look. */
export type Piece = string | { readonly text: string; readonly look: Look };

export interface Layout {
  /** Stands before the first line, as it is. */
  readonly first?: string;
  /** Stands before every further line, as it is. */
  readonly rest?: string;
}

/** Lines of text being put together. Whatever is put on it is cleaned and wrapped. */
export interface Page {
  readonly width: number;
  /** A paragraph. */
  readonly put: (pieces: Piece | readonly Piece[], layout?: Layout) => void;
  /** An empty line, never two in a row. */
  readonly gap: () => void;
  readonly heading: (text: string) => void;
  readonly text: () => string;
}

/** Makes an empty page as wide as the terminal, between 80 and 120 columns. */
export function createPage(options: { readonly width: number; readonly color: boolean }): Page {
  const colors = createColors(options.color);
  const lines: string[] = [];
  const page: Page = {
    width: options.width,
    put(pieces, { first = '', rest = first } = {}) {
      const list = Array.isArray(pieces) ? (pieces as readonly Piece[]) : [pieces as Piece];
      for (const line of wrap(list, options.width, first, rest))
        lines.push(
          line
            .map(({ text, look }) => (look === undefined ? text : colors[look](text)))
            .join('')
            .trimEnd(),
        );
    },
    gap() {
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
    },
    heading(text) {
      page.gap();
      page.put({ text: text.toUpperCase(), look: 'bold' });
    },
    text: () => `${lines.join('\n')}\n`,
  };
  return page;
}

/** Columns and colour as the terminal, the environment and `--no-color` say. */
export function readStyle(
  io: Pick<Io, 'env' | 'columns' | 'isTerminal'>,
  wanted: { readonly color?: boolean | undefined },
): { width: number; color: boolean } {
  const { NO_COLOR, FORCE_COLOR, COLUMNS, TERM } = io.env;
  const columns = io.columns ?? Number(COLUMNS ?? Number.NaN);
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const refused =
    wanted.color === false || (NO_COLOR !== undefined && NO_COLOR !== '') || FORCE_COLOR === '0';
  return {
    width: Number.isInteger(columns) ? Math.min(120, Math.max(80, columns)) : 100,
    color: !refused && (forced || (io.isTerminal && TERM !== 'dumb')),
  };
}

interface Span {
  readonly text: string;
  readonly look?: Look;
}

function wrap(pieces: readonly Piece[], width: number, first: string, rest: string): Span[][] {
  const lines: Span[][] = [];
  let line: Span[] = [{ text: first }];
  let used = textWidth(first);
  let empty = true;
  const turn = (): void => {
    lines.push(line);
    line = [{ text: rest }];
    used = textWidth(rest);
    empty = true;
  };
  for (const piece of pieces) {
    const { text, look } = typeof piece === 'string' ? { text: piece, look: undefined } : piece;
    for (const word of cleanText(text).match(/ +|[^ ]+/g) ?? []) {
      if (word.startsWith(' ') && empty && lines.length > 0) continue;
      let left = word;
      if (!empty && used + textWidth(left) > width) {
        turn();
        if (left.startsWith(' ')) continue;
      }
      // A word longer than a line (a DID, a digest) is cut where the line ends.
      while (used + textWidth(left) > width && width > used) {
        const [head, tail] = splitAtWidth(left, width - used);
        if (tail === '') break;
        line.push(span(head, look));
        turn();
        left = tail;
      }
      line.push(span(left, look));
      used += textWidth(left);
      empty = false;
    }
  }
  lines.push(line);
  return lines;
}

function span(text: string, look: Look | undefined): Span {
  return look === undefined ? { text } : { text, look };
}
