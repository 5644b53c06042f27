import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { parseCompactJws } from '@originmark/core';
import type { TrustPolicy, VerifiablePresentation } from '@originmark/schemas';
import type { Challenge } from '../context.ts';
import type { Finding } from '../verdict/fragment.ts';
import { checkHolder } from './check-holder.ts';
import { createDidStates } from './did-states.ts';
import {
  createContext,
  createParty,
  createPayload,
  documentOf,
  NOW,
  type Party,
  signCredential,
  signToken,
  troublesOf,
} from './signed-world.test-support.ts';

const broker = createParty('did:web:gulfline.example');
const stranger = createParty('did:web:stranger.example');
const seconds = NOW / 1000;
const CHALLENGE: Challenge = {
  nonce: 'n-0S6_WzA2Mj',
  audience: 'did:web:online.example',
  alreadyUsed: false,
};

interface Case {
  readonly changes?: JsonObject;
  readonly challenge?: Challenge;
  readonly by?: Party;
  readonly entryIssuer?: string;
  readonly subject?: JsonObject;
  readonly rules?: Partial<TrustPolicy['rules']>;
  readonly purposes?: readonly string[];
  readonly header?: JsonObject;
}

async function check({
  changes = {},
  challenge,
  by = broker,
  entryIssuer = broker.did,
  subject = { entryNumber: 'Z9Z-0042617-4', entryVersion: 1 },
  rules = {},
  purposes = ['authentication'],
  header = {},
}: Case = {}): Promise<Finding[]> {
  const payload: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'VerifiablePresentation',
    holder: broker.did,
    verifiableCredential: [],
    ...(challenge === undefined
      ? { nonce: 'Z9Z-0042617-4/1', aud: 'did:web:verifier.example' }
      : { nonce: challenge.nonce, aud: challenge.audience }),
    iat: seconds - 60,
    exp: seconds + 60,
    ...changes,
  };
  const token = await signToken(payload, by, { typ: 'vp+jwt', cty: 'vp', ...header });
  const presentation = {
    jws: parseCompactJws(token),
    payload: payload as unknown as VerifiablePresentation,
  };
  const entry = await signCredential(
    createPayload(entryIssuer, { credentialSubject: subject }),
    broker,
  );
  const policyRules: TrustPolicy['rules'] = {
    statusMaxAgeSeconds: 900,
    unprovenPossession: 'review',
    clockSkewSeconds: 60,
    ...rules,
  };
  const context = createContext({
    policy: { rules: policyRules },
    ...(challenge !== undefined && { challenge }),
  });
  const didDocuments = new Map(
    [broker, stranger].map((party) => [
      party.did,
      { document: documentOf(party, {}, purposes), metadata: {} },
    ]),
  );
  return checkHolder(
    presentation,
    entry,
    createDidStates(context, { didDocuments, findings: [] }),
    context,
  );
}

const troubles = async (one: Case) => troublesOf(await check(one));
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

describe('a presentation in a file', () => {
  it('is bound to its entry and to the policy’s audience, and answers no challenge', async () => {
    const findings = await check();
    expect(troublesOf(findings)).toEqual([]);
    expect(codes(findings)).toEqual([
      'issuer.ok',
      'did.ok',
      'key.ok',
      'signature.ok',
      'holder.ok',
      'holder.not-applicable',
    ]);
  });

  it.each<[string, JsonObject]>([
    ['another entry', { nonce: 'Z9Z-0042618-2/1' }],
    ['another version', { nonce: 'Z9Z-0042617-4/2' }],
    ['no version', { nonce: 'Z9Z-0042617-4' }],
    ['a nonce of other white space', { nonce: ' Z9Z-0042617-4/1' }],
  ])('is holder.nonce for %s', async (_, changes) => {
    const findings = await check({ changes });
    expect(troublesOf(findings)).toEqual(['fail holder.nonce']);
    expect(codes(findings)).not.toContain('holder.ok');
  });

  it.each<[string, JsonObject, string]>([
    ['no number', { entryVersion: 1 }, '/1'],
    ['a number that is no text', { entryNumber: 42617, entryVersion: 1 }, '/1'],
    ['no version', { entryNumber: 'Z9Z-0042617-4' }, 'Z9Z-0042617-4/null'],
    [
      'a version that is text',
      { entryNumber: 'Z9Z-0042617-4', entryVersion: '1' },
      'Z9Z-0042617-4/"1"',
    ],
  ])('takes no nonce for an entry with %s for one of another', async (_, subject, nonce) => {
    expect(await troubles({ subject })).toEqual(['fail holder.nonce']);
    expect(await troubles({ subject, changes: { nonce } })).toEqual([]);
  });

  it('is holder.audience for another verifier', async () => {
    const findings = await check({ changes: { aud: 'did:web:other.example' } });
    expect(troublesOf(findings)).toEqual(['fail holder.audience']);
    expect(findings.find(({ code }) => code === 'holder.audience')).toMatchObject({
      pointer: '/presentation/aud',
      expected: 'did:web:verifier.example',
      found: 'did:web:other.example',
    });
  });

  it('need not end, and may end much later', async () => {
    const { exp, iat } = { exp: seconds + 31_536_000, iat: seconds };
    expect(await troubles({ changes: { exp, iat } })).toEqual([]);
  });

  it('is over at exp and the skew', async () => {
    expect(await troubles({ changes: { exp: seconds - 59 } })).toEqual([]);
    expect(await troubles({ changes: { exp: seconds - 60 } })).toEqual(['fail holder.expired']);
  });

  it('allows sixty seconds where the policy does not say', async () => {
    const rules = { clockSkewSeconds: undefined } as never;
    expect(await troubles({ rules, changes: { exp: seconds - 59 } })).toEqual([]);
    expect(await troubles({ rules, changes: { exp: seconds - 60 } })).toEqual([
      'fail holder.expired',
    ]);
  });

  it('lies ahead when it was signed after it came, and the skew', async () => {
    expect(await troubles({ changes: { iat: seconds + 60 } })).toEqual([]);
    expect(await troubles({ changes: { iat: seconds + 61 } })).toEqual(['fail time.in-future']);
    const strict = { rules: { clockSkewSeconds: 0 }, changes: { iat: seconds + 1 } };
    expect(await troubles(strict)).toEqual(['fail time.in-future']);
  });
});

describe('the holder', () => {
  it('must be the issuer of the entry', async () => {
    const findings = await check({ entryIssuer: stranger.did });
    expect(troublesOf(findings)).toEqual(['fail holder.not-bound']);
    expect(findings.find(({ code }) => code === 'holder.not-bound')).toMatchObject({
      pointer: '/presentation/holder',
      expected: stranger.did,
      found: broker.did,
    });
  });

  it('must have signed', async () => {
    expect(await troubles({ by: stranger })).toEqual(['fail issuer.mismatch']);
    const forged = { ...broker, signer: stranger.signer };
    expect(await troubles({ by: forged })).toEqual(['fail signature.invalid']);
  });

  it('is bound by nothing when the signature does not hold', async () => {
    const findings = await check({ by: { ...broker, signer: stranger.signer } });
    expect(codes(findings)).not.toContain('holder.ok');
  });

  it('must sign with a key for authentication', async () => {
    expect(await troubles({ purposes: ['assertionMethod'] })).toEqual(['fail key.wrong-purpose']);
  });

  it('must sign a presentation, not a credential', async () => {
    expect(await troubles({ header: { typ: 'vc+jwt', cty: 'vc' } })).toEqual([
      'fail signature.typ-mismatch',
    ]);
  });

  it('must be the same in iss', async () => {
    expect(await troubles({ changes: { iss: stranger.did } })).toEqual(['fail claims.mismatch']);
    expect(await troubles({ changes: { iss: broker.did } })).toEqual([]);
  });
});

describe('an answer to a challenge', () => {
  const online = (changes: JsonObject, challenge = CHALLENGE): Case => ({
    challenge,
    changes: { iat: seconds, exp: seconds + 300, ...changes },
  });

  it('is bound by its nonce and audience, for five minutes', async () => {
    const findings = await check(online({}));
    expect(troublesOf(findings)).toEqual([]);
    expect(codes(findings)).toContain('holder.ok');
    expect(codes(findings)).not.toContain('holder.not-applicable');
  });

  it('is not bound by the nonce and audience of a file', async () => {
    const file = { nonce: 'Z9Z-0042617-4/1', aud: 'did:web:verifier.example' };
    expect(await troubles(online(file))).toEqual(['fail holder.audience', 'fail holder.nonce']);
  });

  it('may not last longer than five minutes, nor without end', async () => {
    expect(await troubles(online({ exp: seconds + 301 }))).toEqual(['fail holder.expired']);
    const findings = await check({ challenge: CHALLENGE, changes: { exp: undefined } as never });
    expect(troublesOf(findings)).toEqual(['fail holder.expired']);
  });

  it('is replayed when its nonce was used', async () => {
    const findings = await check(online({}, { ...CHALLENGE, alreadyUsed: true }));
    expect(troublesOf(findings)).toEqual(['fail holder.replayed']);
    expect(codes(findings)).not.toContain('holder.ok');
  });

  it('tells everything that is wrong with it', async () => {
    const changes = {
      nonce: 'x',
      aud: 'did:web:x.example',
      iat: seconds - 900,
      exp: seconds - 300,
    };
    expect(await troubles(online(changes, { ...CHALLENGE, alreadyUsed: true }))).toEqual([
      'fail holder.audience',
      'fail holder.expired',
      'fail holder.nonce',
      'fail holder.replayed',
    ]);
  });
});
