import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetChallenges, recordChallenge, spendChallenge } from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const MINUTE = 60_000;
const audience = 'https://verifier.example';
const nonceOf = (number: number): string => String(number).padStart(64, '0');

describe.each(testDatabases())('a challenge, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const record = (number: number) =>
    tenant.transaction('judge', (tx) =>
      recordChallenge(tx, {
        nonceDigest: nonceOf(number),
        audience,
        createdAt: NOW,
        expiresAt: NOW + 5 * MINUTE,
      }),
    );
  const spend = (number: number, by: string, more: object = {}, on = tenant) =>
    on.transaction('judge', (tx) =>
      spendChallenge(tx, { nonceDigest: nonceOf(number), audience, by, at: NOW, ...more }),
    );

  it('is accepted once of fifty presentations at once', async () => {
    await record(1);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => spend(1, `bundle-${at}`)),
    );
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'spent')).toHaveLength(49);
  });

  it('takes the same presentation again, however late', async () => {
    await record(2);
    expect(await spend(2, 'bundle')).toBe('accepted');
    expect(await spend(2, 'bundle', { at: NOW + 10 * MINUTE })).toBe('again');
  });

  it('is over at its end, to the millisecond', async () => {
    await record(3);
    expect(await spend(3, 'bundle', { at: NOW + 5 * MINUTE })).toBe('expired');
    expect(await spend(3, 'bundle', { at: NOW + 5 * MINUTE - 1 })).toBe('accepted');
  });

  it('is unknown to another tenant, to another audience, and where there was none', async () => {
    await record(4);
    expect(await spend(4, 'bundle', {}, other)).toBe('unknown');
    expect(await spend(4, 'bundle', { audience: 'https://else.example' })).toBe('unknown');
    expect(await spend(5, 'bundle')).toBe('unknown');
    expect(await spend(4, 'bundle')).toBe('accepted');
  });

  it('is forgotten when it is over and nobody answered, and stays when it was spent', async () => {
    await record(6);
    await record(7);
    await spend(7, 'bundle');
    const endedBefore = NOW + 6 * MINUTE;
    expect(await tenant.transaction('judge', (tx) => forgetChallenges(tx, { endedBefore }))).toBe(
      1,
    );
    expect(await spend(6, 'bundle')).toBe('unknown');
    expect(await spend(7, 'else')).toBe('spent');
  });
});
