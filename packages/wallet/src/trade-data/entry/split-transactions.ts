/** @internal One entry summary of an AE file, and where it begins. */
export interface Transaction {
  readonly text: string;
  /** Record of the file at which it begins, from 1. */
  readonly from: number;
}

const ENVELOPE = /^[ABYZ]/;
const HEADER = /^10/;

/**
 * @internal An AE file cut at its records 10. One transaction stays with its envelope; of several,
 * each is taken without. What stands before the first and is no envelope stays with the first.
 */
export function splitTransactions(text: string): Transaction[] {
  const records = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const starts = records.flatMap((record, at) => (HEADER.test(record) ? [at] : []));
  if (starts.length <= 1) return [{ text, from: 1 }];
  const strays = records.slice(0, starts[0]).some((record) => !ENVELOPE.test(record));
  return starts.map((start, index) => {
    const from = index === 0 && strays ? 0 : start;
    let end = starts[index + 1] ?? records.length;
    while (end > from && ENVELOPE.test(records[end - 1] ?? '')) end -= 1;
    return { text: records.slice(from, end).join(''), from: from + 1 };
  });
}
