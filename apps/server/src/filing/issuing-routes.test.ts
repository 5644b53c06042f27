import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JsonObject, parseCompactJws, signCompactJws } from '@originmark/core';
import { type DemoStory, didOf, type PartyName, signerOf } from '@originmark/demo-entry';
import { createIdentifier, listKeys, toDidWebDocument } from '@originmark/issuer/register';
import { as } from '../holdings/wallet-app.test-support.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import { BROKER, type FilingWorld, openFilingWorld } from './filing-world.test-support.ts';

const IMPORTER = 'did:web:harborpine.example';
const importer = as(
  'harborpine',
  'importer',
  'create:credential',
  'create:presentation',
  'exchange:vp',
);

describe('what a trader signs and tells', () => {
  let world: FilingWorld;
  let certification: string;
  let licence: string;
  beforeAll(async () => {
    world = await openFilingWorld();
    const { crypto, randomBytes, served } = world.resources;
    const agent = openIssuers(world.resources).agentOf('harborpine');
    const keys = { agent, sha256: crypto.sha256, randomBytes };
    await createIdentifier({ method: 'web', did: IMPORTER }, keys);
    served.set('https://harborpine.example/.well-known/did.json', {
      contentType: 'application/did+json',
      body: JSON.stringify(toDidWebDocument(IMPORTER, await listKeys(agent, IMPORTER))),
    });
    const { story } = world.story;
    certification = await madeOutTo(story, 'suitcaseCertification', 'maletas');
    licence = await madeOutTo(story, 'sublicence', 'brightfern');
    const texts = [certification, licence].map((text, at) => ({ name: `${at}.jwt`, text }));
    await post('/credentials', { files: texts });
  }, 180_000);
  afterAll(() => world.close());
  const post = (url: string, payload: object, headers: object = importer) =>
    world.app.inject({ method: 'POST', url, headers: { ...headers }, payload });
  const idOf = (token: string) => parseCompactJws(token).payload['id'] as string;

  describe('receipts', () => {
    it('are given once, whoever asks how often at once', async () => {
      const answers = await Promise.all(
        [1, 2, 3].map(async () => post('/receipts', { as: IMPORTER })),
      );
      for (const { statusCode } of answers) expect(statusCode).toBe(200);
      const given = answers.flatMap((one) => one.json<{ given: object[] }>().given);
      expect(given).toEqual([
        { certification: idOf(certification), receipt: expect.stringMatching(/^urn:uuid:/) },
      ]);
    });

    it("are not given under another tenant's identifier", async () => {
      const answer = await post('/receipts', { as: BROKER });
      expect(answer.statusCode).toBe(404);
    });
  });

  describe('presentations', () => {
    const options = { challenge: 'x'.repeat(22), domain: 'did:web:verifier.customs.example' };

    it('are signed for one audience and challenge', async () => {
      const enveloped = {
        '@context': 'https://www.w3.org/ns/credentials/v2',
        type: 'EnvelopedVerifiableCredential',
        id: `data:application/vc+jwt,${licence}`,
      };
      const presentation = { holder: IMPORTER, verifiableCredential: [certification, enveloped] };
      const answer = await post('/presentations/prove', { presentation, options });
      expect(answer.statusCode).toBe(201);
      const { verifiablePresentation } = answer.json<{ verifiablePresentation: { id: string } }>();
      const { payload } = parseCompactJws(verifiablePresentation.id.split(',')[1] ?? '', {
        maxBytes: 1_000_000,
      });
      expect(payload).toMatchObject({
        holder: IMPORTER,
        aud: options.domain,
        nonce: options.challenge,
        verifiableCredential: [{ id: expect.stringContaining(certification) }, enveloped],
      });
      expect(Number(payload['exp']) - Number(payload['iat'])).toBe(300);
    });

    it.each([
      ['for a holder of another tenant', { holder: BROKER }, {}, 404],
      ['of what is no credential', { verifiableCredential: [{ id: 'urn:x' }] }, {}, 422],
      ['of what is no token', { verifiableCredential: ['eyJ'] }, {}, 422],
      ['without a challenge', {}, { challenge: undefined }, 400],
      ['for a challenge that can be guessed', {}, { challenge: '1' }, 400],
    ])('are not signed %s', async (_name, over, options2, status) => {
      const presentation = { holder: IMPORTER, verifiableCredential: [licence], ...over };
      const answer = await post('/presentations/prove', {
        presentation,
        options: { ...options, ...options2 },
      });
      expect(answer.statusCode).toBe(status);
    });
  });

  describe('notices to a licensor', () => {
    const use = (over: object = {}) => ({
      ...{ as: IMPORTER, licence: idOf(licence), reference: 'shipment 1' },
      ...{ quantity: '120', unit: 'NO', onDay: '2026-09-14', ...over },
    });

    it('wait for the licensor alone, once a use', async () => {
      const answers = [await post('/licensor-notices', use())];
      answers.push(await post('/licensor-notices', use()));
      for (const answer of answers) {
        expect(answer.statusCode).toBe(202);
        expect(answer.json()).toMatchObject({ to: didOf('brightfern') });
      }
      const notices = await world.resources.database
        .forTenant('harborpine')
        .transaction('reader', (tx) =>
          tx.selectFrom('notice').select(['kind', 'to_party', 'content']).execute(),
        );
      expect(notices).toHaveLength(1);
      expect(notices).toMatchObject([{ kind: 'licence-used', to_party: didOf('brightfern') }]);
      expect(Object.keys(JSON.parse(notices[0]!.content) as object).sort()).toEqual(
        ['about', 'from', 'licence', 'onDay', 'quantity', 'reference', 'unit'].sort(),
      );
    });

    it.each([
      ['of what is not held', { licence: 'urn:uuid:none' }, 404],
      ['of a day that is none', { onDay: '2026-02-30' }, 422],
      ['under a name of another tenant', { as: BROKER }, 404],
    ])('are not sent %s', async (_name, over, status) => {
      expect((await post('/licensor-notices', use(over))).statusCode).toBe(status);
    });

    it('are not sent of a certification', async () => {
      const answer = await post('/licensor-notices', use({ licence: idOf(certification) }));
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ pointer: '/licence' });
    });
  });
});

/** A credential of the story, made out to the importer of this wallet. */
function madeOutTo(
  { credentials }: DemoStory,
  key: 'suitcaseCertification' | 'sublicence',
  issuer: PartyName,
): Promise<string> {
  const { payload } = parseCompactJws(credentials[key].token);
  const text = JSON.stringify(payload).replaceAll(didOf('harborpine'), IMPORTER);
  return signCompactJws(JSON.parse(text) as JsonObject, {
    ...{ typ: 'vc+jwt', cty: 'vc' },
    signer: signerOf(issuer),
  });
}
