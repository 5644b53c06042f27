import { describe, expect, test } from '@jest/globals';
import { checkBlanketPeriod } from './check-blanket-period.ts';
import { createCertification, createFace } from './preference.test-support.ts';

interface Case {
  readonly from?: string;
  readonly until?: string;
  readonly signedAt?: string;
  readonly importedAt?: string | undefined;
  readonly port?: string;
  readonly agreement?: string;
}

function check({ agreement = 'USMCA', ...changes }: Case) {
  const period = { from: changes.from ?? '2026-01-06', until: changes.until ?? '2027-01-04' };
  const certification = createCertification({
    agreement,
    blanketPeriod: period,
    signedAt: changes.signedAt ?? '2026-01-06T16:20:00Z',
  });
  const entry = {
    portOfEntry: changes.port ?? '5301',
    importedAt: 'importedAt' in changes ? changes.importedAt : '2026-09-14T06:40:00-05:00',
  };
  const { code, outcome, found, expected, clock } = checkBlanketPeriod(
    createFace(certification, { entry }),
    period,
  );
  return { result: `${outcome} ${code}`, found, expected, clock };
}

const PASS = 'pass origin.ok';
const FAIL = 'fail origin.blanket-period';
const OPEN = 'indeterminate origin.blanket-period';

describe('blanket period', () => {
  test('passes on its last day at the port, though it is the next day in Greenwich', () => {
    expect(check({ importedAt: '2027-01-05T05:30:00Z' })).toEqual({
      result: PASS,
      found: '2027-01-04',
      expected: '2026-01-06 to 2027-01-04',
      clock: 'imported',
    });
  });

  test.each([
    ['the day before it', '2026-01-05T12:00:00-06:00', '2026-01-05'],
    ['the day after it', '2027-01-05T06:30:00Z', '2027-01-05'],
  ])('fails on %s', (_, importedAt, found) => {
    expect(check({ importedAt })).toMatchObject({ result: FAIL, found });
  });

  test('passes on its first day, which is the day of certification', () => {
    expect(check({ importedAt: '2026-01-06T23:00:00-06:00' }).result).toBe(PASS);
  });

  test('fails where a renewed certification begins after the importation', () => {
    const renewed = { signedAt: '2027-01-20T15:00:00Z', importedAt: '2027-01-11T09:00:00-06:00' };
    expect(check({ ...renewed, from: '2027-01-20', until: '2028-01-19' }).result).toBe(FAIL);
  });

  test('undecided where only the stated period, and not one from certification, covers the day', () => {
    const renewed = { signedAt: '2027-01-20T15:00:00Z', from: '2027-01-05', until: '2028-01-04' };
    const early = check({ ...renewed, importedAt: '2027-01-11T09:00:00-06:00' });
    expect(early).toMatchObject({
      result: OPEN,
      expected: '2027-01-05 to 2028-01-04, certified 2027-01-20T15:00:00Z',
    });
    expect(check({ ...renewed, importedAt: '2027-01-20T09:00:00-06:00' }).result).toBe(PASS);
  });

  test('undecided where the stated period runs past twelve months from certification', () => {
    const ahead = {
      signedAt: '2025-12-15T15:00:00-06:00',
      from: '2026-01-01',
      until: '2026-12-31',
    };
    expect(check({ ...ahead, importedAt: '2026-12-20T09:00:00-06:00' }).result).toBe(OPEN);
    expect(check({ ...ahead, importedAt: '2026-12-14T09:00:00-06:00' }).result).toBe(PASS);
  });

  test('other agreements word the period once', () => {
    const backdated = { signedAt: '2026-10-01T15:00:00Z', agreement: 'CAFTA-DR' };
    expect(check(backdated).result).toBe(PASS);
    expect(check({ ...backdated, agreement: 'USMCA' }).result).toBe(OPEN);
  });

  test.each([
    ['is longer than twelve months', '2026-01-06', '2027-01-06'],
    ['ends before it begins', '2026-12-31', '2026-01-01'],
  ])('fails where it %s, even if the day is in it', (_, from, until) => {
    const checked = check({ from, until });
    expect(checked.result).toBe(FAIL);
    expect(checked.expected).toBe(`${from} to ${until}, not a period of at most 12 months`);
  });

  test('fails on its length even where no day of importation is known', () => {
    expect(check({ until: '2028-01-01', importedAt: undefined })).toMatchObject({
      result: FAIL,
      found: null,
    });
  });

  test.each([
    ['the zone of the port is not known', { port: '9999' }],
    ['no importation is known', { importedAt: undefined }],
    ['the period is beyond the calendar', { from: '0001-01-01', until: '0001-12-31' }],
    ['the period ends beyond the calendar', { until: '2199-01-01' }],
    ['the signing is beyond the calendar', { signedAt: '0001-01-01T00:00:00Z' }],
    ['nothing is readable', { from: '0001-01-01', importedAt: undefined }],
  ] as const)('undecided where %s, never by Greenwich', (_, changes) => {
    expect(check(changes).result).toBe(OPEN);
  });
});
