import { expect, test } from '@jest/globals';
import { checkAcceptance } from './check-acceptance.ts';
import { createCertification, createFace } from './preference.test-support.ts';

function check(signedAt: string, claimedAt: string | undefined, portOfEntry = '5301') {
  const face = createFace(createCertification({ signedAt }), { entry: { claimedAt, portOfEntry } });
  const { code, outcome, expected } = checkAcceptance(face);
  return { result: `${outcome} ${code}`, expected };
}

const SIGNED = '2022-09-24T12:00:00-05:00';

test('accepted to the last day of the fourth year, at the port', () => {
  expect(check(SIGNED, '2026-09-25T04:59:00Z')).toEqual({
    result: 'pass origin.ok',
    expected: '2026-09-24',
  });
});

test('fails the day after', () => {
  expect(check(SIGNED, '2026-09-25T05:00:00Z')).toEqual({
    result: 'fail origin.acceptance-expired',
    expected: '2026-09-24',
  });
});

test('undecided on the border day at a port whose zone is not known', () => {
  const border = check(SIGNED, '2026-09-25T05:00:00Z', '9999');
  expect(border.result).toBe('indeterminate origin.acceptance-expired');
});

test.each([
  ['no clock of the claim', SIGNED, undefined],
  ['a date of signing beyond the calendar', '0001-01-01T00:00:00Z', '2026-09-24T15:05:00Z'],
  ['a claim beyond the calendar', SIGNED, '9999-12-31T23:59:59Z'],
])('undecided with %s', (_, signedAt, claimedAt) => {
  expect(check(signedAt, claimedAt).result).toBe('indeterminate origin.acceptance-expired');
});
