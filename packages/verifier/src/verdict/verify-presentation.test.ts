import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { LIMITS } from '../intake/limits.ts';
import {
  createListPayload,
  createParty,
  createPayload,
  createPolicy,
  createResolver,
  crypto,
  documentOf,
  LIST_URL,
  NOW,
  type Party,
  signToken,
} from '../secure/signed-world.test-support.ts';
import { type PresentationVerdict, verifyPresentation } from './verify-presentation.ts';

const holder = createParty('did:web:gulfline.example');
const stranger = createParty('did:web:stranger.example');
const maker = createParty();
const seconds = NOW / 1000;
const CHALLENGE = {
  nonce: 'bm9uY2Ugb2YgdGhpcyB0ZXN0IQ',
  audience: 'did:web:verifier.example',
  alreadyUsed: false,
};

const resolver = createResolver({
  [holder.did]: documentOf(holder, {}, ['authentication']),
  [stranger.did]: documentOf(stranger, {}, ['authentication']),
});

interface Case {
  readonly changes?: JsonObject;
  readonly challenge?: typeof CHALLENGE;
  readonly by?: Party;
  readonly header?: JsonObject;
  readonly tokens?: readonly string[];
}

/** In an entry of the one status list. */
function identity(changes: JsonObject = {}, by = maker): Promise<string> {
  return signToken(
    createPayload(by.did, {
      type: ['VerifiableCredential', 'OrganizationIdentityCredential'],
      credentialSubject: {
        id: by.did,
        type: 'Organization',
        name: 'Gulfline Customs Brokers, Inc.',
        identifiers: [{ scheme: 'filer-code', value: 'Z9Z' }],
      },
      credentialStatus: [
        {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '7',
          statusListCredential: LIST_URL,
        },
      ],
      ...changes,
    }),
    by,
  );
}

async function verify({
  by = holder,
  challenge = CHALLENGE,
  changes = {},
  header = {},
  tokens,
}: Case = {}): Promise<PresentationVerdict> {
  const members = tokens ?? [await identity()];
  const payload: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'VerifiablePresentation',
    holder: holder.did,
    verifiableCredential: members.map((token) => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${token}`,
    })),
    nonce: CHALLENGE.nonce,
    aud: CHALLENGE.audience,
    iat: seconds,
    exp: seconds + 300,
    ...changes,
  };
  return verifyPresentation({
    presentation: await signToken(payload, by, { typ: 'vp+jwt', cty: 'vp', ...header }),
    challenge,
    policy: {
      policy: createPolicy({
        roots: [
          {
            did: maker.did,
            name: 'Maker',
            keys: [maker.thumbprint],
            recognizedTo: [{ action: 'issue', credentialType: 'OrganizationIdentityCredential' }],
          },
        ],
      }),
      digest: 'u',
    },
    clocks: { presentedAt: NOW, verifiedAt: NOW },
    crypto,
    resolver,
    fetchStatusList: async () => signToken(await createListPayload(maker.did), maker),
  });
}

const troubles = ({ fragments }: PresentationVerdict): string[] =>
  fragments
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'indeterminate')
    .map(({ code, outcome }) => `${outcome} ${code}`);

describe('verifyPresentation', () => {
  it('binds its holder to the challenge, and judges each credential as a chain', async () => {
    const verdict = await verify();
    expect(troubles(verdict)).toEqual([]);
    expect(verdict).toMatchObject({ outcome: 'valid', holder: holder.did });
    expect(verdict.credentials).toMatchObject([{ type: 'ChainVerdict', outcome: 'valid' }]);
    expect(verdict.inputs?.challenge).toMatch(/^u/);
  });

  it.each<[string, Case, string]>([
    ['another nonce', { changes: { nonce: 'Z9Z-0042617-4/1' } }, 'fail holder.nonce'],
    ['another audience', { changes: { aud: 'did:web:other.example' } }, 'fail holder.audience'],
    [
      'a nonce that was used',
      { challenge: { ...CHALLENGE, alreadyUsed: true } },
      'fail holder.replayed',
    ],
    ['more than five minutes', { changes: { exp: seconds + 301 } }, 'fail holder.expired'],
    [
      'an end that is past',
      { changes: { iat: seconds - 300, exp: seconds - 60 } },
      'fail holder.expired',
    ],
    [
      'a moment ahead',
      { changes: { iat: seconds + 61, exp: seconds + 300 } },
      'fail time.in-future',
    ],
    [
      'the signature of another',
      { by: { ...holder, signer: stranger.signer } },
      'fail signature.invalid',
    ],
    ['the key of another', { by: stranger }, 'fail issuer.mismatch'],
    ['another name in iss', { changes: { iss: stranger.did } }, 'fail claims.mismatch'],
    [
      'the header of a credential',
      { header: { typ: 'vc+jwt', cty: 'vc' } },
      'fail signature.typ-mismatch',
    ],
    ['a member that no format has', { changes: { more: true } }, 'fail intake.malformed'],
    ['no credential', { tokens: [] }, 'fail intake.malformed'],
  ])('is invalid for %s, and judges none of its credentials', async (_name, one, trouble) => {
    const verdict = await verify(one);
    expect(troubles(verdict)).toEqual([trouble]);
    expect(verdict).toMatchObject({ outcome: 'invalid', credentials: [] });
  });

  it('is undecided where the holder cannot be resolved', async () => {
    const unknown = createParty('did:web:nobody.example');
    const verdict = await verify({ by: unknown, changes: { holder: unknown.did } });
    expect(verdict).toMatchObject({ outcome: 'indeterminate', credentials: [] });
    expect(troubles(verdict)).toEqual(['fail did.unresolvable']);
  });

  it('is invalid with one forged credential among good ones', async () => {
    const forged = await identity(
      { id: 'urn:uuid:0e9e91af-0361-5122-97b6-bb88dd2bbfbd' },
      {
        ...maker,
        signer: stranger.signer,
      },
    );
    const verdict = await verify({ tokens: [await identity(), forged] });
    expect(troubles(verdict)).toEqual([]);
    expect(verdict.outcome).toBe('invalid');
    expect(verdict.credentials.map(({ outcome }) => outcome)).toEqual(['valid', 'invalid']);
  });

  it('leaves a credential of another form undecided', async () => {
    const member = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: 'data:application/vc+sd-jwt,aaa.bbb.ccc',
    };
    const verdict = await verify({ changes: { verifiableCredential: [member] } });
    expect(verdict.outcome).toBe('indeterminate');
    expect(troubles(verdict)).toEqual(['indeterminate intake.unknown-type']);
  });

  it('takes as many credentials as the limit says, and no more', async () => {
    const token = await identity();
    const many = (count: number) => Array.from({ length: count }, () => token);
    const at = await verify({ tokens: many(LIMITS.presentedCredentials) });
    expect(at.outcome).toBe('valid');
    const over = await verify({ tokens: many(LIMITS.presentedCredentials + 1) });
    expect(troubles(over)).toEqual(['fail intake.too-large']);
    expect(over).toMatchObject({ outcome: 'invalid', credentials: [] });
  });

  it('reads no token that is none', async () => {
    const { clocks, policy } = {
      clocks: { presentedAt: NOW, verifiedAt: NOW },
      policy: createPolicy(),
    };
    const given = { clocks, crypto, policy: { policy, digest: 'u' } };
    const verdict = await verifyPresentation({ ...given, presentation: 'x', challenge: CHALLENGE });
    expect(verdict).toMatchObject({ outcome: 'invalid', holder: null });
    expect(troubles(verdict)).toEqual(['fail signature.malformed']);
    const empty = verifyPresentation({
      ...given,
      presentation: 'x',
      challenge: { ...CHALLENGE, nonce: '' },
    });
    await expect(empty).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
