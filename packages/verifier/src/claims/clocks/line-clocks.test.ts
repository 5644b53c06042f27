import { describe, expect, test } from '@jest/globals';
import type { EntrySubject } from '../claims-context.ts';
import type { EntryRecord } from '../record.ts';
import { readClocks } from './line-clocks.ts';

const SUBJECT = {
  entryNumber: 'Z9Z-0042617-4',
  portOfEntry: '5301',
  importedAt: '2026-09-14T06:40:00-05:00',
  enteredAt: '2026-09-14T15:10:00-05:00',
  claimedAt: '2026-09-24T15:05:00Z',
  lines: [{ line: 1 }, { line: 2, made: { from: '2026-07-20', until: '2026-08-07' } }],
};
const RECORD: EntryRecord = {
  entryNumber: 'Z9Z00426174',
  importedAt: Date.parse('2026-09-15T05:30:00Z'),
  enteredAt: Date.parse('2026-09-15T12:00:00Z'),
  claimedAt: Date.parse('2026-09-25T12:00:00Z'),
  lines: [],
};

function read(changes: object = {}, record?: EntryRecord, asOf?: number) {
  return readClocks({ ...SUBJECT, ...changes } as unknown as EntrySubject, record, asOf);
}

const unconfirmed = (found: readonly string[]) => ({
  code: 'time.claim-unconfirmed',
  outcome: 'fail',
  axis: 'integrity',
  found,
});

describe('clocks of a line', () => {
  test('rest on the entry, in one flag, where the verifier has no record', () => {
    const { lines, findings } = read();
    expect(lines).toEqual([
      {
        imported: '2026-09-14',
        importedAt: Date.parse('2026-09-14T11:40:00Z'),
        enteredAt: Date.parse('2026-09-14T20:10:00Z'),
        claimedAt: Date.parse('2026-09-24T15:05:00Z'),
      },
      expect.objectContaining({ made: { from: '2026-07-20', until: '2026-08-07' } }),
    ]);
    expect(findings).toMatchObject([
      {
        ...unconfirmed(['imported', 'entered', 'claimed', 'made']),
        item: 'dates of importation, entry, the claim and manufacture are',
      },
    ]);
  });

  test('are those of the record where it has them, but for when goods were made', () => {
    const { lines, findings } = read({}, RECORD);
    expect(lines[0]).toEqual({
      imported: '2026-09-15',
      importedAt: RECORD.importedAt,
      enteredAt: RECORD.enteredAt,
      claimedAt: RECORD.claimedAt,
    });
    expect(findings).toMatchObject([{ ...unconfirmed(['made']), item: 'date of manufacture is' }]);
  });

  test('need no flag where nothing rests on the entry alone', () => {
    const { findings } = read({ lines: [{ line: 1 }] }, RECORD);
    expect(findings).toMatchObject([{ code: 'time.ok', found: [] }]);
  });

  test('a line with a right has a clock of making, though it gives no period', () => {
    const { lines, findings } = read({ lines: [{ line: 1, rights: ['urn:r'] }] }, RECORD);
    expect(lines[0]).not.toHaveProperty('made');
    expect(findings).toMatchObject([unconfirmed(['made'])]);
  });

  test('are filled clock by clock where the record has some', () => {
    const { claimedAt, ...rest } = RECORD;
    const { lines, findings } = read({ lines: [{ line: 1 }] }, rest);
    expect(lines[0]).toMatchObject({ claimedAt: Date.parse('2026-09-24T15:05:00Z') });
    expect(claimedAt).toBeDefined();
    expect(findings).toMatchObject([unconfirmed(['claimed'])]);
  });

  test('as of another moment, only the claim moves, and it is no longer the word of the entry', () => {
    const asOf = Date.parse('2027-06-01T00:00:00Z');
    const { lines, findings } = read({ lines: [{ line: 1 }] }, undefined, asOf);
    expect(lines[0]).toMatchObject({ imported: '2026-09-14', claimedAt: asOf });
    expect(findings).toMatchObject([unconfirmed(['imported', 'entered'])]);
    expect(read({}, RECORD, asOf).lines[0]).toMatchObject({ claimedAt: asOf });
  });

  test('a record of another entry is a conflict and gives no clock', () => {
    const { lines, findings } = read({}, { ...RECORD, entryNumber: 'Z9Z-0042618-2' });
    expect(lines[0]).toMatchObject({ imported: '2026-09-14' });
    expect(findings).toMatchObject([
      {
        code: 'documents.conflict',
        outcome: 'fail',
        expected: 'Z9Z-0042618-2',
        found: 'Z9Z-0042617-4',
      },
      unconfirmed(['imported', 'entered', 'claimed', 'made']),
    ]);
  });

  test('numbers that cannot be read are compared as written', () => {
    const { findings } = read({ entryNumber: 'ZZZ-1' }, { ...RECORD, entryNumber: 'ZZZ-1' });
    expect(findings).toMatchObject([unconfirmed(['made'])]);
  });

  test('before summary there is no claim clock', () => {
    const { lines, findings } = read({
      claimedAt: undefined,
      enteredAt: undefined,
      importedAt: undefined,
    });
    expect(lines[0]).toEqual({});
    expect(findings).toMatchObject([unconfirmed(['made'])]);
  });
});

describe('day of importation', () => {
  test('is absent where the zone of the port is not known, never the day in Greenwich', () => {
    const { lines } = read({ portOfEntry: '9999' });
    expect(lines[0]).not.toHaveProperty('imported');
    expect(lines[0]).toHaveProperty('importedAt');
  });

  test('is absent where the port of unlading counted another day, and stays where it did not', () => {
    const day = (importedAt: string) => read({ portOfUnlading: '4601', importedAt }).lines[0];
    expect(day('2026-09-15T04:30:00Z')).not.toHaveProperty('imported');
    expect(day('2026-09-14T12:00:00Z')).toMatchObject({ imported: '2026-09-14' });
    expect(read({ portOfUnlading: '9999' }).lines[0]).not.toHaveProperty('imported');
  });

  test.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'is absent in the year of %s',
    (importedAt) => {
      expect(read({ importedAt }).lines[0]).not.toHaveProperty('imported');
    },
  );
});
