import { describe, expect, it } from '@jest/globals';
import { digestJson, type JsonObject, type JsonValue } from '@originmark/core';
import { VerifierError } from '../errors.ts';
import {
  at,
  createParty,
  createPayload,
  createPolicy,
  createResolver,
  crypto,
  documentOf,
  NOW,
  type Party,
  signToken,
} from '../secure/signed-world.test-support.ts';
import { loadTrustPolicy, type TrustPolicyInput } from './load-trust-policy.ts';

const root = createParty('did:web:root.example');
const stranger = createParty('did:web:stranger.example');
const operator = createParty();

const ROOT = {
  did: root.did,
  name: 'Demonstration root',
  keys: [root.thumbprint],
  jwks: [{ ...root.jwk }],
  recognizedTo: [{ action: 'issue', credentialType: 'OrganizationIdentityCredential' }],
};
const REQUIRED = {
  integrity: ['signature'],
  filing: ['entry'],
  preference: ['origin'],
  ipr: ['licence'],
  documents: ['documents'],
};

/** A policy that is in order, and what a test changes of it; undefined takes a member away. */
function policyOf(changes: Record<string, unknown> = {}): JsonObject {
  const all: Record<string, unknown> = {
    ...createPolicy(),
    roots: [ROOT],
    required: REQUIRED,
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

type Input = Partial<TrustPolicyInput>;

const load = (text: string | Uint8Array, input: Input = {}) =>
  loadTrustPolicy({ text, at: NOW, crypto, ...input });

const loadPlain = (changes: Record<string, unknown>, input?: Input) =>
  load(JSON.stringify(policyOf(changes)), input);

interface Signing {
  readonly by?: Party;
  readonly issuer?: JsonValue;
  readonly header?: JsonObject;
  readonly changes?: JsonObject;
  readonly policy?: JsonObject;
}

function signPolicy({
  by = operator,
  issuer = by.did,
  header = {},
  changes = {},
  policy = policyOf(),
}: Signing = {}): Promise<string> {
  const payload = createPayload('', {
    type: ['VerifiableCredential', 'TrustPolicyCredential'],
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2027-01-01T00:00:00Z',
    credentialSubject: { id: 'https://verifier.example/policy', trustPolicy: policy },
    ...changes,
  });
  return signToken(payload, by, header);
}

const loadSigned = async (signing: Signing, input: Input = {}) =>
  load(await signPolicy(signing), { trustKey: operator.thumbprint, ...input });

async function refusalOf(loading: Promise<unknown>): Promise<VerifierError> {
  const error: unknown = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VerifierError)) throw new Error('it was not refused', { cause: error });
  return error;
}

/** The code, and words that the message must have: what is wrong, and what to do. */
async function expectRefusal(
  loading: Promise<unknown>,
  code: string,
  ...words: readonly string[]
): Promise<void> {
  const { code: found, message } = await refusalOf(loading);
  expect({ code: found, message }).toEqual({
    code,
    message: expect.stringContaining(words[0] ?? ''),
  });
  expect(words.filter((word) => !message.includes(word))).toEqual([]);
}

describe('a plain policy', () => {
  it('is taken from the operator’s own disk, with the digest of its content', async () => {
    const policy = policyOf();
    const loaded = await load(JSON.stringify(policy));
    expect(loaded).toEqual({ policy, digest: digestJson(policy, crypto.sha256) });
  });

  it('has the same digest as text, as bytes and with other white space', async () => {
    const policy = policyOf();
    const spaced = `\n ${JSON.stringify(policy, null, 2)}\n`;
    const digests = await Promise.all(
      [JSON.stringify(policy), spaced, new TextEncoder().encode(spaced)].map(
        async (text) => (await load(text)).digest,
      ),
    );
    expect(new Set(digests).size).toBe(1);
  });

  it('is refused where a trust key is configured, and the message says what to give instead', async () => {
    await expectRefusal(
      loadPlain({}, { trustKey: operator.thumbprint }),
      'policy.untrusted',
      'must be signed',
      'give the signed form',
    );
  });

  it.each<[string, string | Uint8Array]>([
    ['JSON that ends too early', '{'],
    ['a member named twice', '{"type":"TrustPolicy","type":"TrustPolicy"}'],
    ['a byte order mark', `\u{feff}${JSON.stringify(policyOf())}`],
    [
      'a byte order mark in bytes',
      new TextEncoder().encode(`\u{feff}${JSON.stringify(policyOf())}`),
    ],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['a number that IEEE 754 does not hold', '{"sequence":9007199254740993}'],
    ['text after its end', `${JSON.stringify(policyOf())}{}`],
  ])('is unreadable with %s', async (_, text) => {
    const error = await refusalOf(load(text));
    expect(error).toMatchObject({ code: 'policy.unreadable', name: 'VerifierError' });
    expect(error.message).toContain('not strict JSON');
    expect(error.cause).toMatchObject({ name: 'CoreError' });
  });
});

describe('what a policy must say', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no roots', { roots: [] }, 'expected at least 1 in the list, at /roots; found a list'],
    ['no member roots', { roots: undefined }, 'expected a member roots; found nothing'],
    [
      'roots that are no list',
      { roots: {} },
      'expected a value of type array, at /roots; found an object',
    ],
    [
      'a root without keys',
      { roots: [{ ...ROOT, keys: [] }] },
      'expected at least 1 in the list, at /roots/0/keys',
    ],
    ['an empty list of checks', { required: { ...REQUIRED, ipr: [] } }, 'at /required/ipr;'],
    ['an axis that requires nothing', { required: { integrity: ['signature'] } }, 'at /required;'],
    [
      'a check that no check is called',
      { required: { ...REQUIRED, ipr: ['Licence'] } },
      'at /required/ipr/0; found Licence',
    ],
    ['no rules', { rules: undefined }, 'expected a member rules; found nothing'],
    [
      'a sequence that is text',
      { sequence: '7' },
      'expected a value of type integer, at /sequence; found 7',
    ],
    [
      'a validity that no calendar has',
      { validFrom: '2026-02-30T00:00:00Z' },
      'at /validFrom; found 2026-02-30T00:00:00Z',
    ],
    [
      'a DID method that nobody reads',
      { didMethods: ['example'] },
      'at /didMethods/0; found example',
    ],
    ['another type', { type: 'Policy' }, 'expected TrustPolicy, at /type; found Policy'],
    ['another version', { version: 2 }, 'expected 1, at /version; found 2'],
    ['a member of its own', { trusted: true }, 'expected no member trusted; found trusted'],
  ])('is invalid with %s, and the message says where', async (_, changes, words) => {
    await expectRefusal(loadPlain(changes), 'policy.invalid', words);
  });

  it.each(['signatures', 'constructor', 'x'])(
    'may not require "%s", which is no check',
    async (name) => {
      await expectRefusal(
        loadPlain({ required: { ...REQUIRED, filing: ['entry', name] } }),
        'policy.invalid',
        name,
      );
    },
  );

  it('names the unknown check and its axis when it has the form of a check', async () => {
    await expectRefusal(
      loadPlain({ required: { ...REQUIRED, ipr: ['licence', 'licences'] } }),
      'policy.invalid',
      'requires "licences" for ipr',
    );
  });

  it('may require every check there is', async () => {
    const all = ['intake', 'signature', 'issuer', 'did', 'key', 'claims', 'time', 'schema'];
    const loaded = await loadPlain({ required: { ...REQUIRED, integrity: all } });
    expect(loaded.policy.required.integrity).toEqual(all);
  });
});

describe('keys in a policy', () => {
  it('may be left out: the thumbprints say which key of the root counts', async () => {
    const { did, name, keys, recognizedTo } = ROOT;
    const bare = { did, name, keys, recognizedTo };
    const { policy } = await loadPlain({ roots: [bare] });
    expect(policy.roots[0]?.keys).toEqual([root.thumbprint]);
  });

  it('must have a thumbprint beside them, and the message names both', async () => {
    await expectRefusal(
      loadPlain({ roots: [{ ...ROOT, jwks: [{ ...stranger.jwk }] }] }),
      'policy.invalid',
      root.did,
      stranger.thumbprint,
      'not among its keys',
    );
  });

  it('are asked of a resolver as of a root', async () => {
    const resolver = { did: stranger.did, keys: [root.thumbprint], jwks: [{ ...stranger.jwk }] };
    await expectRefusal(loadPlain({ resolvers: [resolver] }), 'policy.invalid', stranger.did);
    const right = { ...resolver, keys: [stranger.thumbprint] };
    await expect(loadPlain({ resolvers: [right] })).resolves.toBeDefined();
  });

  it('are not shared by a root and a resolver: one DID may not be both', async () => {
    const resolvers = [{ did: root.did, keys: [stranger.thumbprint] }];
    await expectRefusal(loadPlain({ resolvers }), 'policy.invalid', root.did, 'resolver');
  });

  it.each<[string, JsonObject]>([
    ['of small order', { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }],
    ['off its curve', { ...root.jwk, x: root.jwk.y ?? '' }],
    [
      'that signs nothing',
      { kty: 'OKP', crv: 'X25519', x: 'CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    ],
    ['for encryption', { ...root.jwk, use: 'enc' }],
  ])('are refused when one is %s', async (_, jwk) => {
    const error = await refusalOf(loadPlain({ roots: [{ ...ROOT, jwks: [jwk] }] }));
    expect(error.code).toBe('policy.invalid');
    expect(error.message).toContain(root.did);
    expect(error.cause).toMatchObject({ name: 'CoreError' });
  });

  it('are refused with a private part, which no policy file should hold', async () => {
    await expectRefusal(
      loadPlain({ roots: [{ ...ROOT, jwks: [{ ...root.jwk, d: 'A'.repeat(43) }] }] }),
      'policy.invalid',
      '/roots/0/jwks/0',
    );
  });
});

describe('when a policy is in force', () => {
  const [from, until] = ['2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z'];
  const loadAt = (time: number) => loadPlain({ validFrom: from, validUntil: until }, { at: time });

  it.each([
    ['at its first millisecond', at(from)],
    ['at its last millisecond', at(until) - 1],
  ])('is used %s', async (_, time) => {
    await expect(loadAt(time)).resolves.toMatchObject({ policy: { sequence: 7 } });
  });

  it.each([
    ['a millisecond before', at(from) - 1],
    ['at its end', at(until)],
  ])('is not used %s, and the message says from when until when', async (_, time) => {
    await expectRefusal(loadAt(time), 'policy.invalid', from, until);
  });

  it('may have no end', async () => {
    await expect(loadPlain({}, { at: at('2099-01-01T00:00:00Z') })).resolves.toBeDefined();
    await expectRefusal(loadPlain({}, { at: 0 }), 'policy.invalid', '2026-01-01T00:00:00Z');
  });
});

describe('the sequence of a policy', () => {
  const seen = (sequence: number | undefined) => ({ seenSequence: () => sequence });

  it.each([
    ['higher than', 6],
    ['equal to', 7],
  ])('may be %s one already seen', async (_, sequence) => {
    await expect(loadPlain({}, seen(sequence))).resolves.toBeDefined();
  });

  it('may be any for a policy never seen, or where nobody remembers', async () => {
    await expect(loadPlain({ sequence: 0 }, seen(undefined))).resolves.toBeDefined();
    await expect(loadPlain({ sequence: 0 })).resolves.toBeDefined();
  });

  it('may not be lower, and the message names both and what to take', async () => {
    const loading = loadPlain({}, seen(8));
    await expectRefusal(loading, 'policy.rolled-back', 'sequence 7', '8', 'take the newest one');
  });

  it('is asked for by the id of the policy', async () => {
    const asked: string[] = [];
    const seenSequence = (id: string): undefined => void asked.push(id);
    await loadPlain({}, { seenSequence });
    expect(asked).toEqual(['https://verifier.example/policy']);
  });

  it('is asked of a signed policy too', async () => {
    await expectRefusal(loadSigned({}, seen(8)), 'policy.rolled-back', 'sequence 7');
  });
});

describe('a signed policy', () => {
  it.each(['ES256', 'ES384', 'ES256K', 'EdDSA'] as const)(
    'is taken from the key that the operator configured, %s',
    async (alg) => {
      const by = createParty(undefined, alg);
      const loaded = await loadSigned({ by }, { trustKey: by.thumbprint });
      expect(loaded).toEqual(await loadPlain({}));
    },
  );

  it('is taken with its issuer as an object, and with white space around it', async () => {
    const token = await signPolicy({ issuer: { id: operator.did, name: 'Operator' } });
    const input = { trustKey: operator.thumbprint };
    await expect(load(`\n${token}\n`, input)).resolves.toBeDefined();
    await expect(load(new TextEncoder().encode(token), input)).resolves.toBeDefined();
  });

  it('is refused without a trust key, and the message says which to give', async () => {
    await expectRefusal(
      load(await signPolicy()),
      'policy.untrusted',
      'no trust key',
      'give the thumbprint of its signer',
    );
  });

  it.each<[string, string]>([
    ['neither JSON nor a token', 'policy'],
    ['a list', '[]'],
    ['a token of two parts', 'e30.e30'],
    ['a token of junk', '!.!.!'],
  ])('is unreadable when it is %s', async (_, text) => {
    const error = await refusalOf(load(text, { trustKey: operator.thumbprint }));
    expect(error.code).toBe('policy.unreadable');
    expect(error.message).toContain('neither a JSON object nor a signed credential');
    expect(error.cause).toMatchObject({ name: 'CoreError' });
  });

  it.each([
    ['empty, with a key', '', { trustKey: operator.thumbprint }],
    ['blank', ' \n', {}],
    ['junk, before anybody asks who signed it', 'policy', {}],
  ])('is unreadable, not untrusted, when it is %s', async (_, text, more) => {
    const { code, message } = await refusalOf(load(text, more));
    expect(code).toBe('policy.unreadable');
    expect(message).not.toContain('is signed,');
  });

  it('is refused from another key, and the message names both', async () => {
    const by = createParty();
    await expectRefusal(loadSigned({ by }), 'policy.untrusted', by.thumbprint, operator.thumbprint);
  });

  it('is refused when it was altered after it was signed', async () => {
    const [header, , signature] = (await signPolicy()).split('.');
    const [, payload] = (await signPolicy({ policy: policyOf({ sequence: 8 }) })).split('.');
    await expectRefusal(
      load([header, payload, signature].join('.'), { trustKey: operator.thumbprint }),
      'policy.untrusted',
      'signature does not hold',
    );
  });

  it('is refused when it claims the signer’s key and another made the signature', async () => {
    const { signer } = createParty();
    await expectRefusal(
      loadSigned({ by: { ...operator, signer } }),
      'policy.untrusted',
      'signature does not hold',
    );
  });

  it('is refused when its header names another algorithm than its key has', async () => {
    await expectRefusal(
      loadSigned({ header: { alg: 'ES256K' } }),
      'policy.untrusted',
      'signature does not hold',
    );
  });

  it.each<[string, JsonObject, string]>([
    ['alg none', { alg: 'none' }, 'alg-not-allowed'],
    ['a key in it', { jwk: { ...operator.jwk } }, 'header-key-refused'],
    ['the type of a presentation', { typ: 'vp+jwt' }, 'typ-mismatch'],
    ['a crit', { crit: ['exp'] }, 'crit-unknown'],
    ['a kid without a fragment', { kid: operator.did }, 'malformed'],
  ])('is refused with %s in its header', async (_, header, fault) => {
    await expectRefusal(loadSigned({ header }), 'policy.untrusted', fault);
  });

  it.each<[string, Signing]>([
    ['another issuer than its signer', { issuer: stranger.did }],
    ['an issuer object of another', { issuer: { id: stranger.did } }],
  ])('is refused with %s', async (_, signing) => {
    await expectRefusal(loadSigned(signing), 'policy.untrusted', 'another name than its issuer');
  });

  it.each<[string, JsonObject]>([
    ['of another type', { type: ['VerifiableCredential', 'CertificationReceiptCredential'] }],
    ['without a policy', { credentialSubject: {} }],
    ['without a validity', { validFrom: '' }],
  ])('is refused as a credential %s', async (_, changes) => {
    await expectRefusal(loadSigned({ changes }), 'policy.untrusted', 'its schema');
  });

  it('is invalid when what it holds is no policy', async () => {
    await expectRefusal(
      loadSigned({ policy: policyOf({ required: { ...REQUIRED, ipr: ['licences'] } }) }),
      'policy.invalid',
      'licences',
    );
  });
});

describe('when a signed form is valid', () => {
  const [from, until] = ['2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z'];
  const loadAt = (time: number) =>
    loadSigned({ changes: { validFrom: from, validUntil: until } }, { at: time });

  it.each([
    ['at its first millisecond', at(from)],
    ['at its last millisecond', at(until) - 1],
  ])('is used %s', async (_, time) => {
    await expect(loadAt(time)).resolves.toBeDefined();
  });

  it.each([
    ['a millisecond before', at(from) - 1],
    ['at its end', at(until)],
  ])('is not used %s', async (_, time) => {
    await expectRefusal(loadAt(time), 'policy.untrusted', 'not valid at this time');
  });
});

describe('the signer of a policy', () => {
  const signer = createParty('did:web:operator.example');
  const loadFrom = (document: JsonObject, by: Party = signer) =>
    loadSigned(
      { by },
      { trustKey: signer.thumbprint, resolver: createResolver({ [signer.did]: document }) },
    );

  it('is resolved where its DID does not carry its key', async () => {
    await expect(loadFrom(documentOf(signer))).resolves.toBeDefined();
  });

  it('is not known without a resolver, and the message names the DID', async () => {
    await expectRefusal(
      loadSigned({ by: signer }, { trustKey: signer.thumbprint }),
      'policy.untrusted',
      signer.did,
      'methodNotSupported',
    );
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 7],
    ['an empty object', {}],
    ['a list', []],
    [
      'a document that is a text',
      { didDocument: 'x', didDocumentMetadata: {}, didResolutionMetadata: {} },
    ],
    [
      'metadata that are none',
      { didDocument: null, didDocumentMetadata: null, didResolutionMetadata: {} },
    ],
  ])('is not known by a kept answer of %s', async (_, answer) => {
    const resolver = { resolve: () => Promise.resolve(answer as never) };
    await expectRefusal(
      loadSigned({ by: signer }, { trustKey: signer.thumbprint, resolver }),
      'policy.untrusted',
      'is no resolution',
    );
  });

  it('is not known when its DID is not found', async () => {
    const resolver = createResolver({});
    await expectRefusal(
      loadSigned({ by: signer }, { trustKey: signer.thumbprint, resolver }),
      'policy.untrusted',
      'notFound',
    );
  });

  it.each<[string, JsonObject]>([
    ['for authentication alone', documentOf(signer, {}, ['authentication'])],
    ['under another id', documentOf(signer, { id: `${signer.did}#key-2` })],
    ['for encryption', documentOf(signer, { publicKeyJwk: { ...signer.jwk, use: 'enc' } })],
    ['that cannot be read', documentOf(signer, { publicKeyJwk: { kty: 'RSA' } })],
  ])('may not sign with a key %s', async (_, document) => {
    await expectRefusal(loadFrom(document), 'policy.untrusted', 'not an assertion key');
  });

  it.each<[string, JsonObject]>([
    ['of another DID', documentOf(stranger)],
    ['whose methods are no list', { id: signer.did, verificationMethod: 'none' }],
  ])('may not sign by a document %s', async (_, document) => {
    const error = await refusalOf(loadFrom(document));
    expect(error.code).toBe('policy.untrusted');
    expect(error.message).toContain(signer.did);
  });

  it('is matched by the key, not by the name: a document that names another key is refused', async () => {
    const document = documentOf(signer, { publicKeyJwk: { ...stranger.jwk } });
    await expectRefusal(loadFrom(document), 'policy.untrusted', stranger.thumbprint);
  });
});
