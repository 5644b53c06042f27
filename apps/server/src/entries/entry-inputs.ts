import type { EntryRecord, ObservedRight, VerifierInput } from '@originmark/verifier';

interface InputRow {
  readonly kind: 'observed' | 'record';
  readonly content: string;
}

/** The newest of each kind counts: an observation says all that was seen. */
export function toInputs(rows: readonly InputRow[]): Pick<VerifierInput, 'observed' | 'record'> {
  const newest = (kind: InputRow['kind']): string | undefined =>
    rows.filter((row) => row.kind === kind).at(-1)?.content;
  const [observed, record] = [newest('observed'), newest('record')];
  return {
    ...(observed !== undefined && { observed: JSON.parse(observed) as readonly ObservedRight[] }),
    ...(record !== undefined && { record: JSON.parse(record) as EntryRecord }),
  };
}
