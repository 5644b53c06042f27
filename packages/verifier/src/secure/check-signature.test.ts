import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Credential } from '../intake/credential.ts';
import { checkSignature, type SignatureAnswer } from './check-signature.ts';
import type { DidState } from './did-state.ts';
import { createDidStates } from './did-states.ts';
import {
  createContext,
  createParty,
  createPayload,
  documentOf,
  fromNow,
  type Party,
  readCredential,
  signCredential,
  signToken,
  troublesOf,
} from './signed-world.test-support.ts';

const issuer = createParty('did:web:horizonte.example');
const stranger = createParty('did:web:horizonte.example');

interface Case {
  readonly party?: Party;
  readonly document?: JsonObject;
  readonly header?: JsonObject;
  readonly signer?: string;
  readonly purpose?: 'assertionMethod' | 'authentication';
  readonly credential?: Credential;
  readonly policy?: Partial<TrustPolicy>;
  readonly state?: DidState;
}

/** Asks about a credential of a party whose document is stapled, as far as a test does not say otherwise. */
async function ask({
  party = issuer,
  document = documentOf(party),
  header = {},
  signer = party.did,
  purpose = 'assertionMethod',
  credential,
  policy = {},
  state,
}: Case = {}): Promise<SignatureAnswer> {
  const context = createContext({ policy });
  const didDocuments = new Map([[party.did, { document, metadata: {} }]]);
  const states = createDidStates(context, { didDocuments, findings: [] });
  const on = credential ?? (await signCredential(createPayload(party.did), party, { header }));
  return checkSignature(
    { jws: on.jws, typ: 'vc+jwt', signer, purpose, facts: { on } },
    state === undefined ? states : () => Promise.resolve(state),
    context,
  );
}

/** One trouble, as the last finding, and no thumbprint. */
async function expectTrouble(asking: Promise<SignatureAnswer>, trouble: string): Promise<void> {
  const { findings, thumbprint } = await asking;
  expect(troublesOf(findings)).toEqual([trouble]);
  expect(`${findings.at(-1)?.outcome} ${findings.at(-1)?.code}`).toBe(trouble);
  expect(findings.at(-1)?.on).toBeDefined();
  expect(thumbprint).toBeUndefined();
}

async function expectHolds(asking: Promise<SignatureAnswer>, party = issuer): Promise<void> {
  const { findings, thumbprint } = await asking;
  expect(findings.map(({ code }) => code)).toEqual([
    'issuer.ok',
    'did.ok',
    'key.ok',
    'signature.ok',
  ]);
  expect(thumbprint).toBe(party.thumbprint);
}

describe('a signature that holds', () => {
  it.each(['ES256', 'ES384', 'ES256K', 'EdDSA'] as const)(
    'answers issuer, DID, key and signature, and names the key, %s',
    async (alg) => {
      const party = createParty('did:web:horizonte.example', alg);
      await expectHolds(ask({ party }), party);
    },
  );

  it('holds by a key in the DID itself', async () => {
    const party = createParty();
    await expectHolds(ask({ party }), party);
  });

  it('holds with a type in another case and with its prefix', async () => {
    await expectHolds(ask({ header: { typ: 'application/VC+JWT' } }));
  });

  it('holds by a method that the document names by a relative id', async () => {
    await expectHolds(ask({ document: documentOf(issuer, { id: '#key-1' }) }));
  });
});

describe('the header', () => {
  it.each<[string, JsonObject]>([
    ['signature.alg-not-allowed', { alg: 'none' }],
    ['signature.alg-not-allowed', { alg: 'HS256' }],
    ['signature.alg-not-allowed', { alg: ['ES256'] }],
    ['signature.typ-mismatch', { typ: 'vp+jwt' }],
    ['signature.typ-mismatch', { typ: 7 }],
    ['signature.typ-mismatch', { cty: 'vp' }],
    ['signature.header-key-refused', { jwk: {} }],
    ['signature.header-key-refused', { x5u: 'https://stranger.example/chain' }],
    ['signature.crit-unknown', { crit: [] }],
    ['signature.malformed', { kid: 'key-1' }],
    ['signature.malformed', { kid: null }],
    ['signature.malformed', { b64: false }],
  ])('is %s for %j, and nothing after it is asked', async (code, header) => {
    const { findings } = await ask({ header });
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]).toMatchObject({ outcome: 'fail', pointer: expect.stringMatching(/^\//) });
  });
});

describe('the signer', () => {
  it('must be the issuer', async () => {
    await expectTrouble(ask({ signer: 'did:web:stranger.example' }), 'fail issuer.mismatch');
  });

  it('must be named by the document', async () => {
    await expectTrouble(ask({ signer: '' }), 'fail issuer.mismatch');
  });

  it('is the same in both spellings of a did:ethr', async () => {
    const account = 'b9c5714089478a327f09197987f16f9e5d936e8a';
    const party = createParty(`did:ethr:0x6f6d:0x${account.toUpperCase()}`, 'ES256K');
    const normalized = `did:ethr:0x6f6d:0x${account}`;
    const { findings } = await ask({ party, signer: normalized });
    expect(findings[0]).toMatchObject({ code: 'issuer.ok', outcome: 'pass' });
  });

  it('fails when its DID is decided against, and stays open when it is not', async () => {
    const fault = { kind: 'fault', code: 'did.unresolvable', found: 'said so' } as const;
    await expectTrouble(ask({ state: { ...fault, decided: true } }), 'fail did.unresolvable');
    await expectTrouble(
      ask({ state: { ...fault, decided: false } }),
      'indeterminate did.unresolvable',
    );
  });

  it('fails when its DID was deactivated', async () => {
    const fault = { kind: 'fault', code: 'did.deactivated', found: 'x', decided: true } as const;
    await expectTrouble(ask({ state: fault }), 'fail did.deactivated');
  });
});

describe('the key', () => {
  it('is not found when the document has none of this name', async () => {
    const document = documentOf(issuer, { id: `${issuer.did}#key-2` });
    await expectTrouble(ask({ document }), 'fail key.not-found');
  });

  it('is not found when its method cannot be read', async () => {
    const document = documentOf(issuer, { publicKeyJwk: { kty: 'RSA', n: 'AQ', e: 'AQAB' } });
    await expectTrouble(ask({ document }), 'fail key.not-found');
  });

  it('is weak when its point is of small order', async () => {
    const weak = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) };
    await expectTrouble(
      ask({ document: documentOf(issuer, { publicKeyJwk: weak }) }),
      'fail key.weak',
    );
  });

  it('is not found when it signs nothing', async () => {
    const x25519 = { kty: 'OKP', crv: 'X25519', x: 'CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
    const document = documentOf(issuer, { publicKeyJwk: x25519 });
    await expectTrouble(ask({ document }), 'fail key.not-found');
  });

  it('is weak when only the importer sees it', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } as const;
    const purposes = new Set(['assertionMethod'] as const);
    const methods = [{ id: issuer.kid, controller: issuer.did, purposes, jwk }];
    const state = { kind: 'methods', methods, document: {}, source: 'staple' } as const;
    await expectTrouble(ask({ state }), 'fail key.weak');
  });

  it('must be controlled by the signer', async () => {
    const document = documentOf(issuer, { controller: 'did:web:stranger.example' });
    await expectTrouble(ask({ document }), 'fail key.controller-mismatch');
  });

  it.each([
    ['assertionMethod', ['authentication']],
    ['assertionMethod', ['keyAgreement', 'capabilityDelegation']],
    ['authentication', ['assertionMethod']],
    ['assertionMethod', []],
  ] as const)('must stand under %s, not under %j', async (purpose, purposes) => {
    const document = documentOf(issuer, {}, purposes);
    await expectTrouble(ask({ document, purpose }), 'fail key.wrong-purpose');
  });

  it('may stand under authentication for a presentation', async () => {
    await expectHolds(
      ask({ document: documentOf(issuer, {}, ['authentication']), purpose: 'authentication' }),
    );
  });

  it('is used with its own algorithm only', async () => {
    await expectTrouble(ask({ header: { alg: 'ES256K' } }), 'fail signature.alg-not-allowed');
  });

  it('must be one that the policy pins, where it pins any', async () => {
    const pinned = (thumbprint: string): Partial<TrustPolicy> => ({
      roots: [{ did: issuer.did, name: 'Root', keys: [thumbprint], recognizedTo: [] }] as never,
    });
    await expectTrouble(ask({ policy: pinned(stranger.thumbprint) }), 'fail key.not-found');
    await expectHolds(ask({ policy: pinned(issuer.thumbprint) }));
  });
});

describe('the signature', () => {
  it('is invalid by another key', async () => {
    const forged = await signCredential(createPayload(issuer.did), {
      ...issuer,
      signer: stranger.signer,
    });
    await expectTrouble(ask({ credential: forged }), 'fail signature.invalid');
  });

  it('is invalid over another payload', async () => {
    const [header, , signature] = (await signToken(createPayload(issuer.did), issuer)).split('.');
    const [, payload] = (await signToken(createPayload(issuer.did, { name: 'x' }), issuer)).split(
      '.',
    );
    const altered = readCredential([header, payload, signature].join('.'));
    await expectTrouble(ask({ credential: altered }), 'fail signature.invalid');
  });
});

describe('a key that lapsed', () => {
  const withMember = (name: string, value: unknown) =>
    ask({ document: documentOf(issuer, { [name]: value } as JsonObject) });

  it.each([
    ['revoked', 'fail key.revoked'],
    ['expires', 'fail key.rotated-unproven'],
  ])('by %s signs nothing from that millisecond on, and all before', async (name, trouble) => {
    await expectTrouble(withMember(name, fromNow(-86_400_000)), trouble);
    await expectTrouble(withMember(name, fromNow(0)), trouble);
    await expectHolds(withMember(name, fromNow(1)));
  });

  it.each([
    ['revoked', 'fail key.revoked'],
    ['expires', 'fail key.rotated-unproven'],
  ])('by a %s that cannot be read signs nothing', async (name, trouble) => {
    for (const value of ['soon', '', null, 7, false, '2027-02-30T00:00:00Z', [fromNow(1)]])
      await expectTrouble(withMember(name, value), trouble);
  });

  it('is revoked rather than rotated when it is both', async () => {
    const document = documentOf(issuer, { revoked: fromNow(-1), expires: fromNow(-1) });
    await expectTrouble(ask({ document }), 'fail key.revoked');
  });

  it('is found by a relative id too', async () => {
    const document = documentOf(issuer, { id: '#key-1', revoked: fromNow(-1) });
    await expectTrouble(ask({ document }), 'fail key.revoked');
  });

  it('is found where it is embedded under its purpose', async () => {
    const [method] = documentOf(issuer)['verificationMethod'] as unknown as JsonObject[];
    const document = { id: issuer.did, assertionMethod: [{ ...method, revoked: fromNow(-1) }] };
    await expectTrouble(ask({ document }), 'fail key.revoked');
  });

  it('is none when another key of the document was revoked', async () => {
    const { verificationMethod, ...rest } = documentOf(issuer);
    const [old] = documentOf({ ...stranger, kid: `${issuer.did}#key-0` }, { revoked: fromNow(-1) })[
      'verificationMethod'
    ] as unknown as JsonObject[];
    const methods = [old as JsonObject, ...(verificationMethod as unknown as JsonObject[])];
    await expectHolds(ask({ document: { ...rest, verificationMethod: methods } }));
  });

  it('is asked of the document alone: a DID that is its own key has none', async () => {
    const party = createParty();
    const document = documentOf(party, { revoked: fromNow(-1) });
    await expectHolds(ask({ party, document }), party);
  });
});

describe('a key that the policy calls compromised', () => {
  const since = (moment: string, party = issuer): Partial<TrustPolicy> => ({
    compromised: [{ thumbprint: party.thumbprint, since: moment }],
  });

  it('signs nothing from that millisecond on', async () => {
    await expectTrouble(ask({ policy: since(fromNow(-1)) }), 'fail key.compromised');
    await expectTrouble(ask({ policy: since(fromNow(0)) }), 'fail key.compromised');
  });

  it('signed what was received before', async () => {
    await expectHolds(ask({ policy: since(fromNow(1)) }));
  });

  it('signs nothing when the moment cannot be read', async () => {
    await expectTrouble(ask({ policy: since('then') }), 'fail key.compromised');
  });

  it('is judged by the earliest moment, in whatever order the policy lists them', async () => {
    const [early, late] = [fromNow(-1), fromNow(1)].map((moment) => ({
      thumbprint: issuer.thumbprint,
      since: moment,
    }));
    for (const compromised of [
      [early!, late!],
      [late!, early!],
    ])
      await expectTrouble(ask({ policy: { compromised } }), 'fail key.compromised');
    await expectHolds(ask({ policy: { compromised: [late!, late!] } }));
  });

  it('is another’s when the thumbprint is', async () => {
    await expectHolds(ask({ policy: since(fromNow(-1), stranger) }));
  });

  it('is refused when it is a key of the policy itself', async () => {
    const { did, thumbprint, jwk } = issuer;
    const roots = [{ did, name: 'Root', keys: [thumbprint], jwks: [{ ...jwk }], recognizedTo: [] }];
    const policy = { ...since(fromNow(-1)), roots: roots as never };
    await expectTrouble(ask({ policy }), 'fail key.compromised');
  });
});

describe('keys of the policy', () => {
  const rootWith = (...parties: readonly Party[]): Partial<TrustPolicy> => ({
    roots: [
      {
        did: issuer.did,
        name: 'Root',
        keys: parties.map(({ thumbprint }) => thumbprint),
        jwks: parties.map(({ jwk }) => ({ ...jwk })),
        recognizedTo: [],
      },
    ] as never,
  });

  it('sign whatever kid they give, and no document is read', async () => {
    await expectHolds(ask({ policy: rootWith(stranger, issuer), document: {} }));
  });

  it.each([
    ['another key', rootWith(stranger)],
    ['a key of another algorithm', rootWith(createParty(issuer.did, 'EdDSA'))],
  ])('do not accept %s', async (_, policy) => {
    await expectTrouble(ask({ policy }), 'fail signature.invalid');
  });
});
