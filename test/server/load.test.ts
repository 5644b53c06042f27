import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabases } from '../../packages/storage/src/test-databases.test-support.ts';
import { urnOf } from '@originmark/demo-entry';
import {
  asBroker,
  asOfficer,
  entryNumber,
  numbered,
  openAppOver,
  openVerifierWorld,
  present,
  presentAgain,
  type VerifierWorld,
} from '../../apps/server/src/entries/verifier-world.test-support.ts';

/** How many at once: the bar is 200 and 50 (security, R12). `ORIGINMARK_LOAD=full` draws 200 times, too. */
const IDENTICAL = 200;
const ANSWERS = 50;
const DRAWS = process.env['ORIGINMARK_LOAD'] === 'full' ? 200 : 5;

interface Told {
  readonly submission: string;
  readonly verdict: {
    readonly lines: readonly {
      readonly ipr: readonly {
        readonly drawDown?: readonly Record<'before' | 'credential' | 'thisEntry', string>[];
      }[];
    }[];
  };
}

describe.each(testDatabases())('entries at once on $name', (place) => {
  let world: VerifierWorld;

  beforeAll(async () => {
    world = await openVerifierWorld({ place });
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await place.drop();
  });

  const verdictsOf = async (number: string) =>
    world.resources.database
      .forTenant('gulfline')
      .transaction('reader', (tx) =>
        tx
          .selectFrom('entry_verdict')
          .innerJoin('entry_version', 'id', 'submission_id')
          .select('entry_verdict.number')
          .where('entry_number', '=', number)
          .execute(),
      );

  it('have one effect when 200 are the same, in two processes', async () => {
    const number = entryNumber(1);
    const bundle = await numbered(number);
    const { app: other } = await openAppOver(world.resources);
    const answers = await Promise.all(
      Array.from({ length: IDENTICAL }, (_, at) =>
        present(at % 2 === 0 ? world.app : other, bundle),
      ),
    );
    const told = answers.filter(({ statusCode }) => statusCode < 300);
    expect(new Set(told.map((answer) => answer.json<Told>().submission)).size).toBe(1);
    // Whoever is not the one that judges either waited for it, or is told to ask again.
    expect(answers.filter(({ statusCode }) => statusCode === 201).length).toBeGreaterThan(0);
    const late = answers.filter(({ statusCode }) => statusCode >= 300);
    for (const answer of late)
      expect(answer.json()).toMatchObject({ code: 'submission.in-progress' });
    expect(await verdictsOf(number)).toEqual([{ number: 1 }]);
    expect((await present(other, bundle)).statusCode).toBe(200);
    await other.close();
  }, 120_000);

  it('spend a challenge once when 50 answer it', async () => {
    const given = await world.app.inject({
      method: 'POST',
      url: '/entries/challenges',
      headers: asBroker(),
    });
    const { audience, nonce } = given.json<{ audience: string; nonce: string }>();
    const bundle = await numbered(entryNumber(2));
    const iat = Math.floor(world.resources.now / 1000);
    const bundles = await Promise.all(
      Array.from({ length: ANSWERS }, (_, at) =>
        presentAgain(bundle, { nonce, aud: audience, iat, exp: iat + 200 + at }),
      ),
    );
    const answers = await Promise.all(bundles.map((one) => present(world.app, one)));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    const refused = answers.filter(({ statusCode }) => statusCode !== 201);
    expect(refused).toHaveLength(ANSWERS - 1);
    for (const answer of refused) expect(answer.json()).toMatchObject({ code: 'challenge.spent' });
  }, 120_000);

  it('draw exactly, each among those before it', async () => {
    const start = await world.app.inject({
      url: `/draw-down/${encodeURIComponent(urnOf('masterLicence'))}`,
      headers: asOfficer('read:evidence'),
    });
    const before = start.json<{ uses: unknown[] }>().uses.length;
    const bundles = await Promise.all(
      Array.from({ length: DRAWS }, (_, at) => numbered(entryNumber(100 + at))),
    );
    const answers = await Promise.all(bundles.map((one) => present(world.app, one)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(bundles.map(() => 201));
    const drawn = answers.map((answer) => {
      const [draw] = answer
        .json<Told>()
        .verdict.lines.flatMap(({ ipr }) => ipr)
        .flatMap(({ drawDown = [] }) => drawDown)
        .filter(({ credential }) => credential === urnOf('masterLicence'));
      return { before: Number(draw?.before), own: Number(draw?.thisEntry) };
    });
    const own = drawn[0]?.own ?? 0;
    expect(own).toBeGreaterThan(0);
    expect(drawn.map((draw) => draw.before).sort((a, b) => a - b)).toEqual(
      drawn.map((_, at) => (before + at) * own),
    );
  }, 900_000);
});
