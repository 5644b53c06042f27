import { describe, expect, test } from '@jest/globals';
import { checkPossession } from './check-possession.ts';
import {
  createCertification,
  createCredential,
  createFace,
  createReceipt,
  EXPORTER,
  IMPORTER,
} from './preference.test-support.ts';

type More = Parameters<typeof createFace>[1];

const certification = createCertification();
const receipt = createReceipt(certification);

function check(more: More, of = certification) {
  const { code, outcome, clock, expected, found, on } = checkPossession(createFace(of, more));
  return { result: `${outcome} ${code}`, clock, expected, found, on: on?.id };
}

const CLAIMED = '2026-09-24T15:05:00Z';
const PASS = 'pass origin.ok';
const OPEN = 'indeterminate origin.possession-unproven';
const LATE = 'fail origin.possessed-late';

describe('possession by receipt', () => {
  test('passes when the receipt provably existed at the claim', () => {
    expect(check({ support: [receipt], existence: { receipt: CLAIMED } })).toEqual({
      result: PASS,
      clock: 'existed',
      expected: CLAIMED,
      found: CLAIMED,
      on: 'urn:receipt',
    });
  });

  test('passes with a receipt that another line names', () => {
    const edges = [{ role: 'supportedBy', to: receipt }];
    expect(check({ edges, existence: { receipt: CLAIMED } }).result).toBe(PASS);
  });

  test('asked, where it existed only later, or where nothing proves it', () => {
    for (const existence of [{ receipt: '2026-09-24T15:05:01Z' }, {}])
      expect(check({ support: [receipt], existence })).toMatchObject({
        result: OPEN,
        clock: 'claimed',
        found: expect.stringContaining('not proven'),
      });
  });

  test('asked, though the certification itself existed: that is not possession', () => {
    expect(check({ existence: { certification: '2026-01-06T17:00:00Z' } })).toMatchObject({
      result: OPEN,
      found: 'no receipt',
    });
  });

  test('fails where the importer itself says that it came after the claim', () => {
    const late = createReceipt(certification, '2026-10-02T09:00:00Z');
    expect(check({ support: [late], existence: { '*': '2026-01-08T15:00:00Z' } })).toEqual({
      result: LATE,
      clock: 'received',
      expected: CLAIMED,
      found: '2026-10-02T09:00:00Z',
      on: 'urn:receipt',
    });
  });

  test('an earlier receipt beside a late one is what counts', () => {
    const late = createReceipt(certification, '2026-10-02T09:00:00Z', { id: 'late' });
    const both = [late, receipt];
    expect(check({ support: both, existence: { receipt: CLAIMED } }).result).toBe(PASS);
    expect(check({ support: both }).result).toBe(OPEN);
    const later = createReceipt(certification, '2026-11-02T09:00:00Z', { id: 'later' });
    for (const support of [
      [late, later],
      [later, late],
    ])
      expect(check({ support })).toMatchObject({ result: LATE, on: 'urn:late' });
  });

  test.each([
    ['of another certification', createReceipt(createCertification({}, { id: 'other' }))],
    ['by the exporter', createReceipt(certification, undefined, { issuer: EXPORTER })],
    ['of nothing', createReceipt(certification, undefined, { edges: [] })],
    ['at a time that cannot be read', createReceipt(certification, 'yesterday')],
  ])('asked, with a receipt %s', (_, support) => {
    expect(check({ support: [support], existence: { '*': CLAIMED } }).found).toBe('no receipt');
  });

  test('asked, with a receipt that is broken or open', () => {
    const of = (outcome: 'invalid' | 'indeterminate') =>
      check({
        support: [receipt],
        existence: { receipt: CLAIMED },
        standings: { receipt: { outcome } },
      });
    expect(of('invalid')).toMatchObject({ result: OPEN, found: 'no receipt' });
    expect(of('indeterminate').result).toBe(OPEN);
  });
});

describe('possession of its own certification', () => {
  const changes = { certifierRole: 'importer', certifier: { id: IMPORTER, name: 'Harbor & Pine' } };
  const own = createCertification(changes, { issuer: IMPORTER });

  test('passes when the certification existed at the claim', () => {
    expect(check({ existence: { certification: CLAIMED } }, own).result).toBe(PASS);
  });
  test('asked, when it did not provably', () => {
    expect(check({ existence: { certification: '2026-09-25T00:00:00Z' } }, own).result).toBe(OPEN);
    expect(check({}, own).result).toBe(OPEN);
  });
  test('asked for a receipt, when another importer certified', () => {
    const foreign = createCertification(changes, { issuer: EXPORTER });
    expect(check({ existence: { '*': CLAIMED } }, foreign).found).toBe('no receipt');
  });
});

describe('possession and the clock of the claim', () => {
  test('fails where the certification was signed after the claim', () => {
    const after = createCertification({ signedAt: '2026-09-24T15:05:01Z' });
    expect(check({}, after)).toMatchObject({ result: LATE, clock: 'claimed' });
  });
  test('as of another moment, that moment is the claim', () => {
    const clocks = { presentedAt: 0, verifiedAt: 0, asOf: Date.parse('2026-01-08T15:00:00Z') };
    const existence = { receipt: '2026-01-08T15:00:00Z' };
    expect(check({ support: [receipt], existence, context: { clocks } }).result).toBe(PASS);
  });
  test('undecided without a clock, and with a signing that cannot be read', () => {
    expect(check({ entry: { claimedAt: undefined } }).result).toBe(OPEN);
    expect(check({}, createCertification({ signedAt: 'soon' })).result).toBe(OPEN);
  });
  test('the policy may say that proof is not asked for, but late stays late', () => {
    expect(check({ unprovenPossession: 'ignore' }).result).toBe(
      'skipped-by-policy origin.possession-unproven',
    );
    const late = createReceipt(certification, '2026-10-02T09:00:00Z');
    expect(check({ unprovenPossession: 'ignore', support: [late] }).result).toBe(LATE);
  });
});

test('a credential of another type is no receipt', () => {
  const claim = createCredential({
    id: 'receipt',
    type: 'PackingListCredential',
    issuer: IMPORTER,
    subject: { receivedAt: '2026-01-08T14:05:00Z' },
    edges: [{ role: 'received', to: certification }],
  });
  expect(check({ support: [claim] }).found).toBe('no receipt');
});
