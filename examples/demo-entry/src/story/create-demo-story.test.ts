import { describe, expect, test } from '@jest/globals';
import {
  createKeyImporter,
  createUnseal,
  digestJson,
  jwkThumbprint,
  type JsonObject,
  parseCompactJws,
  verifyJws,
} from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import {
  type Edge,
  isCredentialType,
  validateCredential,
  validateFormat,
} from '@originmark/schemas';
import { assembleBundle, BUNDLE_LIMITS } from '@originmark/wallet';
import { PARTIES, type PartyName } from '../facts/parties.ts';
import { didOf, keyOf, signerOf } from '../keys.ts';
import { createDemoStory } from './create-demo-story.ts';

const crypto = createNodeCrypto();
const importKey = createKeyImporter(crypto);
const story = await createDemoStory();
const signed = Object.entries(story.credentials);
const digestById = new Map(
  signed.map(([, { credential, credentialDigest }]) => [credential.id, credentialDigest]),
);
const edgesOf = (credential: JsonObject): readonly Edge[] =>
  (credential.edge ?? []) as unknown as readonly Edge[];

/** The demo key behind a kid. */
function keyBehind(kid: unknown) {
  for (const party of Object.keys(PARTIES) as PartyName[])
    for (const use of ['issue', 'present'] as const)
      if (keyOf(party, use).kid === kid) return importKey(keyOf(party, use).publicJwk);
  throw new Error(`${String(kid)} is no demo key`);
}

function isSigned(token: string): boolean | Promise<boolean> {
  const jws = parseCompactJws(token, { maxBytes: BUNDLE_LIMITS.bundleBytes });
  const key = keyBehind(jws.header.kid);
  return verifyJws(jws, key.alg, key, crypto);
}

describe('the credentials', () => {
  test.each(signed)('%s fits the schema of its type', (_, { credential }) => {
    const [, type] = credential.type as readonly string[];
    expect(isCredentialType(type)).toBe(true);
    expect(isCredentialType(type) && validateCredential(type, credential)).toBeUndefined();
  });

  test.each(signed)('%s is signed by its issuer, as it stands', async (_, issued) => {
    const { header, payload } = parseCompactJws(issued.token);
    expect(await isSigned(issued.token)).toBe(true);
    expect(payload).toEqual(issued.credential);
    expect(header.kid).toMatch((payload.issuer as { id: string }).id);
    expect(digestJson(payload, crypto.sha256)).toBe(issued.credentialDigest);
  });

  test.each(signed)('%s names every target by its digest', (_, { credential }) => {
    for (const edge of edgesOf(credential)) {
      expect([edge.role, edge.credentialDigest]).toEqual([
        edge.role,
        digestById.get(edge.credential),
      ]);
    }
    expect(edgesOf(credential).length).toBeLessThan(40);
  });

  test('have the same digests in every run', async () => {
    const again = await createDemoStory();
    const digests = Object.fromEntries(
      signed.map(([key, { credentialDigest }]) => [key, credentialDigest]),
    );
    const digestsAgain = Object.fromEntries(
      Object.entries(again.credentials).map(([key, one]) => [key, one.credentialDigest]),
    );

    expect(digestsAgain).toEqual(digests);
    expect(digests).toMatchSnapshot();
    expect(again.policyText).toBe(story.policyText);
  });

  test('stand on status lists where the chain profile asks for it, at indexes of their own', () => {
    const entries = signed.flatMap(([key, { credential }]) =>
      ((credential.credentialStatus ?? []) as JsonObject[]).map((entry) => ({ key, ...entry })),
    ) as unknown as { key: string; statusListCredential: string; statusListIndex: string }[];
    const places = entries.map((one) => `${one.statusListCredential} ${one.statusListIndex}`);

    expect(new Set(places).size).toBe(places.length);
    expect(entries.every((one) => one.statusListCredential in story.documents)).toBe(true);
    expect([...new Set(entries.map(({ key }) => key))].sort()).toMatchSnapshot();
  });

  test('support each line by id, and the entry has an edge with digest for each', () => {
    const { lines } = story.credentials.entry.credential.credentialSubject as unknown as {
      lines: { supportedBy: string[] }[];
    };
    const named = new Set(lines.flatMap(({ supportedBy }) => supportedBy));
    const edges = edgesOf(story.credentials.entry.credential).filter(
      ({ role }) => role === 'supportedBy',
    );

    expect(new Set(edges.map(({ credential }) => credential))).toEqual(named);
  });

  test('disclose the importer number in the entry alone', () => {
    const disclosing = signed.filter(([, { credential }]) =>
      JSON.stringify(credential).includes('89-100042000'),
    );
    expect(disclosing.map(([key]) => key)).toEqual(['entry']);
  });
});

describe('the bundle', () => {
  test('fits its schema and its limits', () => {
    const { payload } = parseCompactJws(story.bundle.presentation);

    expect(validateFormat('EntryBundle', story.bundle)).toBeUndefined();
    expect(validateFormat('VerifiablePresentation', payload)).toBeUndefined();
    expect(story.bundleText.length).toBeLessThan(BUNDLE_LIMITS.bundleBytes);
    expect(story.members.length).toBeLessThan(BUNDLE_LIMITS.credentials);
    expect(JSON.parse(story.bundleText)).toEqual(story.bundle);
  });

  test('is presented by the broker, to the policy’s audience, for this entry', async () => {
    const { payload } = parseCompactJws(story.bundle.presentation);

    expect(await isSigned(story.bundle.presentation)).toBe(true);
    expect(payload).toMatchObject({
      holder: didOf('gulfline'),
      aud: story.policy.audience,
      nonce: 'Z9Z-0042617-4/1',
    });
  });

  test('holds what the wallet would present, and misses nothing', async () => {
    const identities = ['gulflineIdentity', 'northlightIdentity', 'brightfernIdentity'] as const;
    const assembled = await assembleBundle({
      entry: story.credentials.entry.token,
      available: signed.map(([, { token }]) => token),
      alsoPresent: identities.map((key) => story.credentials[key].credential.id as string),
      sealed: story.bundle.sealed ?? [],
      holder: signerOf('gulfline', 'present'),
      audience: story.policy.audience,
      issuedAt: 1_790_262_480,
      crypto,
    });

    expect(assembled.members.map(({ token }) => token)).toEqual(story.members);
  });

  test('hides the luggage maker’s record from everyone but the verifier', async () => {
    const { token } = story.credentials.suitcaseRecord;
    const [part, ...more] = story.bundle.sealed ?? [];
    const opened = await createUnseal(story.unsealKeys)(part?.jwe ?? '');

    expect(more).toEqual([]);
    expect(new TextDecoder().decode(opened)).toBe(token);
    expect(story.members).not.toContain(token);
  });

  test('staples a resolution for every party that its DID does not tell, and both lists of every issuer', async () => {
    const { didResolutions = [], statusLists = [] } = story.bundle.evidence ?? {};
    const resolved = didResolutions.map(
      (token) => (parseCompactJws(token).payload.credentialSubject as JsonObject).id,
    );
    const holders = story.members.map((token) => parseCompactJws(token).payload);
    const issuers = new Set(holders.map(({ issuer }) => (issuer as { id: string }).id));
    const needed = [...issuers].filter(
      (did) => !did.startsWith('did:key:') && did !== didOf('trust'),
    );

    expect([...resolved].sort()).toEqual(needed.sort());
    expect(statusLists).toHaveLength(24);
    const checks = await Promise.all(
      [...didResolutions, ...statusLists].map(async (token) => isSigned(token)),
    );
    expect(new Set(checks)).toEqual(new Set([true]));
  });
});

describe('what surrounds it', () => {
  test('is a policy that fits its schema, signed by the operator', async () => {
    const { token, thumbprint } = story.signedPolicy;
    const { header, payload } = parseCompactJws(token);

    expect(validateFormat('TrustPolicy', story.policy)).toBeUndefined();
    expect(await isSigned(token)).toBe(true);
    expect(keyBehind(header.kid).thumbprint).toBe(thumbprint);
    expect((payload.credentialSubject as JsonObject).trustPolicy).toEqual(story.policy);
    for (const { keys, jwks } of [...story.policy.roots, ...(story.policy.resolvers ?? [])]) {
      expect(jwks?.map((jwk) => jwkThumbprint(jwk as never, crypto.sha256))).toEqual(keys);
    }
  });

  test('are counters that fit their schema and name the capped grants', () => {
    expect(validateFormat('DrawDownCounters', story.counters)).toBeUndefined();
    expect(new Set(story.counters.uses.map(({ credential }) => credential))).toEqual(
      new Set([
        story.credentials.masterLicence.credential.id,
        story.credentials.sublicence.credential.id,
        story.credentials.makerAuthorization.credential.id,
      ]),
    );
  });

  test('is the authority’s own record, with its own clocks', () => {
    expect(story.clocks.verifiedAt).toBe(Date.parse('2026-09-24T15:10:00Z'));
    expect(story.record).toMatchObject({
      entryNumber: 'Z9Z-0042617-4',
      importedAt: Date.parse('2026-09-14T06:40:00-05:00'),
      enteredAt: Date.parse('2026-09-14T15:10:00-05:00'),
      claimedAt: Date.parse('2026-09-24T15:05:00Z'),
    });
    expect(story.record?.lines.map(({ spi }) => spi)).toEqual(['P', 'S', 'S', null]);
  });

  test('is everything that a host serves, by URL', () => {
    const url = 'https://gulfline.example/.well-known/did.json';

    expect(JSON.parse(story.documents[url]?.body ?? '')).toEqual(
      story.didDocuments['did:web:gulfline.example'],
    );
    expect(Object.keys(story.documents)).toHaveLength(6 + 24);
  });

  test('are keys of every accepted algorithm, none of a bundled party used for both purposes', () => {
    const algorithms = signed.map(([, { token }]) => parseCompactJws(token).header.alg);

    expect(new Set(algorithms)).toEqual(new Set(['ES256', 'ES384', 'EdDSA', 'ES256K']));
    for (const document of Object.values(story.didDocuments)) {
      expect(document.authentication).not.toEqual(document.assertionMethod);
    }
  });
});
