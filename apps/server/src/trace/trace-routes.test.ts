import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signCompactJws, type JsonObject } from '@originmark/core';
import { didOf, signerOf } from '@originmark/demo-entry';
import { openDocuments } from '@originmark/wallet/store';
import type { App } from '../app.ts';
import { createApp } from '../create-app.ts';
import {
  as,
  asBroker,
  authenticator,
  openVerifierWorld,
  type VerifierWorld,
} from '../entries/verifier-world.test-support.ts';
import { createHoldingsOf } from '../holdings/holdings-of.ts';
import { createPlaceOf } from '../holdings/tenant-place.ts';
import { envelope } from './envelope.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { keepReceived } from './keep-received.ts';

const DOMAIN = 'did:web:importer.example';
const WORKFLOW = { definition: ['urn:uuid:a'], instance: ['urn:uuid:b'] };

describe('presentations and credentials without an entry', () => {
  let world: VerifierWorld;
  let exchange: App;

  beforeAll(async () => {
    world = await openVerifierWorld();
    const { desk, resources } = world;
    const holdingsOf = createHoldingsOf(createPlaceOf(resources, desk.issuers));
    exchange = await createApp({
      role: 'wallet',
      authenticator,
      tokenUrl: 'https://auth.example/token',
      readiness: () => Promise.resolve({}),
      routes: [
        exchangeRoutes({
          resources,
          memory: desk.memory,
          tenantAt: (domain) => Promise.resolve(domain === DOMAIN ? 'gulfline' : undefined),
          keep: keepReceived(resources, holdingsOf),
        }),
      ],
    });
  }, 120_000);
  afterAll(async () => {
    await exchange.close();
    await world.close();
  });

  const token = (key: string): string => world.story.credentials[key]?.token ?? '';

  /** An identity and all that it rests on, up to the root. */
  function chain(): string[] {
    const all = Object.values(world.story.credentials);
    const reached = new Set([token('altiplanoIdentity')]);
    for (const one of reached) {
      const edges = all.find((signed) => signed.token === one)?.credential['edge'] ?? [];
      for (const { credential } of edges as unknown as { credential: string }[])
        reached.add(all.find((signed) => signed.credential['id'] === credential)?.token ?? '');
    }
    return [...reached].filter((one) => one !== '');
  }

  const post = (app: App, url: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url, payload, headers });

  function sign(challenge: string, domain: string, change: JsonObject = {}): Promise<string> {
    const iat = Math.floor(world.resources.now / 1000);
    return signCompactJws(
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: 'VerifiablePresentation',
        holder: didOf('gulfline'),
        verifiableCredential: chain().map((one) => envelope(one, 'Credential')),
        nonce: challenge,
        aud: domain,
        iat,
        exp: iat + 300,
        ...change,
      },
      { typ: 'vp+jwt', cty: 'vp', signer: signerOf('gulfline', 'present') },
    );
  }

  it('verifies a credential with what it rests on, and says of a forged one why not', async () => {
    const headers = as('other', 'verify:credential', 'importer');
    const [asked = '', ...rest] = chain();
    const body = (verifiable: string) => ({
      verifiableCredential: envelope(verifiable, 'Credential'),
      options: { restsOn: rest },
    });
    const good = await post(world.app, '/credentials/verify', body(asked), headers);
    expect([good.statusCode, good.json()]).toMatchObject([
      200,
      { verified: true, errors: [], verdict: { type: 'ChainVerdict' } },
    ]);
    const forged = await post(
      world.app,
      '/api/credentials/verify',
      body(`${asked.slice(0, -6)}AAAAAA`),
      headers,
    );
    expect([forged.statusCode, forged.json()]).toMatchObject([
      422,
      { verified: false, errors: [expect.objectContaining({ code: 'signature.invalid' })] },
    ]);
    const form = await post(world.app, '/credentials/verify', {}, headers);
    expect([form.statusCode, form.json()]).toMatchObject([400, { code: 'http.malformed' }]);
    const other = await post(
      world.app,
      '/credentials/verify',
      { verifiableCredential: { type: 'EnvelopedVerifiableCredential', id: 'data:text/plain,x' } },
      headers,
    );
    expect(other.statusCode).toBe(400);
  });

  it('verifies a presentation against the challenge and domain of the caller, both required', async () => {
    const headers = as('other', 'verify:vp', 'auditor');
    const vp = envelope(await sign('a-nonce-of-the-caller', DOMAIN), 'Presentation');
    const verify = (options: object) =>
      post(world.app, '/presentations/verify', { verifiablePresentation: vp, options }, headers);
    const good = await verify({ challenge: 'a-nonce-of-the-caller', domain: DOMAIN });
    expect([good.statusCode, good.json()]).toMatchObject([
      200,
      { verified: true, errors: [], verdict: { holder: didOf('gulfline') } },
    ]);
    const replay = await verify({ challenge: 'another-nonce', domain: DOMAIN });
    expect([replay.statusCode, replay.json()]).toMatchObject([
      422,
      { verified: false, errors: [expect.objectContaining({ code: 'holder.nonce' })] },
    ]);
    expect((await verify({ challenge: 'a-nonce-of-the-caller' })).statusCode).toBe(400);
    expect((await verify({ domain: DOMAIN })).statusCode).toBe(400);
  });

  it('takes one presentation that answers its challenge, and keeps it with its workflow', async () => {
    const announced = await post(exchange, '/presentations/available', { domain: DOMAIN });
    const { challenge } = announced.json<{ challenge: string }>();
    const vp = await sign(challenge, DOMAIN);
    const submit = (verifiablePresentation: string) =>
      post(exchange, '/presentations/submissions', { verifiablePresentation, workflow: WORKFLOW });
    const taken = await submit(vp);
    expect([taken.statusCode, taken.json()]).toMatchObject([202, { received: chain().length }]);
    const { clock, crypto, database, secretBox } = world.resources;
    const documents = openDocuments(database.forTenant('gulfline'), { clock, crypto, secretBox });
    const [kept] = await documents.list();
    const { bytes } = await documents.read(kept?.digest ?? '');
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
      holder: didOf('gulfline'),
      presentation: vp,
      workflow: WORKFLOW,
    });
    const held = await database
      .forTenant('gulfline')
      .transaction('reader', (tx) => tx.selectFrom('held_credential').select('token').execute());
    expect(held.map((row) => row.token).sort()).toEqual(chain().sort());
    const second = await submit(await sign(challenge, DOMAIN, { id: 'urn:uuid:c' }));
    expect([second.statusCode, second.json()]).toMatchObject([409, { code: 'challenge.spent' }]);
  });

  it('keeps nothing of a presentation that is not by its holder, and gives no stranger a challenge', async () => {
    const nobody = await post(exchange, '/presentations/available', {
      domain: 'did:web:x.example',
    });
    expect([nobody.statusCode, nobody.json()]).toMatchObject([404, { code: 'http.not-found' }]);
    const announced = await post(exchange, '/presentations/available', { domain: DOMAIN });
    const { challenge } = announced.json<{ challenge: string }>();
    const forged = await post(exchange, '/presentations/submissions', {
      verifiablePresentation: await sign(challenge, DOMAIN, { holder: didOf('altiplano') }),
    });
    expect([forged.statusCode, forged.json()]).toMatchObject([422, { verified: false }]);
    const unread = await post(exchange, '/presentations/submissions', {
      verifiablePresentation: 'x',
    });
    expect([unread.statusCode, unread.json()]).toMatchObject([400, { code: 'http.malformed' }]);
  });

  it('takes a traceable presentation from a party that is known', async () => {
    const body = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation', 'TraceablePresentation'],
      workflow: WORKFLOW,
      verifiableCredential: chain().map((one) => envelope(one, 'Credential')),
    };
    const headers = asBroker('exchange:vp', 'other');
    const taken = await post(exchange, '/presentations', body, headers);
    expect([taken.statusCode, taken.json()]).toMatchObject([202, { received: chain().length }]);
    const broken = {
      ...body,
      verifiableCredential: [`${token('altiplanoIdentity').slice(0, -6)}AAAAAA`],
    };
    expect((await post(exchange, '/presentations', broken, headers)).statusCode).toBe(422);
    expect((await post(exchange, '/presentations', body)).statusCode).toBe(401);
  });
});
