import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subjectOf } from '@originmark/demo-entry';
import { testDatabases } from '../../../../packages/storage/src/test-databases.test-support.ts';
import {
  answering,
  as,
  asBroker,
  asOfficer,
  bundleOf,
  NUMBER,
  openVerifierWorld,
  present,
  type VerifierWorld,
} from './verifier-world.test-support.ts';

interface Told {
  readonly submission: string;
  readonly state: string;
  readonly report: string;
  readonly evidence: string;
  readonly verdict: { readonly outcome: string; readonly entryNumber: string };
}

describe.each(testDatabases())('entries on $name', (place) => {
  let world: VerifierWorld;
  let first: Told;

  beforeAll(async () => {
    world = await openVerifierWorld({ place });
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await place.drop();
  });

  const get = (url: string, headers: Record<string, string>) => world.app.inject({ url, headers });

  it('takes a bundle that names its entry, judges it and signs the report', async () => {
    const answer = await present(world.app, world.story.bundleText);
    expect(answer.json()).toMatchObject({ number: NUMBER, version: 1, state: 'judged' });
    expect(answer.statusCode).toBe(201);
    first = answer.json<Told>();
    expect(first.verdict.entryNumber).toBe(NUMBER);
    expect(first.report.split('.')).toHaveLength(3);
  });

  it('answers the same bundle again with the same bytes', async () => {
    const again = await present(world.app, world.story.bundleText);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual(first);
  });

  it('takes no other content under the same version, and no version that skips one', async () => {
    const other = await bundleOf((draft) => {
      subjectOf(draft, 'entry').portOfEntry = '2704';
    });
    const conflict = await present(world.app, other);
    expect([conflict.statusCode, conflict.json()]).toMatchObject([
      409,
      { code: 'submission.other-content' },
    ]);
    const third = await bundleOf((draft) => {
      subjectOf(draft, 'entry').entryVersion = 3;
    });
    const gap = await present(world.app, third);
    expect([gap.statusCode, gap.json()]).toMatchObject([409, { code: 'submission.version-gap' }]);
  });

  it('keeps nothing of a bundle whose holder is not proven, and says why', async () => {
    const stolen = await bundleOf((draft) => {
      draft.presentation.audience = 'did:web:another-verifier.example';
    });
    const answer = await present(world.app, stolen, asBroker('submit:entry', 'other'));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'submission.holder-not-proven',
      reasons: [expect.objectContaining({ code: 'holder.audience' })],
    });
    const rows = await get('/entries', as('other', 'read:entry', 'broker'));
    expect(rows.json()).toEqual({ items: [] });
    const garbage = await present(world.app, '{"presentation":"x"}');
    expect([garbage.statusCode, garbage.json()]).toMatchObject([
      422,
      { code: 'submission.holder-not-proven' },
    ]);
  });

  it('lets nobody else hold a number, and tells nobody else of it', async () => {
    const squat = await present(
      world.app,
      world.story.bundleText,
      asBroker('submit:entry', 'other'),
    );
    expect([squat.statusCode, squat.json()]).toMatchObject([
      409,
      { code: 'submission.number-held' },
    ]);
    const hidden = await get(`/entries/${NUMBER}`, as('other', 'read:entry', 'broker'));
    const absent = await get('/entries/Z9Z-0000000-0', as('other', 'read:entry', 'broker'));
    expect(hidden.statusCode).toBe(404);
    expect({ ...hidden.json<object>(), instance: '' }).toEqual({
      ...absent.json<object>(),
      instance: '',
    });
  });

  it('accepts one answer to a challenge, and the same answer again', async () => {
    const challenge = await world.app.inject({
      method: 'POST',
      url: '/entries/challenges',
      headers: asBroker(),
    });
    expect(challenge.statusCode).toBe(201);
    const { audience, nonce } = challenge.json<{ audience: string; nonce: string }>();
    const answer = (version: number) =>
      bundleOf((draft) => {
        subjectOf(draft, 'entry').entryVersion = version;
        answering(nonce, audience, world.resources.now)(draft);
      });
    const second = await answer(2);
    const taken = await present(world.app, second);
    expect(taken.statusCode).toBe(201);
    expect((await present(world.app, second)).statusCode).toBe(200);
    const spent = await present(world.app, await answer(3));
    expect([spent.statusCode, spent.json()]).toMatchObject([409, { code: 'challenge.spent' }]);
  });

  it('takes no answer to a challenge that it never gave, gave to another, or that is over', async () => {
    const { app, resources, story } = world;
    const answerTo = async (nonce: string) =>
      present(app, await bundleOf(answering(nonce, story.policy.audience, resources.now)));
    expect((await answerTo('AAAAAAAAAAAAAAAAAAAAAAAAAAA')).json()).toMatchObject({
      code: 'challenge.unknown',
      status: 422,
    });
    const give = async (tenant: string) =>
      (
        await app.inject({
          method: 'POST',
          url: '/api/entries/challenges',
          headers: asBroker('submit:entry', tenant),
        })
      ).json<{ nonce: string }>().nonce;
    expect((await answerTo(await give('other'))).json()).toMatchObject({
      code: 'challenge.unknown',
    });
    const nonce = await give('gulfline');
    resources.now += 300_000;
    expect((await answerTo(nonce)).json()).toMatchObject({ code: 'challenge.expired' });
    resources.now -= 300_000;
  });

  it('lists own entries by pages, and those of all to an officer with a bound token', async () => {
    const page = (await get('/entries?limit=1', as('gulfline', 'read:entry', 'broker'))).json<{
      items: { version: number }[];
      next: string;
    }>();
    expect(page.items.map(({ version }) => version)).toEqual([1]);
    const next = await get(
      `/entries?limit=1&after=${page.next}`,
      as('gulfline', 'read:entry', 'broker'),
    );
    expect(next.json()).toMatchObject({ items: [{ version: 2 }] });
    expect(next.json()).not.toHaveProperty('next');
    const all = await get('/entries?outcome=exception', asOfficer('read:entry'));
    expect(all.statusCode).toBe(200);
    const unbound = await get('/entries', as('customs', 'read:entry', 'officer'));
    expect([unbound.statusCode, unbound.json()]).toMatchObject([401, { code: 'auth.unbound' }]);
    const stray = await get('/entries?after=x', as('gulfline', 'read:entry', 'broker'));
    expect(stray.json()).toMatchObject({ code: 'page.cursor-invalid', status: 400 });
  });

  it('shows an entry with its versions and what was judged', async () => {
    const shown = await get(
      `/entries/${NUMBER}?version=1`,
      as('gulfline', 'read:entry', 'importer'),
    );
    expect(shown.json()).toMatchObject({
      number: NUMBER,
      versions: [{ version: 1 }, { version: 2 }],
      current: first,
      verdicts: [{ number: 1, because: 'presented', changes: null }],
    });
  });
});
