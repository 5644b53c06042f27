import { describe, expect, test } from '@jest/globals';
import {
  createUnseal,
  digestJson,
  type JsonObject,
  parseCompactJws,
  signCompactJws,
} from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
} from '@originmark/core/node';
import { validateFormat } from '@originmark/schemas';
import { type AssembleOptions, assembleBundle } from './assemble-bundle.ts';
import { sealForVerifier } from './seal-for-verifier.ts';

const crypto = createNodeCrypto();
const holder = createNodeSigner(generatePrivateJwk('ES256'), 'did:web:broker.example#present');

interface Signed {
  readonly token: string;
  readonly id: string;
  readonly edge: { readonly credential: string; readonly credentialDigest: string };
}

async function sign(
  name: string,
  edges: readonly Signed[] = [],
  more: object = {},
): Promise<Signed> {
  const id = `urn:example:${name}`;
  const payload = {
    id,
    type: ['VerifiableCredential', 'CommercialInvoiceCredential'],
    issuer: { id: 'did:web:broker.example' },
    credentialSubject: { name },
    ...(edges.length > 0 && {
      edge: edges.map(({ edge }) => ({ role: 'supportedBy', ...edge })),
    }),
    ...more,
  } as JsonObject;
  const token = await signCompactJws(payload, { typ: 'vc+jwt', cty: 'vc', signer: holder });
  const credentialDigest = digestJson(payload, crypto.sha256);
  return { token, id, edge: { credential: id, credentialDigest } };
}

async function signEntry(edges: readonly Signed[], more: object = {}): Promise<Signed> {
  return sign('entry', edges, {
    type: ['VerifiableCredential', 'CBP7501EntrySummaryCredential'],
    credentialSubject: { entryNumber: 'Z9Z-0042617-4', entryVersion: 1 },
    ...more,
  });
}

function options(entry: Signed, available: readonly Signed[]): AssembleOptions {
  return {
    entry: entry.token,
    available: available.map(({ token }) => token),
    holder,
    audience: 'did:web:verifier.example',
    issuedAt: 1_790_262_480,
    crypto,
  };
}

const ids = (members: readonly { readonly id: string }[]): string[] =>
  members.map(({ id }) => id.replace('urn:example:', ''));

describe('assembleBundle', () => {
  test('presents what the entry reaches and nothing else, in the order of its edges', async () => {
    const deep = await sign('deep');
    const left = await sign('left', [deep]);
    const right = await sign('right', [deep]);
    const entry = await signEntry([right, left]);
    const unasked = await sign('unasked');
    const forth = await assembleBundle(options(entry, [left, unasked, deep, right]));
    const back = await assembleBundle(options(entry, [right, deep, unasked, left]));

    expect(ids(forth.members)).toEqual(['entry', 'right', 'left', 'deep']);
    expect(ids(back.members)).toEqual(ids(forth.members));
  });

  test('binds it to holder, audience, time and entry number, as its schemas ask', async () => {
    const entry = await signEntry([]);
    const { bundle, text } = await assembleBundle({
      ...options(entry, []),
      expiresAt: 1_790_262_780,
      evidence: { statusLists: ['a.b.c'] },
    });
    const { header, payload } = parseCompactJws(bundle.presentation);

    expect(JSON.parse(text)).toEqual(bundle);
    expect(validateFormat('EntryBundle', bundle)).toBeUndefined();
    expect(validateFormat('VerifiablePresentation', payload)).toBeUndefined();
    expect(header).toMatchObject({ typ: 'vp+jwt', cty: 'vp', kid: holder.kid });
    expect(payload).toMatchObject({
      holder: 'did:web:broker.example',
      aud: 'did:web:verifier.example',
      nonce: 'Z9Z-0042617-4/1',
      iat: 1_790_262_480,
      exp: 1_790_262_780,
    });
  });

  test('answers the nonce of a verifier that gave one', async () => {
    const entry = await signEntry([]);
    const { bundle } = await assembleBundle({ ...options(entry, []), nonce: 'n-0S6_WzA2Mj' });

    expect(parseCompactJws(bundle.presentation).payload.nonce).toBe('n-0S6_WzA2Mj');
  });

  test('names the credential that an edge needs and nobody holds', async () => {
    const missing = await sign('missing');
    const entry = await signEntry([missing]);

    await expect(assembleBundle(options(entry, []))).rejects.toMatchObject({
      name: 'WalletError',
      code: 'wallet.credential-missing',
      credential: missing.id,
      message: expect.stringContaining(missing.edge.credentialDigest),
    });
  });

  test('refuses another version than the edge names', async () => {
    const named = await sign('invoice');
    const held = await sign('invoice', [], { credentialSubject: { name: 'edited' } });
    const entry = await signEntry([named]);

    await expect(assembleBundle(options(entry, [held]))).rejects.toMatchObject({
      code: 'wallet.digest-mismatch',
      credential: named.id,
    });
  });

  test('goes on without what is missing when that is allowed', async () => {
    const named = await sign('invoice');
    const held = await sign('invoice', [], { credentialSubject: { name: 'edited' } });
    const entry = await signEntry([named, await sign('missing')]);
    const { members } = await assembleBundle({ ...options(entry, [held]), allowMissing: true });

    expect(ids(members)).toEqual(['entry', 'invoice']);
  });

  test('refuses two versions of one credential, both reached', async () => {
    const first = await sign('invoice');
    const second = await sign('invoice', [], { credentialSubject: { name: 'edited' } });
    const entry = await signEntry([first, second]);

    await expect(assembleBundle(options(entry, [first, second]))).rejects.toMatchObject({
      code: 'wallet.duplicate-id',
      credential: first.id,
    });
  });

  test('presents besides what it is told to, with all that it rests on', async () => {
    const root = await sign('root');
    const identity = await sign('identity', [root]);
    const entry = await signEntry([]);
    const { members } = await assembleBundle({
      ...options(entry, [identity, root]),
      alsoPresent: [identity.id],
    });

    expect(ids(members)).toEqual(['entry', 'identity', 'root']);
  });

  test('refuses to present besides what is not held, or has two versions', async () => {
    const first = await sign('identity');
    const second = await sign('identity', [], { credentialSubject: { name: 'edited' } });
    const entry = await signEntry([]);
    const alsoPresent = [first.id];

    await expect(assembleBundle({ ...options(entry, []), alsoPresent })).rejects.toMatchObject({
      code: 'wallet.credential-missing',
    });
    await expect(
      assembleBundle({ ...options(entry, [first, second]), alsoPresent }),
    ).rejects.toMatchObject({ code: 'wallet.duplicate-id' });
  });

  test('follows a cycle once', async () => {
    const edge = { credential: 'urn:example:entry', credentialDigest: `uEi${'A'.repeat(44)}` };
    const loop = await sign('loop', [{ token: '', id: '', edge }]);
    const entry = await signEntry([loop]);
    const { members } = await assembleBundle({ ...options(entry, [loop]), allowMissing: true });

    expect(ids(members)).toEqual(['entry', 'loop']);
  });

  test('refuses a chain of nine edges, and takes one of eight', async () => {
    const chain = [await sign('0')];
    for (let depth = 1; depth < 9; depth++) {
      chain.push(await sign(String(depth), chain.slice(-1)));
    }
    const eight = await signEntry(chain.slice(7, 8));
    const nine = await signEntry(chain.slice(8));

    expect((await assembleBundle(options(eight, chain))).members).toHaveLength(9);
    await expect(assembleBundle(options(nine, chain))).rejects.toMatchObject({
      code: 'wallet.limit-exceeded',
    });
  });

  test('refuses more than 200 credentials', async () => {
    const many: Signed[] = [];
    for (let i = 0; i < 200; i++) many.push(await sign(String(i)));

    await expect(assembleBundle(options(await signEntry(many), many))).rejects.toMatchObject({
      code: 'wallet.limit-exceeded',
    });
    const fewer = many.slice(1);
    const { members } = await assembleBundle(options(await signEntry(fewer), fewer));
    expect(members).toHaveLength(200);
  });

  test('refuses a holder who did not issue the entry', async () => {
    const entry = await signEntry([], { issuer: 'did:web:importer.example' });

    await expect(assembleBundle(options(entry, []))).rejects.toMatchObject({
      code: 'wallet.holder-mismatch',
    });
  });

  test('refuses an entry that is none, or has no number', async () => {
    const invoice = await sign('invoice');
    const numberless = await signEntry([], { credentialSubject: {} });

    await expect(assembleBundle(options(invoice, []))).rejects.toMatchObject({
      code: 'wallet.entry-unfit',
    });
    await expect(assembleBundle(options(numberless, []))).rejects.toMatchObject({
      code: 'wallet.entry-unfit',
    });
  });

  test('refuses what is no token, with the cause', async () => {
    const entry = await signEntry([]);
    const untyped = await sign('untyped', [], { type: ['VerifiableCredential'] });

    await expect(
      assembleBundle({ ...options(entry, []), available: ['not a token'] }),
    ).rejects.toMatchObject({
      code: 'wallet.token-unreadable',
      cause: { name: 'CoreError' },
    });
    await expect(assembleBundle(options(entry, [untyped]))).rejects.toMatchObject({
      code: 'wallet.token-unreadable',
    });
  });

  test('refuses a status list that no verifier reads', async () => {
    const entry = await signEntry([]);
    const statusLists = ['x'.repeat(2 * 1024 * 1024 + 1)];

    await expect(
      assembleBundle({ ...options(entry, []), evidence: { statusLists } }),
    ).rejects.toMatchObject({ code: 'wallet.limit-exceeded' });
  });

  test('passes on why a key did not sign', async () => {
    const entry = await signEntry([]);
    const broken = { ...holder, sign: () => new Uint8Array(3) };

    await expect(assembleBundle({ ...options(entry, []), holder: broken })).rejects.toMatchObject({
      code: 'wallet.signing-failed',
      cause: { name: 'CoreError' },
    });
  });
});

describe('sealForVerifier', () => {
  const privateJwk = generatePrivateJwk('ES256');
  const kid = 'did:web:verifier.example#receive';
  const recipient = { kid, jwk: publicJwkOf(privateJwk) };

  test('lets an edge lead to a part that only the verifier opens', async () => {
    const record = await sign('record');
    const entry = await signEntry([record]);
    const part = await sealForVerifier(record.token, recipient, crypto);
    const { bundle, members } = await assembleBundle({ ...options(entry, []), sealed: [part] });

    expect(ids(members)).toEqual(['entry']);
    expect(bundle.sealed).toEqual([{ ...record.edge, jwe: part.jwe }]);
    const opened = await createUnseal([{ kid, jwk: privateJwk }])(part.jwe);
    expect(new TextDecoder().decode(opened)).toBe(record.token);
  });

  test('refuses a key that nothing can be sealed to, with the cause', async () => {
    const record = await sign('record');
    const jwk = publicJwkOf(generatePrivateJwk('EdDSA'));

    await expect(sealForVerifier(record.token, { kid, jwk }, crypto)).rejects.toMatchObject({
      code: 'wallet.seal-failed',
      cause: { name: 'CoreError' },
    });
  });
});
