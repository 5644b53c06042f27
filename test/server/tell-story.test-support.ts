import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createNodeCrypto, generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { createVerifierCaches, formatVerdict, replayEvidencePackage } from '@originmark/verifier';
import type { EntryVerdict, EvidencePackage } from '@originmark/schemas';
import { type Call, type Service, startService } from './service.test-support.ts';

const NUMBER = 'Z9Z-0042617-4';
const BUNDLE = 'application/vnd.originmark.bundle+json';
const RIGHT = 'https://recordation.customs.example/rights/tmk-24-90417';

interface Told {
  readonly verdict: EntryVerdict;
  readonly submission: string;
}

/** The story over HTTP: the roles as processes, and clients that play importer, broker, licensor and officer. */
export function tellStory(environment: () => Promise<Readonly<Record<string, string>>>): void {
  let service: Service;
  let officer: Call;
  let broker: Call;
  let importer: Call;
  let bundle: Uint8Array;
  let first: Told;

  beforeAll(async () => {
    service = await startService({
      ORIGINMARK_CLOCK: '2026-09-24T15:11:00Z',
      ORIGINMARK_SEED: 'demo',
      ...(await environment()),
    });
    officer = await service.as('demo-clients/customs-officer', 'verifier');
    broker = await service.as('demo-clients/gulfline', 'verifier');
    importer = await service.as('demo-clients/harborpine', 'verifier');
    bundle = readFileSync(join(service.folder, 'demo/entry.bundle.json'));
  }, 600_000);
  afterAll(async () => {
    // It ends by itself when it is asked to.
    expect(await service.close()).toBe(0);
  }, 60_000);

  it('lists the entry to the officer, judged as the demo judges it, axis by axis', async () => {
    const { data } = await officer('get', '/entries');
    expect(data).toMatchObject({
      items: [{ number: NUMBER, version: 1, state: 'judged', outcome: 'no-exception' }],
    });
    const { current } = (await officer('get', `/entries/${NUMBER}`)).data as { current: Told };
    expect((current.verdict as unknown as { axes: unknown }).axes).toEqual({
      integrity: { valid: 34 },
      filing: { shown: 1 },
      preference: { 'not-claimed': 1, supported: 3 },
      ipr: { 'chain-shown': 2, 'no-right-indicated': 3 },
      documents: { consistent: 4 },
    });
    first = current;
  });

  it('answers the same bundle again with what stands, a hundred times at once too', async () => {
    const headers = { 'content-type': BUNDLE };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => broker('post', '/entries', { body: bundle, headers })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const told = new Set(answers.map(({ data }) => (data as Told).submission));
    expect(told).toEqual(new Set([first.submission]));
  }, 120_000);

  it('shows another tenant nothing of it, and nobody without the right token anything', async () => {
    expect((await importer('get', `/entries/${NUMBER}`)).status).toBe(404);
    expect((await importer('get', '/entries')).data).toMatchObject({ items: [] });
    expect((await broker('get', `/entries/${NUMBER}/evidence`)).status).toBe(403);
    expect((await fetch(`${service.urlOf('verifier')}/entries`)).status).toBe(401);
    const elsewhere = await service.as('demo-clients/customs-officer', 'wallet');
    expect((await elsewhere('get', '/entries')).status).toBe(403);
  });

  it('gives the officer the evidence, which replays to the same verdict', async () => {
    const { data } = await officer('get', `/entries/${NUMBER}/evidence`);
    const text = data instanceof Uint8Array ? new TextDecoder().decode(data) : JSON.stringify(data);
    const crypto = createNodeCrypto();
    const replayed = await replayEvidencePackage(JSON.parse(text) as EvidencePackage, {
      crypto,
      caches: createVerifierCaches(crypto),
    });
    expect(replayed).toMatchObject({ isReproduced: true, missed: [], differences: [] });
    expect(JSON.parse(formatVerdict(replayed.verdict))).toEqual(first.verdict);
  });

  it('says what changed once the officer has marked what was observed', async () => {
    const observed = await officer('post', `/entries/${NUMBER}/observations`, {
      body: [{ line: 4, right: RIGHT }],
    });
    expect(observed.status).toBe(201);
    const { changes, number } = observed.data as { changes: unknown; number: number };
    expect(number).toBe(2);
    expect(JSON.stringify(changes)).toContain('"line":4');
    const again = await officer('post', `/entries/${NUMBER}/verifications`, {
      body: { because: 'asked again' },
    });
    expect(again.data).toMatchObject({ number: 3 });
  });

  it('carries a question of the officer to the broker, and the answer back', async () => {
    const asked = await officer('post', `/entries/${NUMBER}/information-requests`, {
      body: { lines: [4], more: ['Who applied the mark?'] },
    });
    expect(asked.status).toBe(201);
    const { id } = asked.data as { id: string };
    const path = `/entries/${NUMBER}/information-requests/${id}`;
    expect((await importer('get', path)).status).toBe(404);
    const body = { answers: [{ question: 1, text: 'The maker.' }] };
    expect((await broker('put', `${path}/answer`, { body })).status).toBe(200);
    expect((await officer('get', path)).data).toMatchObject({
      id,
      answer: expect.objectContaining({}),
    });
  });

  it('holds the papers in the wallet of who was given them', async () => {
    const wallet = await service.as('demo-clients/gulfline', 'wallet');
    const { data } = await wallet('get', '/credentials?limit=200');
    const { items } = data as { items: readonly { readonly type: string }[] };
    expect(items.map(({ type }) => type)).toContain('PowerOfAttorneyCredential');
    expect(items.length).toBeGreaterThan(20);
  });

  it('issues for a licensor, serves its status list to anybody, and revokes', async () => {
    const key = generatePrivateJwk('ES256');
    const operator = await service.as('auth/admin', 'auth');
    const made = await operator('post', '/clients', {
      body: {
        id: 'northlight-admin',
        tenant: 'northlight',
        roles: ['admin'],
        scopes: ['admin:tenant'],
        publicKey: publicKeyOf(key),
      },
    });
    expect(made).toMatchObject({ status: 201 });
    const admin = await service.asClient(
      { clientId: 'northlight-admin', privateKey: key, scope: 'admin:tenant' },
      'issuer',
    );
    const identifier = await admin('post', '/identifiers', {
      body: { method: 'key', name: 'Northlight', keyType: 'Ed25519' },
    });
    expect(identifier.status).toBe(201);
    const { did } = identifier.data as { did: string };
    const licensor = await service.as('demo-clients/northlight', 'issuer');
    const issued = await licensor('post', '/credentials/issue', {
      body: { credential: declarationOf(did), options: { purpose: 'the story' } },
      headers: { 'idempotency-key': 'story-1' },
    });
    expect({ status: issued.status, data: issued.data }).toMatchObject({ status: 201 });
    const listed = await licensor('get', '/credentials');
    const { items } = listed.data as { items: readonly { readonly id: string }[] };
    expect(items).toHaveLength(1);
    const credentialId = items[0]?.id ?? '';
    const revoked = await licensor('post', '/credentials/status', {
      body: {
        credentialId,
        credentialStatus: [{ type: 'BitstringStatusListEntry', status: '1' }],
        kind: 'ceased',
      },
    });
    expect({ status: revoked.status, data: revoked.data }).toMatchObject({ status: 200 });
    const other = await service.as('demo-clients/brightfern', 'issuer');
    expect((await other('get', `/credentials/${encodeURIComponent(credentialId)}`)).status).toBe(
      404,
    );
  });

  it('tells a licensor who holds what below it', async () => {
    const licensor = await service.as('demo-clients/northlight', 'issuer');
    const { data } = await licensor('get', '/licences');
    expect((data as { items: unknown[] }).items).toHaveLength(3);
  });

  it('comes back by itself when a process is killed, with every verdict and no other', async () => {
    const before = (await officer('get', `/entries/${NUMBER}`)).data;
    await service.kill('verifier');
    expect((await officer('get', `/entries/${NUMBER}`)).data).toEqual(before);
  }, 180_000);

  it('gives a number back when the broker cancels the entry', async () => {
    const cancelled = await broker('post', `/entries/${NUMBER}/cancellation`);
    expect(cancelled.status).toBe(200);
    expect((await officer('get', '/entries')).data).toMatchObject({
      items: [{ state: 'cancelled' }],
    });
  });
}

function publicKeyOf(key: ReturnType<typeof generatePrivateJwk>) {
  const { crv, kty, x, y } = publicJwkOf(key) as unknown as Record<string, string>;
  return { crv, kty, x, y };
}

/** A credential that anybody may issue. */
function declarationOf(did: string) {
  return {
    type: 'SupplierOriginDeclaration',
    issuer: did,
    credentialSubject: {
      type: 'SupplierDeclaration',
      supplier: { id: did, type: 'Organization', name: 'Northlight' },
      agreement: 'CAFTA-DR',
      materials: [
        {
          description: 'yarn',
          tariffClassification: { system: 'HS2022', code: '5205.24' },
          originating: true,
        },
      ],
      signedAt: '2026-09-24T15:00:00Z',
    },
  };
}
