import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatDateTime, type JsonObject, parseCompactJws, signCompactJws } from '@originmark/core';
import { createEntrySummary, signerOf } from '@originmark/demo-entry';
import { verifyEntry } from '@originmark/verifier';
import { as } from '../holdings/wallet-app.test-support.ts';
import type { VerifierClient } from '../resources.ts';
import { BROKER, type FilingWorld, openFilingWorld } from './filing-world.test-support.ts';

const broker = as('gulfline', 'broker', 'create:presentation', 'read:entry');
const NONCE = 'A'.repeat(43);

interface Filing {
  readonly credential: string;
  readonly bundle: string;
  readonly bundleDigest: string;
  readonly submission?: { readonly status: number };
}

describe('entries', () => {
  let world: FilingWorld;
  let answerOf: (bundle: string) => Promise<{ status: number; body: unknown }>;
  let audience: string;
  const verifier: VerifierClient = {
    challenge: () => Promise.resolve(challenge()),
    submit: (_tenant, bundle) => answerOf(bundle),
  };
  const challenge = (over: object = {}) => ({
    nonce: NONCE,
    audience,
    expires: formatDateTime(world.resources.clock() + 200_000),
    ...over,
  });
  beforeAll(async () => {
    world = await openFilingWorld(verifier);
    audience = world.story.trust.policy.audience;
  }, 120_000);
  afterAll(() => world.close());
  const file = (over: object = {}, headers: object = broker) =>
    world.app.inject({
      method: 'POST',
      url: '/entries',
      headers: { ...headers },
      payload: { as: BROKER, entry: createEntrySummary(), ...over },
    });
  const presentationOf = (bundle: string) =>
    parseCompactJws((JSON.parse(bundle) as { presentation: string }).presentation, {
      maxBytes: 10_000_000,
    }).payload;

  it('are filed once, whoever asks how often at once', async () => {
    const answers = await Promise.all([file(), file(), file()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 201]);
    const bundles = answers.map((answer) => answer.json<Filing>().bundle);
    expect(new Set(bundles).size).toBe(1);
    const credentials = await world.resources.database
      .forTenant('gulfline')
      .transaction('reader', (tx) =>
        tx.selectFrom('credential_record').select(['state', 'type']).execute(),
      );
    expect(credentials).toEqual([{ state: 'handed-over', type: 'CBP7501EntrySummaryCredential' }]);
  }, 60_000);

  it('are judged by the verifier as the pre-flight said', async () => {
    const { bundle, report } = (await file()).json<Filing & { report?: object }>();
    expect(report).toBeUndefined();
    const at = world.resources.clock();
    const verdict = await verifyEntry({
      bundle,
      policy: world.story.trust,
      clocks: { presentedAt: at, verifiedAt: at },
      crypto: world.resources.crypto,
      resolver: world.resources.openResolver(),
    });
    expect(verdict.outcome).toBe('review');
    expect(
      verdict.fragments.filter(({ check, outcome }) => check === 'holder' && outcome === 'fail'),
    ).toEqual([]);
  }, 60_000);

  it('are presented again for a challenge, under the same credential', async () => {
    const first = (await file()).json<Filing>();
    const again = await file({ challenge: challenge() });
    expect(again.statusCode).toBe(200);
    const { bundle, credential } = again.json<Filing>();
    expect(credential).toBe(first.credential);
    expect(presentationOf(bundle)).toMatchObject({ nonce: NONCE, aud: audience });
  });

  it.each([
    ['of another verifier', { audience: 'did:web:stranger.example' }, 422, 'http.invalid'],
    ['that is over', { expires: '2026-09-24T15:04:59Z' }, 422, 'challenge.expired'],
    ['whose nonce is short', { nonce: 'abc' }, 400, 'http.malformed'],
  ])('are not presented for a challenge %s', async (_name, over, status, code) => {
    const answer = await file({ challenge: challenge(over) });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
  });

  it('are not filed a second time with other content', async () => {
    const answer = await file({
      entry: { ...createEntrySummary(), claimedAt: '2026-09-24T14:00:00Z' },
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'filing.other-content' });
  });

  it('are filed as a correction under the next version', async () => {
    const corrected = { ...createEntrySummary(), entryVersion: 2 };
    const answer = await file({ entry: corrected });
    expect(answer.statusCode).toBe(201);
    const listed = await world.app.inject({ url: '/entries?limit=1', headers: broker });
    const { items, next } = listed.json<{ items: object[]; next: string }>();
    expect(items).toMatchObject([{ entryVersion: 1, preflight: 'attention' }]);
    const rest = await world.app.inject({ url: `/entries?after=${next}`, headers: broker });
    expect(rest.json()).toMatchObject({ items: [{ entryVersion: 2 }] });
    const last = await world.app.inject({ url: '/entries/Z9Z-0042617-4', headers: broker });
    expect(last.json()).toMatchObject({ entryVersion: 2 });
  }, 60_000);

  it('are presented at the verifier, whose report is kept', async () => {
    answerOf = async (bundle) => ({
      status: 201,
      body: { report: await reportOf(bundle), verdict: {} },
    });
    const answer = await file({ submit: true });
    expect(answer.json<Filing>().submission).toMatchObject({ status: 201 });
    const kept = await world.app.inject({
      url: '/entries/Z9Z-0042617-4?version=1',
      headers: broker,
    });
    expect(kept.json()).toMatchObject({
      submission: 'urn:example:report',
      report: expect.stringMatching(/^eyJ/),
    });
  });

  it('stay filed when the verifier refuses them, and its problem is told', async () => {
    answerOf = () => Promise.resolve({ status: 409, body: { code: 'challenge.spent' } });
    const answer = await file({ submit: true });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      submission: { status: 409, body: { code: 'challenge.spent' } },
    });
  });

  it('keep no report of another entry', async () => {
    const token = await sign({
      edge: [{ role: 'verified', credential: 'urn:uuid:other', credentialDigest: 'uEiA' }],
    });
    const answer = await world.app.inject({
      method: 'PUT',
      url: '/entries/Z9Z-0042617-4/report',
      headers: broker,
      payload: { entryVersion: 1, report: token },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ pointer: '/report' });
  });

  it('are not filed while the verifier would find an exception, unless they are forced', async () => {
    const summary = createEntrySummary();
    const entry = {
      ...summary,
      entryVersion: 3,
      importedAt: '2024-01-10T06:40:00-06:00',
      enteredAt: '2024-01-10T15:10:00-06:00',
    };
    const refused = await file({ entry });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'filing.stopped',
      reasons: [{ type: 'PreflightReport', outcome: 'stop' }],
    });
    expect((await file({ entry, force: true })).statusCode).toBe(201);
  }, 60_000);

  it('do not exist for another tenant', async () => {
    const other = as('harborpine', 'importer', 'read:entry');
    for (const url of ['/entries/Z9Z-0042617-4', '/entries/Z9Z-0042617-4/bundle'])
      expect((await world.app.inject({ url, headers: other })).statusCode).toBe(404);
    const listed = await world.app.inject({ url: '/entries', headers: other });
    expect(listed.json()).toEqual({ items: [] });
  });

  const sign = (more: JsonObject) =>
    signCompactJws(
      {
        id: 'urn:example:report',
        type: ['VerifiableCredential', 'EntryVerificationReportCredential'],
        issuer: 'did:web:verifier.customs.example',
        validFrom: '2026-09-24T15:05:00Z',
        credentialSubject: {},
        ...more,
      },
      { typ: 'vc+jwt', cty: 'vc', signer: signerOf('verifier') },
    );
  const reportOf = (bundle: string) => {
    const { verifiableCredential } = presentationOf(bundle) as unknown as {
      verifiableCredential: { id: string }[];
    };
    const token = verifiableCredential[0]?.id.split(',')[1] ?? '';
    const { id } = parseCompactJws(token).payload;
    return sign({
      edge: [{ role: 'verified', credential: id as string, credentialDigest: 'uEiA' }],
    });
  };
});
