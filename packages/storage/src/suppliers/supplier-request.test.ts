import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerSupplierRequest,
  findSupplierRequest,
  findTenantOfLink,
  listSupplierRequests,
  recordSupplierRequest,
} from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const linkOf = (number: number): string => String(number).padStart(64, '0');

describe.each(testDatabases())('a supplier’s link, on $name', (where) => {
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
    tenant.transaction((tx) =>
      recordSupplierRequest(tx, {
        id: `request-${number}`,
        linkDigest: linkOf(number),
        supplier: 'Bright Fern',
        asks: '{}',
        createdAt: NOW,
        expiresAt: NOW + 1000,
      }),
    );
  const answer = (number: number, text: string, more: object = {}, by = tenant) =>
    by.transaction((tx) =>
      answerSupplierRequest(tx, { linkDigest: linkOf(number), answer: text, at: NOW, ...more }),
    );

  it('tells whose it is, and another tenant nothing else', async () => {
    await record(1);
    const whose = (number: number) =>
      other.transaction((tx) => findTenantOfLink(tx, linkOf(number)));
    expect(await whose(1)).toBe('harborpine');
    expect(await whose(2)).toBeUndefined();
    expect(await other.transaction((tx) => findSupplierRequest(tx, linkOf(1)))).toBeUndefined();
    expect(await answer(1, '{}', {}, other)).toBe('unknown');
    const asReader = other.transaction('reader', (tx) => findTenantOfLink(tx, linkOf(1)));
    await expect(asReader).rejects.toMatchObject({ code: 'permission.refused' });
  });

  it('is answered once of twenty at once, and before its end', async () => {
    await record(3);
    expect(await answer(3, '{}', { at: NOW + 1000 })).toBe('expired');
    const ends = await Promise.all(Array.from({ length: 20 }, (_, at) => answer(3, `"${at}"`)));
    expect(ends.filter((end) => end === 'taken')).toHaveLength(1);
    expect(ends.filter((end) => end === 'answered')).toHaveLength(19);
    expect(await answer(4, '{}')).toBe('unknown');
  });

  it('takes the same answer again', async () => {
    await record(5);
    expect(await answer(5, '{}', { documentDigest: 'd' })).toBe('taken');
    expect(await answer(5, '{}', { documentDigest: 'd', at: NOW + 9999 })).toBe('taken');
    expect(await answer(5, '{}')).toBe('answered');
    const open = await tenant.transaction((tx) =>
      listSupplierRequests(tx, { isOpen: true, limit: 9 }),
    );
    expect(open.map(({ id }) => id)).toEqual(['request-1']);
    const all = await tenant.transaction((tx) =>
      listSupplierRequests(tx, { after: 'request-1', limit: 9 }),
    );
    expect(all).toHaveLength(2);
  });
});
