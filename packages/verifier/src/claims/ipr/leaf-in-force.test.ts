import { expect, test } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { Grant } from '../../chain/licences.ts';
import {
  at,
  createClaims,
  createCredential,
  EXPORTER,
  firstLine,
  MAKER,
} from '../preference/preference.test-support.ts';
import { leafInForce } from './leaf-in-force.ts';

const LAST = at('2026-08-07T23:59:59Z') + 999;
const SECONDS = at('2026-08-08T00:00:00Z') / 1000;
/** Seconds by which clocks may differ where the policy does not say. */
const SKEW = 60;

/** What is told of a maker's authorisation used from 20 July to 7 August. */
function judge(payload: JsonObject) {
  const drawn = createCredential({
    id: 'maker',
    type: 'MakerAuthorizationCredential',
    issuer: EXPORTER,
    subject: { maker: { id: MAKER } },
  });
  const validFrom = '2026-01-01T00:00:00Z';
  const leaf = { ...drawn, payload: { ...drawn.payload, validFrom, ...payload } };
  const claims = createClaims({
    lines: [{ line: { made: { from: '2026-07-20', until: '2026-08-07' } } }],
  });
  const made = { from: at('2026-07-20T00:00:00Z'), at: LAST };
  return leafInForce({ path: [leaf] } as unknown as Grant, firstLine(claims), made, claims);
}

const told = (payload: JsonObject): string[] =>
  judge(payload).map(({ outcome, code, pointer }) => `${outcome} ${code} ${String(pointer)}`);

test('in force by its validity and its signature, nothing is told', () => {
  expect(told({})).toEqual([]);
  expect(told({ validUntil: '2026-08-08T00:00:00Z', exp: SECONDS })).toEqual([]);
});

test('used before it began', () => {
  expect(told({ validFrom: '2026-07-20T00:00:00.001Z' })).toEqual([
    'fail time.not-yet-valid /validFrom',
  ]);
  expect(told({ validFrom: '2026-07-20T00:00:00Z' })).toEqual([]);
});

test('used after its end, by the last day of manufacture', () => {
  expect(told({ validUntil: '2026-08-07T23:59:59.999Z' })).toEqual([
    'fail time.expired /validUntil',
  ]);
});

test('used after its signature was over, the skew of clocks allowed for', () => {
  expect(told({ exp: SECONDS - SKEW })).toEqual([]);
  expect(judge({ exp: SECONDS - SKEW - 1 })).toMatchObject([
    {
      outcome: 'fail',
      code: 'time.expired',
      pointer: '/exp',
      clock: 'made',
      line: 2,
      axis: 'ipr',
      found: '2026-08-07T23:58:59Z',
    },
  ]);
});

test('both ends are told, and neither hides the other', () => {
  const exp = SECONDS - 2 * SKEW;
  expect(told({ validUntil: '2026-08-01T00:00:00Z', exp })).toEqual([
    'fail time.expired /validUntil',
    'fail time.expired /exp',
  ]);
  expect(told({ validFrom: '2026-07-21T00:00:00Z', exp })).toEqual([
    'fail time.not-yet-valid /validFrom',
    'fail time.expired /exp',
  ]);
});
