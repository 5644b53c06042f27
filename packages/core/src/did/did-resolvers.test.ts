import { describe, expect, it } from '@jest/globals';
import type { PublicJwk } from '../crypto/crypto-primitives.ts';
import { toMultikey } from '../crypto/multikey.ts';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { CoreError, type CoreErrorCode } from '../errors.ts';
import { generatePrivateJwk, publicJwkOf } from '../node/index.ts';
import { createDidJwkResolver } from './did-jwk.ts';
import { createDidKeyResolver } from './did-key.ts';
import type { DidResolver } from './did-resolver.ts';
import { createDidWebResolver } from './did-web.ts';
import { toDidWebUrl } from './did-web-url.ts';
import { createMethodResolver } from './method-resolver.ts';
import { readVerificationMethods } from './verification-methods.ts';

const SIGNING = [
  'assertionMethod',
  'authentication',
  'capabilityInvocation',
  'capabilityDelegation',
];
const X25519: PublicJwk = {
  kty: 'OKP',
  crv: 'X25519',
  x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo',
};

async function errorOf(resolver: DidResolver, did: unknown): Promise<unknown> {
  const result = await resolver.resolve(did as string);
  expect(result.didDocument).toBeNull();
  return result.didResolutionMetadata.error;
}

async function keysOf(resolver: DidResolver, did: string): Promise<unknown> {
  const { didDocument } = await resolver.resolve(did);
  return readVerificationMethods(didDocument!, did).methods.map((method) => ({
    id: method.id,
    jwk: method.jwk,
    purposes: [...method.purposes].sort(),
  }));
}

describe('createDidKeyResolver', () => {
  const resolver = createDidKeyResolver();

  it.each([
    ['z6Mk', 'EdDSA'],
    ['zDn', 'ES256'],
    ['z82', 'ES384'],
    ['zQ3s', 'ES256K'],
  ] as const)('resolves %s…, a key of %s, for signatures', async (prefix, alg) => {
    const jwk = publicJwkOf(generatePrivateJwk(alg));
    const id = toMultikey(jwk);
    expect(id.startsWith(prefix)).toBe(true);
    expect(await keysOf(resolver, `did:key:${id}`)).toEqual([
      { id: `did:key:${id}#${id}`, jwk, purposes: [...SIGNING].sort() },
    ]);
  });

  it('resolves z6LS… for key agreement only', async () => {
    const id = toMultikey(X25519);
    expect(id.startsWith('z6LS')).toBe(true);
    expect(await keysOf(resolver, `did:key:${id}`)).toMatchObject([
      { jwk: X25519, purposes: ['keyAgreement'] },
    ]);
  });

  it.each([
    'did:web:a.example',
    'did:key:',
    'did:key:u7QEA',
    'did:key:z0',
    'did:key:zzzz',
    `did:key:${toMultikey({ kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(new Uint8Array(32)) })}`,
    undefined,
    7,
  ])('answers invalidDid for %j', async (did) => {
    expect(await errorOf(resolver, did)).toBe('invalidDid');
  });
});

describe('createDidJwkResolver', () => {
  const resolver = createDidJwkResolver();
  const p256 = publicJwkOf(generatePrivateJwk('ES256'));
  const ed = publicJwkOf(generatePrivateJwk('EdDSA'));
  const didOf = (jwk: unknown): string =>
    `did:jwk:${encodeBase64Url(encodeUtf8(JSON.stringify(jwk)))}`;

  it.each([
    ['for everything', p256, [...SIGNING, 'keyAgreement']],
    ['for signatures', { ...p256, use: 'sig' }, SIGNING],
    ['for key agreement', { ...p256, use: 'enc' }, ['keyAgreement']],
    ['for nothing', { ...p256, use: 'other' }, []],
    ['for signatures', ed, SIGNING],
    ['for nothing', { ...ed, use: 'enc' }, []],
    ['for key agreement', X25519, ['keyAgreement']],
  ])('serves %s: %j', async (_what, jwk, purposes) => {
    const { kty, crv, x, y } = jwk;
    expect(await keysOf(resolver, didOf(jwk))).toEqual([
      {
        id: `${didOf(jwk)}#0`,
        jwk: { kty, crv, x, ...(y !== undefined && { y }) },
        purposes: [...purposes].sort(),
      },
    ]);
  });

  it.each([
    ['key.private', didOf({ ...p256, d: 'AA' })],
    ['key.malformed', didOf([p256])],
    ['key.malformed', didOf({ ...p256, x: p256.y })],
    ['key.unsupported', didOf({ kty: 'RSA' })],
    ['json.not-json', 'did:jwk:AAAA'],
    ['base64url.malformed', 'did:jwk:A'],
    ['base64url.malformed', `${didOf(p256)}.`],
  ])('answers invalidDid for %s', async (reason, did) => {
    const result = await resolver.resolve(did);
    expect(result.didResolutionMetadata).toMatchObject({
      error: 'invalidDid',
      message: expect.stringContaining(reason),
    });
  });

  it('answers invalidDid for a DID of another method', async () => {
    expect(await errorOf(resolver, 'did:key:z')).toBe('invalidDid');
  });
});

describe('toDidWebUrl', () => {
  it.each([
    ['did:web:example.com', 'https://example.com/.well-known/did.json'],
    ['did:web:example.com:a:b', 'https://example.com/a/b/did.json'],
    ['did:web:localhost%3A8443:x', 'https://localhost:8443/x/did.json'],
    ['did:web:a-1.example%3a1', 'https://a-1.example:1/.well-known/did.json'],
    ['did:web:xn--bcher-kva.example:A_.-9', 'https://xn--bcher-kva.example/A_.-9/did.json'],
  ])('takes %s to %s', (did, url) => {
    expect(toDidWebUrl(did)).toBe(url);
    expect(new URL(url).href).toBe(url);
  });

  it.each([
    'did:web:Example.com',
    'did:web:127.0.0.1',
    'did:web:2130706433',
    'did:web:0x7f000001',
    'did:web:0x7f.1',
    'did:web:example.com.',
    'did:web:.example.com',
    'did:web:a..example',
    'did:web:-a.example',
    'did:web:a-.example',
    'did:web:a_b.example',
    `did:web:${'a'.repeat(64)}.example`,
    `did:web:${'a.'.repeat(127)}example`,
    'did:web:%5B%3A%3A1%5D',
    'did:web:user%40example.com',
    'did:web:example.com%2Fx',
    'did:web:example.com%3A',
    'did:web:example.com%3A0',
    'did:web:example.com%3A65536',
    'did:web:example.com%3A100000',
    'did:web:example.com%3A80%3A80',
    'did:web:example.com%3A8a',
    'did:web:example.com::x',
    'did:web:example.com:.',
    'did:web:example.com:..:x',
    'did:web:example.com:%2e%2e',
    'did:web:example.com:a%2fb',
    'did:web:example.com:a%20b',
    'did:key:z6Mk',
    'x',
  ])('refuses %s', (did) => {
    expect(toDidWebUrl(did)).toBeUndefined();
  });
});

describe('createDidWebResolver', () => {
  const did = 'did:web:a.example';
  const json = (value: unknown): Uint8Array => encodeUtf8(JSON.stringify(value));
  const answer = (body: Uint8Array, status = 200, extra = {}): DidResolver =>
    createDidWebResolver({
      fetch: () => Promise.resolve({ status, contentType: 'application/did+json', body, ...extra }),
    });

  it('resolves the document of the DID, and says where it came from', async () => {
    const asked: unknown[] = [];
    const resolver = createDidWebResolver({
      fetch: (url, limits) => {
        asked.push(url, limits.maxBytes);
        return Promise.resolve({
          status: 200,
          contentType: 'application/json',
          body: json({ id: did }),
        });
      },
    });
    expect(await resolver.resolve(did)).toEqual({
      didResolutionMetadata: { contentType: 'application/json' },
      didDocument: { id: did },
      didDocumentMetadata: {},
    });
    expect(asked).toEqual(['https://a.example/.well-known/did.json', 256 * 1024]);
    const mapped = await answer(json({ id: did }), 200, { via: 'http://127.0.0.1:1' }).resolve(did);
    expect(mapped.didResolutionMetadata.via).toBe('http://127.0.0.1:1');
  });

  it.each([
    ['notFound', new Uint8Array(), 404],
    ['notFound', new Uint8Array(), 410],
    ['unreachable', json({ id: did }), 500],
    ['unreachable', json({ id: did }), 203],
    ['notFound', json({ id: 'did:web:b.example' }), 200],
    ['notFound', json({}), 200],
    ['representationNotSupported', json([]), 200],
    ['representationNotSupported', encodeUtf8('{'), 200],
    ['representationNotSupported', encodeUtf8(`{"id":"${did}","id":"${did}"}`), 200],
    ['representationNotSupported', encodeUtf8(`{"id":"${did}","x":"${'x'.repeat(262_144)}"}`), 200],
    [
      'representationNotSupported',
      json({ id: did, verificationMethod: Array.from({ length: 101 }, () => ({})) }),
      200,
    ],
  ])('answers %s', async (error, body, status) => {
    expect(await errorOf(answer(body, status), did)).toBe(error);
  });

  it('answers invalidDid without asking anybody', async () => {
    const resolver = createDidWebResolver({ fetch: () => Promise.reject(new Error('asked')) });
    expect(await errorOf(resolver, 'did:web:127.0.0.1')).toBe('invalidDid');
  });

  it.each([
    ['fetch.timed-out', 'unreachable'],
    ['fetch.dns-failed', 'unreachable'],
    ['fetch.address-refused', 'unreachable'],
    ['fetch.too-large', 'representationNotSupported'],
    ['fetch.content-refused', 'representationNotSupported'],
  ] as const)('takes %s for %s and names the reason', async (code: CoreErrorCode, error) => {
    const fetch = (): Promise<never> => Promise.reject(new CoreError(code, 'a.example is down'));
    const result = await createDidWebResolver({ fetch }).resolve(did);
    expect(result.didResolutionMetadata).toMatchObject({
      error,
      message: expect.stringContaining('a.example is down'),
    });
  });

  it('passes on what is not the fault of the network', async () => {
    const fault = new TypeError('a bug');
    const resolver = createDidWebResolver({ fetch: () => Promise.reject(fault) });
    await expect(resolver.resolve(did)).rejects.toThrow(fault);
  });
});

describe('createMethodResolver', () => {
  const resolver = createMethodResolver({ key: createDidKeyResolver() });

  it('asks the resolver of the method', async () => {
    const did = `did:key:${toMultikey(publicJwkOf(generatePrivateJwk('EdDSA')))}`;
    expect((await resolver.resolve(did)).didDocument?.id).toBe(did);
  });

  it.each([
    ['methodNotSupported', 'did:web:a.example'],
    ['methodNotSupported', 'did:constructor:x'],
    ['invalidDid', 'did:key:z#x'],
    ['invalidDid', undefined],
  ])('answers %s for %j', async (error, did) => {
    expect(await errorOf(resolver, did)).toBe(error);
  });
});
