import { describe, expect, it } from '@jest/globals';
import { createStatusBits, encodeStatusList, type JsonObject } from '@originmark/core';
import { gzip } from '@originmark/core/node';
import type { ChainVerdict } from '@originmark/schemas';
import type { Credential } from '../intake/credential.ts';
import {
  createListPayload,
  createParty,
  createPayload,
  createPolicy,
  crypto,
  NOW,
  readCredential,
  signToken,
} from '../secure/signed-world.test-support.ts';
import { verifyChain } from './verify-chain.ts';

// What a whole chain makes of a verdict is proven in test/attacks.

const issuer = createParty();
const WHOLE = 16 * 1024 * 1024;
const SMALL = 16 * 1024;
const urlOf = (name: string): string => `https://horizonte.example/status/${name}`;

async function listToken(name: string, bytes: number): Promise<string> {
  const encodedList = await encodeStatusList(createStatusBits(bytes * 8), gzip);
  const payload = await createListPayload(issuer.did, {
    id: urlOf(name),
    purpose: purposeOf(name),
    encodedList,
  });
  return signToken(payload, issuer);
}

const purposeOf = (name: string): string =>
  name.startsWith('suspension') ? 'suspension' : 'revocation';

/** An entry in each of these lists. */
const inLists = (names: readonly string[]): JsonObject => ({
  credentialStatus: names.map((name) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose: purposeOf(name),
    statusListIndex: '7',
    statusListCredential: urlOf(name),
  })),
});

function receipt(number: number, lists: readonly string[]): Promise<string> {
  const id = `urn:uuid:eb56dd9f-0546-568b-bb14-${String(number).padStart(12, '0')}`;
  return signToken(createPayload(issuer.did, { id, ...inLists(lists) }), issuer);
}

function recognition(lists: readonly string[]): Promise<string> {
  const action = { action: 'issue', credentialType: 'OrganizationIdentityCredential' };
  const payload = createPayload(issuer.did, {
    id: 'urn:uuid:3e0fb0ca-48f7-5e40-88a0-e71fa211806a',
    type: ['VerifiableCredential', 'RecognizedEntityCredential'],
    credentialSubject: { id: issuer.did, recognizedTo: [action] },
    ...inLists(lists),
  });
  return signToken(payload, issuer);
}

/** An identity that rests on a recognition. */
function identityOn(token: string, lists: readonly string[]): Promise<string> {
  const { id, digest } = readCredential(token);
  const payload = createPayload(issuer.did, {
    type: ['VerifiableCredential', 'OrganizationIdentityCredential'],
    credentialSubject: {
      id: issuer.did,
      type: 'Organization',
      name: 'Gulfline Customs Brokers, Inc.',
      identifiers: [{ scheme: 'filer-code', value: 'Z9Z' }],
    },
    edge: [{ role: 'recognizedIn', credential: id, credentialDigest: digest }],
    ...inLists(lists),
  });
  return signToken(payload, issuer);
}

/** A receipt that comes before, or after, another by digest: the order in which all are judged. */
async function receiptBy(
  isWanted: (one: Credential) => boolean,
  lists: readonly string[],
): Promise<string> {
  for (let number = 1; number < 1000; number += 1) {
    const token = await receipt(number, lists);
    if (isWanted(readCredential(token))) return token;
  }
  throw new Error('no digest suits');
}

async function ask(token: string, restsOn: readonly string[], lists: Record<string, number>) {
  const statusLists = await Promise.all(
    Object.entries(lists).map(([name, bytes]) => listToken(name, bytes)),
  );
  return verifyChain({
    token,
    restsOn,
    evidence: { statusLists },
    policy: { policy: createPolicy(), digest: 'u' },
    clocks: { presentedAt: NOW, verifiedAt: NOW },
    crypto,
  });
}

const codesOn = ({ fragments }: ChainVerdict, token: string): string[] => {
  const { id } = readCredential(token);
  return fragments.filter(({ credential }) => credential === id).map(({ code }) => code);
};
const codesOf = ({ fragments }: ChainVerdict): string[] => fragments.map(({ code }) => code);

describe('status lists of a chain', () => {
  const LISTS = { asked: SMALL, revocation: WHOLE, suspension: WHOLE };
  const WHOLE_ONES = ['revocation', 'suspension'];

  it('are opened first for what is asked about: what nothing rests on can spend nothing of it', async () => {
    const token = await receipt(0, ['asked']);
    const { digest } = readCredential(token);
    const greedy = await receiptBy((one) => one.digest < digest, WHOLE_ONES);
    const verdict = await ask(token, [greedy], LISTS);
    expect(codesOn(verdict, token)).toContain('status.ok');
    expect(codesOf(verdict)).not.toContain('intake.too-large');
    // What is left is too little for both.
    expect(codesOn(verdict, greedy)).toContain('status.unavailable');
  });

  it('beyond the limit are told when what is asked about rests on them', async () => {
    const below = await recognition(['asked']);
    const token = await identityOn(below, WHOLE_ONES);
    const verdict = await ask(token, [below], LISTS);
    expect(verdict.outcome).toBe('invalid');
    expect(verdict.fragments).toContainEqual(
      expect.objectContaining({ code: 'intake.too-large', effect: 'exception' }),
    );
  });

  it('up to the limit are opened and told as nothing', async () => {
    const below = await recognition(['revocation']);
    const token = await identityOn(below, WHOLE_ONES);
    const verdict = await ask(token, [below], LISTS);
    expect(codesOn(verdict, token)).toContain('status.ok');
    expect(codesOn(verdict, below)).toContain('status.ok');
    expect(codesOf(verdict)).not.toContain('status.unavailable');
    expect(codesOf(verdict)).not.toContain('intake.too-large');
  });
});
