import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelEntry,
  drawDown,
  type Draw,
  readDrawDown,
  recordEntryVersion,
  recordShipmentUse,
} from '../index.ts';
import { entryOf } from '../entries/entries.test-support.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

const drawOf = (credential: string, quantity = '7'): Draw => ({
  credential,
  quantity,
  unit: 'PCS',
  onDay: '2026-09-24',
});

describe.each(testDatabases())('draw-down, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  let customs: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other, customs } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  /** Presents and draws in one transaction, as the server does. */
  const draw = (number: string, draws: readonly Draw[], more: object = {}, by = tenant) =>
    by.transaction('judge', async (tx) => {
      const { isNew, row } = await recordEntryVersion(tx, { ...entryOf(number), ...more });
      const submissionId = row.id;
      const states = await drawDown(tx, {
        submissionId,
        number,
        version: row.entry_version,
        draws,
        at: NOW,
      });
      return { isNew, submissionId, states };
    });
  const read = (credential: string, revision?: bigint) =>
    customs.transaction('officer', (tx) =>
      readDrawDown(tx, { credential, ...(revision !== undefined && { revision }) }),
    );
  const quantities = ({ uses }: { readonly uses: readonly { readonly quantity: string }[] }) =>
    uses.map(({ quantity }) => quantity);

  it('is exact under 200 at once, of 50 entries and two tenants, on two licences in both orders', async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, at) => {
        const draws = [drawOf('c:a'), drawOf('c:b')];
        const number = `D-${at % 50}`;
        return draw(
          number,
          at % 2 === 0 ? draws : draws.reverse(),
          {},
          at % 50 < 25 ? tenant : other,
        );
      }),
    );
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(50);
    for (const credential of ['c:a', 'c:b']) {
      const { revision, uses } = await read(credential);
      expect({ revision, uses: uses.length }).toEqual({ revision: 50n, uses: 50 });
      // Each saw precisely those before it, whoever asked again and when.
      for (const { states } of all) {
        const state = states.find((one) => one.credential === credential);
        expect(state?.uses).toHaveLength(Number(state?.revision) - 1);
      }
    }
  }, 60_000);

  it('counts a correction once, and gives back what it draws no more', async () => {
    const first = await draw('R-1', [drawOf('c:r'), drawOf('c:s')]);
    const second = await draw('R-1', [drawOf('c:r', '8')], { version: 2 });
    expect(second.states).toMatchObject([{ credential: 'c:r', revision: 2n, uses: [] }]);
    expect(quantities(await read('c:r'))).toEqual(['8']);
    expect(await read('c:s')).toMatchObject({ revision: 2n, uses: [] });
    // What the first was judged by stays what it was.
    expect(await read('c:r', first.states[0]?.revision)).toMatchObject({ uses: [] });
    expect(quantities(await read('c:s', 2n))).toEqual([]);
  });

  it('is one use for a release and its summary, at once too', async () => {
    await Promise.all([
      draw('K-1', [drawOf('c:k')]),
      draw('K-1', [drawOf('c:k')], { kind: 'release' }),
    ]);
    expect(quantities(await read('c:k'))).toEqual(['7']);
  });

  it('of another tenant under the same number is not given back', async () => {
    await draw('S-1', [drawOf('c:q')]);
    const { states } = await draw('S-1', [drawOf('c:q')], {}, other);
    expect(states).toMatchObject([{ uses: [{ quantity: '7' }] }]);
    expect(quantities(await read('c:q'))).toEqual(['7', '7']);
  });

  it('is given back on cancellation, and an older state stays as it was', async () => {
    await draw('X-1', [drawOf('c:x', '1.5')]);
    const { states } = await draw('X-2', [drawOf('c:x')]);
    const cancelled = await tenant.transaction('judge', (tx) =>
      cancelEntry(tx, { number: 'X-1', at: NOW }),
    );
    expect(cancelled.credentials).toEqual(['c:x']);
    expect(quantities(await read('c:x'))).toEqual(['7']);
    const before = await read('c:x', states[0]?.revision);
    expect(
      before.uses.map(({ quantity, released_because }) => [quantity, released_because]),
    ).toEqual([['1.5', 'cancelled']]);
  });

  it.each([
    ['a quantity that is none', [drawOf('c:n', '1e3')]],
    ['two draws from one credential', [drawOf('c:n'), drawOf('c:n')]],
  ])('refuses %s', async (_, draws) => {
    await expect(draw('N-1', draws)).rejects.toMatchObject({ code: 'value.refused' });
  });

  it('is seen and drawn by no other role', async () => {
    for (const role of ['app', 'reader'] as const)
      await expect(
        tenant.transaction(role, (tx) => readDrawDown(tx, { credential: 'c:a' })),
      ).rejects.toMatchObject({ code: 'permission.refused' });
  });

  it('of a single-shipment certification tells of other shipments alone, and follows corrections', async () => {
    const use = (number: string, shipment: string, more: object = {}, by = tenant) =>
      by.transaction('judge', async (tx) => {
        const { row } = await recordEntryVersion(tx, { ...entryOf(number), ...more });
        const about = { credential: 'c:ship', number, submissionId: row.id, shipment, at: NOW };
        return recordShipmentUse(tx, about);
      });
    expect(await use('P-1', 'BILL-1')).toEqual([]);
    expect(await use('P-1', 'BILL-1')).toEqual([]);
    expect(await use('P-2', 'BILL-1', {}, other)).toEqual([]);
    expect(await use('P-3', 'BILL-2', {}, other)).toEqual(['BILL-1']);
    expect(await use('P-3', 'BILL-1', { version: 2 }, other)).toEqual([]);
    await other.transaction('judge', (tx) => cancelEntry(tx, { number: 'P-2', at: NOW }));
    await tenant.transaction('judge', (tx) => cancelEntry(tx, { number: 'P-1', at: NOW }));
    expect(await use('P-4', 'BILL-3')).toEqual(['BILL-1']);
  });
});
