import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginRequest, forgetRequests, giveUpRequest, keepAnswer } from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const operation = 'issueCredential';

describe.each(testDatabases())('a request with a key, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const begin = (key: string, more: object = {}, by = tenant) =>
    by.transaction((tx) =>
      beginRequest(tx, {
        operation,
        key,
        requestDigest: 'a',
        at: NOW,
        abandonedBefore: NOW - 60_000,
        ...more,
      }),
    );
  const keep = (key: string, body = '{}') =>
    tenant.transaction((tx) => keepAnswer(tx, { operation, key, status: 201, body }));

  it('is begun once of 200 at once, and answered to all afterwards', async () => {
    const ends = await Promise.all(Array.from({ length: 200 }, () => begin('many')));
    expect(ends.filter(({ outcome }) => outcome === 'begun')).toHaveLength(1);
    expect(ends.filter(({ outcome }) => outcome === 'running')).toHaveLength(199);
    await keep('many', '{"a":1}');
    await keep('many', '{"a":2}');
    expect(await begin('many')).toEqual({ outcome: 'answered', status: 201, body: '{"a":1}' });
  });

  it('of other content is told apart, before and after the answer', async () => {
    await begin('content');
    expect(await begin('content', { requestDigest: 'b' })).toEqual({ outcome: 'other-request' });
    await keep('content');
    expect(await begin('content', { requestDigest: 'b' })).toEqual({ outcome: 'other-request' });
  });

  it('of another tenant or operation is another request', async () => {
    await begin('whose');
    expect(await begin('whose', {}, other)).toEqual({ outcome: 'begun' });
    expect(await begin('whose', { operation: 'else' })).toEqual({ outcome: 'begun' });
  });

  it('that failed may be begun again, one that was answered not', async () => {
    await begin('failed');
    const giveUp = () =>
      tenant.transaction((tx) => giveUpRequest(tx, { operation, key: 'failed' }));
    await giveUp();
    expect(await begin('failed')).toEqual({ outcome: 'begun' });
    await keep('failed');
    await giveUp();
    expect(await begin('failed')).toMatchObject({ outcome: 'answered' });
  });

  it('of a process that died is taken up by one', async () => {
    await begin('died');
    const later = { at: NOW + 120_000, abandonedBefore: NOW + 60_000 };
    expect(await begin('died', { ...later, requestDigest: 'b' })).toEqual({
      outcome: 'other-request',
    });
    const ends = await Promise.all([begin('died', later), begin('died', later)]);
    expect(ends.map(({ outcome }) => outcome).sort()).toEqual(['begun', 'running']);
  });

  it('is forgotten after its time', async () => {
    await begin('old', { at: NOW - 1000 });
    const forget = tenant.transaction((tx) => forgetRequests(tx, { begunBefore: NOW }));
    expect(await forget).toBe(1);
    expect(await begin('old')).toEqual({ outcome: 'begun' });
  });
});
