/** Characters of one row: what the reader refuses as never closed. */
const MAX_ROW_SIZE = 1_000_000;

/**
 * The rows of a CSV file once more, character by character and written for this comparison alone (RFC 4180).
 * `stray`: a quotation mark stands inside a cell, the row is to be told. `open`: nothing says what follows, reading ends
 * at this row. `huge`: the row is longer than a row may be.
 */
export function readReference(text, delimiter) {
  const rows = [];
  let at = 0;
  while (at < text.length) {
    const row = { cells: [], isStray: false, isOpen: false, isHuge: false, start: at };
    at = readRow(text, at, delimiter, row);
    rows.push(row);
    if (row.isOpen || row.isHuge) break;
  }
  return rows;
}

function readRow(text, start, delimiter, row) {
  let at = start;
  for (;;) {
    let cell = '';
    let isPlain = true;
    if (text[at] === '"') {
      isPlain = false;
      const pieces = [];
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        pieces.push(text.slice(from, quote === -1 ? undefined : quote));
        if (quote === -1) {
          row.isOpen = true;
          row.isHuge = text.length - start > MAX_ROW_SIZE;
          return text.length;
        }
        from = quote + 1;
        if (text[from] !== '"') break;
        pieces.push('"');
        from += 1;
      }
      cell = pieces.join('');
      at = from;
    }
    if (isPlain) {
      let to = at;
      while (to < text.length && !isEnd(text[to], delimiter)) to += 1;
      const plain = text.slice(at, to);
      if (plain.includes('"')) row.isStray = true;
      cell += plain;
      at = to;
    }
    row.cells.push(cell);
    if (at - start > MAX_ROW_SIZE) {
      row.isHuge = true;
      return text.length;
    }
    if (at >= text.length) return at;
    if (text[at] === delimiter) at += 1;
    else if (text[at] === '\r') return at + (text[at + 1] === '\n' ? 2 : 1);
    else if (text[at] === '\n') return at + 1;
    else {
      row.isOpen = true;
      return text.length;
    }
  }
}

const isEnd = (one, delimiter) => one === delimiter || one === '\n' || one === '\r';
