import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import type { JudgedCredential } from '../secure/judge-credential.ts';
import type { StatusAnswer } from '../status/status-answer.ts';
import { pass } from '../verdict/fragment.ts';
import { createCredential, fromNow, NOW, RULES } from './chain.test-support.ts';
import { buildGraph } from './graph.ts';
import { judgeStandings } from './judge-standings.ts';

const ROOT = 'did:web:root.example';
const OFFICE = 'did:web:office.example';
const REGISTRY = 'did:web:registry.example';
const RIGHT = 'IntellectualPropertyRightsCredential';

interface Named {
  readonly id: string;
  readonly issuer: string;
  readonly entity: string;
  readonly action: 'issue' | 'recognize';
  readonly in?: readonly Credential[];
  readonly scope?: JsonObject;
  readonly payload?: JsonObject;
}

function recognition({ in: above = [], ...named }: Named): Credential {
  const { id, issuer, entity, action, scope, payload = {} } = named;
  const granted = { action, credentialType: RIGHT, ...(scope && { scope }) };
  return createCredential({
    id,
    type: 'RecognizedEntityCredential',
    issuer,
    subject: { id: entity, recognizedTo: [granted] },
    edges: above.map((to) => ['recognizedIn', to]),
    payload: { validFrom: '2026-01-01T00:00:00Z', ...payload },
  });
}

interface Case {
  /** Who recognises the office that recognises the registry of the right. */
  readonly top?: string;
  readonly scopeAbove?: JsonObject;
  readonly payloadAbove?: JsonObject;
  readonly statusAbove?: StatusAnswer;
  readonly existed?: (credential: Credential) => number | undefined;
  readonly recordation?: JsonObject;
  readonly rules?: Partial<TrustPolicy['rules']>;
  readonly isReversed?: boolean;
}

/** The right, recognised in two steps. */
function judge(one: Case = {}): Standing & { readonly above: Standing } {
  const { top = ROOT, scopeAbove, payloadAbove, existed = () => 0 } = one;
  const above = recognition({
    id: 'above',
    issuer: top,
    entity: OFFICE,
    action: 'recognize',
    ...(scopeAbove && { scope: scopeAbove }),
    ...(payloadAbove && { payload: payloadAbove }),
  });
  const below = recognition({
    id: 'below',
    issuer: OFFICE,
    entity: REGISTRY,
    action: 'issue',
    in: [above],
  });
  const right = createCredential({
    id: 'right',
    type: RIGHT,
    issuer: REGISTRY,
    subject: { right: 'mark', ...(one.recordation && { recordation: one.recordation }) },
    edges: [['recognizedIn', below]],
  });
  const entry = createCredential({
    id: 'entry',
    type: 'CBP7501EntrySummaryCredential',
    edges: [['supportedBy', right]],
  });
  const credentials = [entry, right, below, above];
  if (one.isReversed === true) credentials.reverse();
  const judged = new Map(
    credentials.map((credential): [string, JudgedCredential] => [
      credential.digest,
      {
        credential,
        readable: true,
        status: (credential === above ? one.statusAbove : undefined) ?? { kind: 'clear' },
        findings: [pass('signature', { on: credential })],
      },
    ]),
  );
  const { standing } = judgeStandings({
    credentials,
    judged,
    graph: buildGraph(entry, credentials),
    importer: '',
    policy: {
      roots: [
        {
          did: ROOT,
          name: 'Root',
          keys: ['x'],
          recognizedTo: [{ action: 'recognize', credentialType: RIGHT }],
        },
      ],
      rules: { ...RULES, ...one.rules },
    } as unknown as TrustPolicy,
    usedAt: () => ({ at: NOW, clock: 'claimed' }),
    existedAt: existed,
  });
  return { ...standing(right), above: standing(above) };
}

const toys = { goods: [{ system: 'HS2022', prefix: '9503' }] };
const recorded = (prefix: string) => ({ goods: [{ system: 'HS2022', prefix }] });

describe('a right whose registry is recognised in two steps', () => {
  it('stands, unbounded, when both lead to a root', () => {
    const standing = judge();
    expect(standing).toMatchObject({ outcome: 'valid', intact: 'valid' });
    expect(standing.recognizedFor).toBeUndefined();
  });

  it.each([false, true])(
    'is invalid when the second leads to no root: reversed %j',
    (isReversed) => {
      const standing = judge({ top: 'did:web:stranger.example', isReversed });
      expect(standing.above.outcome).toBe('invalid');
      expect(standing).toMatchObject({ outcome: 'invalid', intact: 'invalid', recognizedFor: [] });
    },
  );

  it('is invalid when the second does not reach the goods it is recorded for', () => {
    const of = (prefix: string) => judge({ scopeAbove: toys, recordation: recorded(prefix) });
    expect(of('9503').outcome).toBe('valid');
    expect(of('6109').outcome).toBe('invalid');
  });

  it('is bounded by the scope of the second where it says nothing itself', () => {
    const { outcome, recognizedFor } = judge({ scopeAbove: toys });
    expect(outcome).toBe('valid');
    expect(recognizedFor).toEqual([{ scopes: [toys], above: undefined }]);
  });

  it('is open when the second could not be asked for its status', () => {
    expect(judge({ statusAbove: { kind: 'unknown' } }).outcome).toBe('indeterminate');
    expect(judge({ statusAbove: { kind: 'clear' } }).outcome).toBe('valid');
  });

  it('is invalid when the second was revoked as never true, and stands when it ceased later', () => {
    const revoked = (reason: 'ceased' | 'false-from-the-start'): StatusAnswer => ({
      kind: 'revoked',
      revocation: { reason, effectiveAt: NOW + 1 },
    });
    expect(judge({ statusAbove: revoked('false-from-the-start') }).outcome).toBe('invalid');
    expect(judge({ statusAbove: revoked('ceased') }).outcome).toBe('valid');
  });

  it('stands whether or not the second is proven to have existed: each use asks that', () => {
    const existed = ({ id }: Credential) => (id === 'urn:above' ? undefined : 0);
    expect(judge({ existed }).outcome).toBe('valid');
  });

  it('does not stand on a signature that is over where the policy ends what rests on it', () => {
    const payloadAbove = { exp: NOW / 1000 - 60 };
    const rules = { expiredParent: { recognizedIn: 'cascade' } } as const;
    expect(judge({ payloadAbove }).outcome).toBe('valid');
    expect(judge({ payloadAbove, rules }).outcome).toBe('indeterminate');
    expect(judge({ payloadAbove: { exp: NOW / 1000 - 59 }, rules }).outcome).toBe('valid');
  });

  it('is invalid when the second had not begun', () => {
    expect(judge({ payloadAbove: { validFrom: fromNow(1) } }).outcome).toBe('invalid');
    expect(judge({ payloadAbove: { validFrom: fromNow(0) } }).outcome).toBe('valid');
  });
});
