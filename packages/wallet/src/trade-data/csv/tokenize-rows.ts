/** What became of a row of the file. */
export type TokenizedRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly fault: RowFault };

/**
 * `quote-inside`: the row is not well formed, and those after it are. After the others nothing is read:
 * `quote-open` is never closed, `quote-garbage` goes on after its closing quotation mark, `too-long` has no end.
 */
export type RowFault = 'quote-inside' | 'quote-open' | 'quote-garbage' | 'too-long';

/** @internal Cuts text into rows, given piece by piece. */
export interface RowTokenizer {
  /** Rows that ended in this piece, in order. */
  write(text: string): TokenizedRow[];
  /** The last row, where the file does not end with a line end. */
  end(): TokenizedRow[];
  /** Nothing says what follows: no more is read. */
  isOver(): boolean;
}

const CR = 0x0d;
const LF = 0x0a;

/** At the beginning of a cell, inside one, inside quotation marks, or at one that may close or be doubled. */
type Place = 'start' | 'plain' | 'quoted' | 'quote';

/**
 * @internal RFC 4180 with any delimiter of one character and line ends CRLF, LF or CR. Every character is seen once,
 * whatever it is: the time is that of the length.
 * @param maxRowSize - characters of a row, delimiters and quotation marks among them
 */
export function createRowTokenizer(delimiter: string, maxRowSize: number): RowTokenizer {
  const delimiterCode = delimiter.charCodeAt(0);
  /** Whether a cell ends here. */
  const isEnd = (code: number): boolean => code === delimiterCode || code === CR || code === LF;
  let place: Place = 'start';
  let row = 1;
  let cells: string[] = [];
  let cell = '';
  let size = 0;
  let isBad = false;
  let isAfterCr = false;
  let isAtBeginning = true;
  let isOver = false;
  let done: TokenizedRow[] = [];

  const finish = (fault?: RowFault): void => {
    const isFault = fault ?? (isBad ? 'quote-inside' : undefined);
    done.push(isFault === undefined ? { row, cells } : { row, fault: isFault });
    isOver = fault !== undefined;
    [cells, cell, size, isBad, place] = [[], '', 0, false, 'start'];
    row += 1;
  };
  const closeCell = (end: string): void => {
    cells.push(cell);
    [cell, place] = ['', 'start'];
    if (end === delimiter) return;
    finish();
    isAfterCr = end === '\r';
  };
  /** One step: from where on to read next. */
  const step = (text: string, at: number): number => {
    const one = text.charAt(at);
    if (place === 'quoted') {
      const quote = text.indexOf('"', at);
      const to = quote === -1 ? text.length : quote;
      cell += text.slice(at, to);
      if (quote !== -1) place = 'quote';
      return quote === -1 ? to : to + 1;
    }
    if (place === 'quote' && one === '"') {
      cell += '"';
      place = 'quoted';
    } else if (isEnd(text.charCodeAt(at))) {
      closeCell(one);
    } else if (place === 'quote') {
      finish('quote-garbage');
    } else if (place === 'start' && one === '"') {
      place = 'quoted';
    } else {
      let to = at;
      while (to < text.length && !isEnd(text.charCodeAt(to))) to += 1;
      const piece = text.slice(at, to);
      if (piece.includes('"')) isBad = true;
      cell += piece;
      place = 'plain';
      return to;
    }
    return at + 1;
  };
  const take = (): TokenizedRow[] => {
    const taken = done;
    done = [];
    return taken;
  };
  return {
    write(text) {
      let at = isAtBeginning && text.startsWith('\uFEFF') ? 1 : 0;
      if (text !== '') isAtBeginning = false;
      while (at < text.length && !isOver) {
        if (isAfterCr) {
          isAfterCr = false;
          if (text.startsWith('\n', at)) {
            at += 1;
            continue;
          }
        }
        const [from, rowBefore] = [at, row];
        at = step(text, at);
        if (row === rowBefore && (size += at - from) > maxRowSize) finish('too-long');
      }
      return take();
    },
    end() {
      if (isOver) return [];
      if (place === 'quoted') finish('quote-open');
      else if (place !== 'start' || cells.length > 0) closeCell('\n');
      isOver = true;
      return take();
    },
    isOver: () => isOver,
  };
}
