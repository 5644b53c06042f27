import { describe, expect, test } from '@jest/globals';
import type { EntrySubject } from '../claims/claims-context.ts';
import type { EntryRecord } from '../claims/record.ts';
import type { VerifierClocks } from '../context.ts';
import { troublesOf } from '../claims/preference/preference.test-support.ts';
import { readStatedClocks } from './stated-clocks.ts';

const at = Date.parse;
const PRESENTED = at('2026-09-24T15:10:00Z');
const LATER = at('2026-12-24T15:10:00Z');
const SUBJECT = {
  entryNumber: 'Z9Z-0042617-4',
  portOfEntry: '5301',
  importedAt: '2026-09-14T06:40:00-05:00',
  enteredAt: '2026-09-14T15:10:00-05:00',
  claimedAt: '2026-09-24T15:05:00Z',
  lines: [{ line: 1, made: { from: '2026-07-20', until: '2026-08-07' } }],
};
const RECORD: EntryRecord = { entryNumber: 'Z9Z-0042617-4', lines: [] };

function read(changes: object = {}, record?: EntryRecord, moments: Partial<VerifierClocks> = {}) {
  const subject = { ...SUBJECT, ...changes } as unknown as EntrySubject;
  const clocks = { presentedAt: PRESENTED, verifiedAt: LATER, ...moments };
  const read = readStatedClocks(subject, { clocks, ...(record === undefined ? {} : { record }) });
  const findings = read.findings.filter(({ code }) => code !== 'time.claim-unconfirmed');
  return { line: read.lines[0], findings, troubles: troublesOf(findings) };
}

const made = (from: string, until: string) => ({ lines: [{ line: 1, made: { from, until } }] });

describe('moments that an entry states', () => {
  test('are its clocks where they had happened when it was received', () => {
    const { line, troubles } = read();
    expect(troubles).toEqual([]);
    expect(Object.keys(line ?? {}).sort()).toEqual([
      'claimedAt',
      'enteredAt',
      'imported',
      'importedAt',
      'made',
    ]);
  });

  test('are no claim where they came after, however long one waits', () => {
    const { line, troubles } = read({ claimedAt: '2026-09-25T15:05:00Z' });
    expect(line).not.toHaveProperty('claimedAt');
    // The entry's own dates are told where it is judged as a credential.
    expect(troubles).toEqual([]);
    expect(read({ claimedAt: '2026-09-24T15:10:00Z' }).line).toHaveProperty('claimedAt', PRESENTED);
  });

  test('are no arrival and no entry where they came after: a question', () => {
    const ahead = { importedAt: '2045-09-14T06:40:00-05:00', enteredAt: '2045-09-15T12:00:00Z' };
    const { findings, line } = read(ahead);
    expect(Object.keys(line ?? {}).sort()).toEqual(['claimedAt', 'made']);
    expect(findings).toMatchObject(
      ['importedAt', 'enteredAt'].map((name) => ({
        code: 'time.in-future',
        outcome: 'indeterminate',
        pointer: `/credentialSubject/${name}`,
        expected: '2026-09-24T15:10:00Z',
        clock: 'presented',
      })),
    );
  });

  test('may be later in the record: a bundle is presented before its entry is filed', () => {
    const claimedAt = at('2026-09-28T12:00:00Z');
    const importedAt = at('2026-09-26T12:00:00Z');
    const { line, troubles } = read({}, { ...RECORD, claimedAt, importedAt });
    expect(troubles).toEqual([]);
    expect(line).toMatchObject({ claimedAt, importedAt, imported: '2026-09-26' });
  });

  test('leave the claim to the operator who asks as of a moment', () => {
    const asOf = at('2026-10-01T00:00:00Z');
    const { line, troubles } = read({ claimedAt: '2026-09-25T15:05:00Z' }, undefined, { asOf });
    expect(line).toMatchObject({ claimedAt: asOf });
    expect(troubles).toEqual([]);
    const before = { asOf: at('2026-01-01T00:00:00Z') };
    expect(read({}, undefined, before).troubles).toEqual([]);
  });
});

describe('an entry and its arrival', () => {
  test('may be three days apart, or the other way round', () => {
    for (const enteredAt of ['2026-09-11T14:00:00Z', '2026-08-15T11:40:00Z']) {
      const { line, troubles } = read({ enteredAt });
      expect(troubles).toEqual([]);
      expect(line).toMatchObject({ enteredAt: at(enteredAt), imported: '2026-09-14' });
    }
  });

  test('may not be years apart: neither is believed', () => {
    const { findings, line } = read({ enteredAt: '2021-01-04T10:00:00-06:00' });
    expect(Object.keys(line ?? {}).sort()).toEqual(['claimedAt', 'made']);
    expect(findings).toMatchObject([
      {
        code: 'documents.conflict',
        outcome: 'fail',
        axis: 'documents',
        pointer: '/credentialSubject/enteredAt',
        expected: 'at most 30 days before 2026-09-14T11:40:00Z',
        found: '2021-01-04T16:00:00Z',
      },
    ]);
  });

  test('are believed where the record has them, and the other is not', () => {
    const record = { ...RECORD, enteredAt: at('2021-01-04T16:00:00Z') };
    const { line, troubles } = read({}, record);
    expect(troubles).toEqual(['fail documents.conflict']);
    expect(line).toMatchObject({ enteredAt: record.enteredAt });
    expect(line).not.toHaveProperty('imported');
    const whole = { ...record, importedAt: at('2026-09-14T11:40:00Z') };
    expect(read({}, whole).troubles).toEqual([]);
  });

  test('are compared with the claim as well', () => {
    const { line, troubles } = read({ claimedAt: '2021-01-04T16:00:00Z' });
    expect(troubles).toEqual(['fail documents.conflict']);
    expect(line).not.toHaveProperty('claimedAt');
  });
});

describe('a period of making', () => {
  test.each([
    ['on one day', '2026-08-07', '2026-08-07', true],
    ['backwards', '2027-01-01', '2026-08-07', false],
    ['backwards, in the past', '2026-08-08', '2026-08-07', false],
    ['until after the bundle was received', '2026-08-07', '2026-09-26', false],
  ])('%s', (_, from, until, isClock) => {
    expect(read(made(from, until)).line?.made).toEqual(isClock ? { from, until } : undefined);
  });
});
