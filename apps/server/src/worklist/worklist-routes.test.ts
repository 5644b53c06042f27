import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEntrySummary, urnOf } from '@originmark/demo-entry';
import { BROKER, type FilingWorld, openFilingWorld } from '../filing/filing-world.test-support.ts';
import { as } from '../holdings/wallet-app.test-support.ts';

const NUMBER = 'Z9Z-0042617-4';
const broker = as('gulfline', 'broker', 'create:presentation', 'read:worklist', 'write:worklist');
const reader = as('gulfline', 'auditor', 'read:worklist');
const other = as('harborpine', 'importer', 'read:worklist', 'write:worklist');

interface Due {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly source: string;
  readonly lastDay?: string;
  readonly doneBecause?: string;
}

describe('worklist', () => {
  let world: FilingWorld;
  beforeAll(async () => {
    world = await openFilingWorld();
    await post('/entries', { as: BROKER, entry: createEntrySummary() });
  }, 180_000);
  afterAll(() => world.close());
  const post = (url: string, payload: object, headers: object = broker) =>
    world.app.inject({ method: 'POST', url, headers: { ...headers }, payload });
  const due = async (query = '', headers: object = reader): Promise<readonly Due[]> => {
    const page = await world.app.inject({ url: `/worklist${query}`, headers: { ...headers } });
    expect(page.statusCode).toBe(200);
    return page.json<{ items: Due[] }>().items;
  };

  it('has what may be corrected from the filing on, and what its last day wants', async () => {
    const all = await due();
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      'post-importation-claim',
      'post-summary-correction',
      'post-summary-correction',
      'post-summary-correction',
    ]);
    for (const one of all) {
      expect(one).not.toHaveProperty('lastDay');
      expect(one.about).toContain(`${NUMBER} line `);
      expect(one.source).toContain('wants: ');
    }
  });

  it('takes days that are reckoned from more in the place of those before', async () => {
    const asked = { scheduledLiquidation: '2027-07-30', liquidation: null, awareOn: '2026-09-20' };
    const answer = await post(`/entries/${NUMBER}/after-entry`, asked);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ advisory: true, on: '2026-09-24' });
    const all = await due('?limit=200');
    expect(all).toContainEqual(
      expect.objectContaining({ kind: 'notice-of-correction', lastDay: '2026-10-20' }),
    );
    const corrections = all.filter(({ kind }) => kind === 'post-summary-correction');
    expect(new Set(corrections.map(({ about }) => about.split(' until ')[0])).size).toBe(
      corrections.length,
    );

    await post(`/entries/${NUMBER}/after-entry`, { ...asked, liquidation: '2026-09-23' });
    const later = await due('?limit=200');
    expect(later.map(({ kind }) => kind)).not.toContain('post-summary-correction');
    expect(later).toContainEqual(
      expect.objectContaining({ kind: 'protest-of-liquidation', lastDay: '2027-03-22' }),
    );
    const done = (await due('?done=true&limit=200')).filter(({ doneBecause }) => doneBecause);
    expect(done.length).toBeGreaterThan(0);
  });

  it('hits the lines that rest on a certification that was withdrawn, and says until when', async () => {
    const id = urnOf('suitcaseCertification');
    const answer = await post('/withdrawals', {
      certification: id,
      kind: 'false-from-the-start',
      awareOn: '2026-09-22',
    });
    expect(answer.statusCode).toBe(200);
    const { lines } = answer.json<{ lines: { line: number; outcome: string }[] }>();
    expect(lines.filter(({ outcome }) => outcome === 'hit')).toHaveLength(1);
    const hit = lines.find(({ outcome }) => outcome === 'hit');
    expect(await due('?kind=notice-of-correction&limit=200')).toContainEqual(
      expect.objectContaining({
        about: `${NUMBER} line ${hit?.line ?? 0}: ${id} was withdrawn`,
        lastDay: '2026-10-22',
      }),
    );
  });

  it.each([
    ['is not held', { certification: 'urn:uuid:none', kind: 'ceased' }, 404],
    ['is no certification', { certification: urnOf('sublicence'), kind: 'ceased' }, 422],
    [
      'has a last good day and was never good',
      {
        certification: urnOf('suitcaseCertification'),
        kind: 'false-from-the-start',
        lastGoodDay: '2026-01-01',
      },
      422,
    ],
    [
      'has a last good day that is none',
      { certification: urnOf('suitcaseCertification'), kind: 'ceased', lastGoodDay: '2026-02-30' },
      422,
    ],
  ])('tells nothing of what %s', async (_name, body, status) => {
    expect((await post('/withdrawals', body)).statusCode).toBe(status);
  });

  it('has a request for information until it is answered', async () => {
    const body = { kind: 'information-request', about: 'CBP 28 of line 1', issuedOn: '2026-09-24' };
    const entered = await post('/worklist', body);
    expect(entered.statusCode).toBe(201);
    expect((await post('/worklist', body)).statusCode).toBe(200);
    const { id } = entered.json<Due>();
    expect(await due('?until=2026-10-24&kind=information-request')).toMatchObject([
      { id, lastDay: '2026-10-24' },
    ]);
    expect(await due('?until=2026-10-23&kind=information-request')).toEqual([]);
    const answer = await post(`/worklist/${id}/done`, { because: 'answered' });
    expect(answer.json()).toMatchObject({ doneBecause: 'answered' });
    expect(await due('?kind=information-request')).toEqual([]);
  });

  it("is one's own", async () => {
    expect(await due('', other)).toEqual([]);
    const [first] = await due();
    const done = await post(`/worklist/${first?.id ?? ''}/done`, { because: 'x' }, other);
    expect(done.statusCode).toBe(404);
    expect((await post(`/entries/${NUMBER}/after-entry`, {}, other)).statusCode).toBe(404);
  });
});
