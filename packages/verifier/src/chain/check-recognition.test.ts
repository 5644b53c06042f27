import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@originmark/core';
import type { RecognizedAction, TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import {
  createCredential,
  type DraftEdge,
  fromNow,
  NOW,
  RULES,
  standingOf,
  troublesOf,
} from './chain.test-support.ts';
import { checkRecognition, type RecognitionQuestion } from './check-recognition.ts';
import { LIMITS } from '../intake/limits.ts';
import { buildGraph } from './graph.ts';

const ROOT = 'did:web:root.example';
const REGISTRY = 'did:web:registry.example';
const OFFICE = 'did:web:office.example';
const ISSUER = 'did:web:issuer.example';
const IDENTITY = 'OrganizationIdentityCredential';
const RIGHT = 'IntellectualPropertyRightsCredential';

type Action = Partial<RecognizedAction>;
const grants = (changes: Action = {}): RecognizedAction => ({
  action: 'issue',
  credentialType: IDENTITY,
  ...changes,
});
const recognizes = (changes: Action = {}): RecognizedAction =>
  grants({ action: 'recognize', ...changes });

const rootOf = (recognizedTo: readonly RecognizedAction[], did = ROOT) => ({
  did,
  name: 'Root',
  keys: ['x'],
  recognizedTo,
});

interface Named {
  readonly id?: string;
  readonly issuer?: string;
  readonly entity?: string;
  readonly to?: readonly RecognizedAction[];
  readonly in?: readonly Credential[];
  readonly payload?: JsonObject;
  readonly subject?: JsonValue;
}

const inAll = (recognitions: readonly Credential[] = []): DraftEdge[] =>
  recognitions.map((to) => ['recognizedIn', to]);

/** One recognises another. */
function recognition({
  id = 'recognition',
  issuer = ROOT,
  entity = ISSUER,
  to = [grants()],
  in: above = [],
  payload = {},
  subject = { id: entity, recognizedTo: to } as unknown as JsonObject,
}: Named = {}): Credential {
  const made = createCredential({
    id,
    type: 'RecognizedEntityCredential',
    issuer,
    edges: inAll(above),
    payload: { validFrom: '2026-01-01T00:00:00Z', credentialSubject: subject, ...payload },
  });
  return { ...made, subject: subject as JsonObject };
}

interface Case {
  readonly type?: string;
  readonly issuer?: string;
  readonly in?: readonly Credential[];
  readonly others?: readonly Credential[];
  readonly subject?: JsonObject;
  readonly roots?: readonly ReturnType<typeof rootOf>[];
  readonly standings?: Readonly<Record<string, Partial<Standing>>>;
  /** Milliseconds by credential id; all others existed long before. */
  readonly existence?: Readonly<Record<string, number | undefined>>;
  readonly asked?: Partial<RecognitionQuestion>;
  readonly rules?: Partial<TrustPolicy['rules']>;
}

function answer(one: Case) {
  const { type = IDENTITY, issuer = ISSUER, in: above = [], others = [], subject = {} } = one;
  const credential = createCredential({ id: 'leaf', type, issuer, subject, edges: inAll(above) });
  const entry = createCredential({
    id: 'entry',
    type: 'CBP7501EntrySummaryCredential',
    edges: [[type === RIGHT ? 'supportedBy' : 'importer', credential]],
  });
  const graph = buildGraph(entry, [entry, credential, ...above, ...others]);
  const policy = {
    roots: one.roots ?? [rootOf([recognizes()])],
    rules: { ...RULES, ...one.rules },
  } as unknown as TrustPolicy;
  const question: RecognitionQuestion = {
    graph,
    policy,
    at: NOW,
    clock: 'claimed',
    standing: ({ id }) => standingOf(one.standings?.[id.slice('urn:'.length)]),
    existedAt: ({ id }) => {
      const name = id.slice('urn:'.length);
      return one.existence !== undefined && Object.hasOwn(one.existence, name)
        ? one.existence[name]
        : 0;
    },
    answers: new Map(),
    ...one.asked,
  };
  return checkRecognition(credential, 'issue', type, question);
}

const ask = (one: Case) => answer(one).findings;

const told = (one: Case): string[] => troublesOf(ask(one));

/** Every finding passed, and there is one. */
function expectHolds(one: Case): void {
  const findings = ask(one);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
}

const NOT_AUTHORIZED = ['fail chain.issuer-not-authorized'];
const UNTRUSTED = ['fail chain.root-untrusted'];

describe('a root', () => {
  const asRoot = (...actions: readonly RecognizedAction[]): Case => ({
    issuer: ROOT,
    roots: [rootOf(actions)],
  });

  it('may issue what the policy recognises it to issue', () => {
    expectHolds(asRoot(grants()));
    expect(ask(asRoot(grants()))).toMatchObject([{ code: 'chain.ok', clock: 'claimed' }]);
  });

  it.each<[string, RecognizedAction]>([
    ['another type', grants({ credentialType: RIGHT })],
    ['recognising others, not issuing', recognizes()],
    ['a type that only begins the same', grants({ credentialType: 'OrganizationIdentity' })],
  ])('may not issue on %s', (_, action) => {
    expect(ask(asRoot(action))).toMatchObject([
      {
        code: 'chain.issuer-not-authorized',
        outcome: 'fail',
        expected: `issue ${IDENTITY}`,
        found: [`${action.action} ${action.credentialType}`],
      },
    ]);
  });

  it('may issue from its first millisecond to its last', () => {
    expectHolds(asRoot(grants({ from: fromNow(0), until: fromNow(1) })));
    expect(told(asRoot(grants({ from: fromNow(1) })))).toEqual(NOT_AUTHORIZED);
    expect(told(asRoot(grants({ until: fromNow(0) })))).toEqual(NOT_AUTHORIZED);
  });

  it('may issue nothing when its time cannot be read', () => {
    expect(told(asRoot(grants({ from: 'soon' })))).toEqual(NOT_AUTHORIZED);
    expect(told(asRoot(grants({ until: 'never' })))).toEqual(NOT_AUTHORIZED);
  });

  it('is one in any spelling of its DID', () => {
    const account = 'b9c5714089478a327f09197987f16f9e5d936e8a';
    const did = `did:ethr:0x6F6D:0x${account.toUpperCase()}`;
    expectHolds({ issuer: `did:ethr:0x6f6d:0x${account}`, roots: [rootOf([grants()], did)] });
  });
});

describe('an issuer that is no root', () => {
  it('is not trusted without a recognition', () => {
    expect(ask({})).toMatchObject([
      { code: 'chain.root-untrusted', outcome: 'fail', expected: [ROOT], found: ISSUER },
    ]);
  });

  it('is not trusted when there is no root at all', () => {
    expect(told({ roots: [] })).toEqual(UNTRUSTED);
  });

  it('is trusted by one hop, from a root that may recognise', () => {
    expectHolds({ in: [recognition()] });
  });

  it('is trusted by two hops', () => {
    const above = recognition({ id: 'above', entity: REGISTRY, to: [recognizes()] });
    expectHolds({ in: [recognition({ issuer: REGISTRY, in: [above] })], others: [above] });
  });

  it('is trusted by one of several entities that one credential names', () => {
    const subject = [
      { id: OFFICE, recognizedTo: [] },
      { id: ISSUER, recognizedTo: [grants()] },
    ] as unknown as JsonValue;
    expectHolds({ in: [recognition({ subject })] });
  });

  it('is trusted when one of two recognitions holds, in either order', () => {
    const lapsed = recognition({ id: 'lapsed', to: [grants({ until: fromNow(0) })] });
    expectHolds({ in: [lapsed, recognition()] });
    expectHolds({ in: [recognition(), lapsed] });
  });
});

describe('a recognition that does not lead to the issuer', () => {
  it.each<[string, Named]>([
    ['is of another entity', { entity: OFFICE }],
    ['is to issue another type', { to: [grants({ credentialType: RIGHT })] }],
    ['is to recognise, not to issue', { to: [recognizes()] }],
    ['is over', { to: [grants({ until: fromNow(0) })] }],
    ['has not begun', { to: [grants({ from: fromNow(1) })] }],
    ['is of nobody', { subject: [] }],
    ['grants nothing', { to: [] }],
  ])('%s', (_, named) => {
    expect(told({ in: [recognition(named)] })).toEqual(NOT_AUTHORIZED);
  });

  it('is told with its edge', () => {
    expect(ask({ in: [recognition({ entity: OFFICE })] })).toMatchObject([
      { edge: 'recognizedIn → urn:recognition', on: { id: 'urn:leaf' } },
    ]);
  });

  it('is by a root that may issue and not recognise', () => {
    expect(told({ in: [recognition()], roots: [rootOf([grants()])] })).toEqual(NOT_AUTHORIZED);
  });

  it('is by a root that may recognise for another type', () => {
    const roots = [rootOf([recognizes({ credentialType: RIGHT })])];
    expect(told({ in: [recognition()], roots })).toEqual(NOT_AUTHORIZED);
  });

  it('is by somebody who is no root and whom nobody recognises', () => {
    expect(told({ in: [recognition({ issuer: OFFICE })] })).toEqual(UNTRUSTED);
  });

  it('is by the issuer itself', () => {
    expect(told({ in: [recognition({ issuer: ISSUER })] })).toEqual(UNTRUSTED);
  });

  it('is by two who recognise each other, by ids: no digest closes that', () => {
    const there = recognition({ id: 'there', issuer: OFFICE, to: [grants(), recognizes()] });
    const back = recognition({
      id: 'back',
      issuer: ISSUER,
      entity: OFFICE,
      to: [recognizes()],
      in: [there],
    });
    const closed = {
      ...there,
      payload: {
        ...there.payload,
        edge: [{ role: 'recognizedIn', credential: back.id, credentialDigest: 'uother' }],
      },
    };
    expect(told({ in: [closed], others: [back] })).toEqual(UNTRUSTED);
  });

  it('is by a registry that was recognised to issue, not to recognise', () => {
    const above = recognition({ id: 'above', entity: REGISTRY, to: [grants()] });
    const below = recognition({ issuer: REGISTRY, in: [above] });
    expect(told({ in: [below], others: [above] })).toEqual(NOT_AUTHORIZED);
  });
});

describe('a recognition that does not stand', () => {
  it.each<[string, Partial<Standing>]>([
    ['is not what its issuer signed', { intact: 'invalid', outcome: 'invalid' }],
    ['cannot be read', { readable: false }],
  ])('fails when it %s', (_, standing) => {
    expect(told({ in: [recognition()], standings: { recognition: standing } })).toEqual(
      NOT_AUTHORIZED,
    );
  });

  it.each<[string, Partial<Standing>]>([
    ['could not be checked', { intact: 'indeterminate', outcome: 'indeterminate' }],
    ['is suspended', { status: { kind: 'suspended' }, outcome: 'indeterminate' }],
    ['has a status that nobody knows', { status: { kind: 'unknown' }, outcome: 'indeterminate' }],
  ])('stays open when it %s', (_, standing) => {
    expect(told({ in: [recognition()], standings: { recognition: standing } })).toEqual([
      'indeterminate chain.issuer-not-authorized',
    ]);
  });

  it('stays open when nothing proves that it existed when it was used, to the millisecond', () => {
    const inOne = { in: [recognition()] };
    expectHolds({ ...inOne, existence: { recognition: NOW } });
    const open = ['indeterminate chain.existence-unproven'];
    expect(told({ ...inOne, existence: { recognition: NOW + 1 } })).toEqual(open);
    expect(told({ ...inOne, existence: { recognition: undefined } })).toEqual(open);
  });

  it('spares what existed before when it expired, and ends it where the policy says cascade', () => {
    const lapsed = recognition({ payload: { validUntil: fromNow(0) } });
    expectHolds({ in: [lapsed] });
    expect(told({ in: [lapsed], existence: { leaf: undefined } })).toEqual([
      'indeterminate chain.existence-unproven',
    ]);
    const rules = { expiredParent: { recognizedIn: 'cascade' } } as const;
    expect(told({ in: [lapsed], rules })).toEqual(['fail chain.parent-expired']);
  });

  it('was never one when it was revoked as false from the start', () => {
    const revocation = { reason: 'false-from-the-start', effectiveAt: NOW + 1 } as const;
    const standing: Partial<Standing> = { status: { kind: 'revoked', revocation } };
    expect(told({ in: [recognition()], standings: { recognition: standing } })).toContain(
      'fail chain.parent-revoked',
    );
  });

  it('fails two hops above as it does one hop above', () => {
    const above = recognition({ id: 'above', entity: REGISTRY, to: [recognizes()] });
    const below = recognition({ issuer: REGISTRY, in: [above] });
    const standings = { above: { intact: 'invalid', outcome: 'invalid' } } as const;
    expect(told({ in: [below], others: [above], standings })).toEqual(NOT_AUTHORIZED);
    expect(told({ in: [below], others: [above], existence: { above: undefined } })).toEqual([
      'indeterminate chain.existence-unproven',
    ]);
  });

  it('lets the least severe of several answers speak', () => {
    const one = recognition({ id: 'one' });
    const two = recognition({ id: 'two' });
    const standings = { one: { intact: 'invalid' }, two: { status: { kind: 'unknown' } } } as const;
    for (const above of [
      [one, two],
      [two, one],
    ])
      expect(told({ in: above, standings })).toEqual(['indeterminate chain.issuer-not-authorized']);
  });
});

describe('the scope of a recognition', () => {
  const TMK = 'https://recordation.customs.example/rights/tmk-1';
  const right = (recorded: readonly string[] = ['950300'], right_ = TMK): JsonObject => ({
    right: right_,
    recordation: { goods: recorded.map((prefix) => ({ system: 'HS2022', prefix })) },
  });
  const scopedTo = (scope: RecognizedAction['scope']): RecognizedAction[] => [
    { action: 'issue', credentialType: RIGHT, ...(scope !== undefined && { scope }) },
  ];
  const roots = [rootOf([recognizes({ credentialType: RIGHT })])];
  const askScope = (scope: RecognizedAction['scope'], subject = right()): Case => ({
    type: RIGHT,
    in: [recognition({ to: scopedTo(scope) })],
    roots,
    subject,
  });
  const goods = (prefix: string) => [{ system: 'HS2022', prefix }];

  it.each<[string, RecognizedAction['scope']]>([
    ['no scope', undefined],
    ['an empty scope', {}],
    ['its rights', { rights: [TMK] }],
    ['its goods', { goods: goods('9503') }],
    ['both', { rights: [TMK], goods: goods('95') }],
  ])('lets a right be spoken for under %s', (_, scope) => {
    expectHolds(askScope(scope));
  });

  it.each<[string, RecognizedAction['scope'], string]>([
    ['another right', { rights: ['urn:other'] }, 'scope.rights'],
    ['no right', { rights: [] }, 'scope.rights'],
    ['other goods', { goods: goods('4202') }, 'scope.goods'],
    ['fewer goods', { goods: goods('95030001') }, 'scope.goods'],
  ])('does not under %s', (_, scope, code) => {
    expect(told(askScope(scope))).toEqual([`fail ${code}`]);
  });

  it('does not when one of its recorded goods is outside, and tells which', () => {
    const one = askScope({ goods: goods('9503') }, right(['950300', '420212']));
    expect(ask(one).find(({ outcome }) => outcome === 'fail')).toMatchObject({
      code: 'scope.goods',
      found: [{ system: 'HS2022', prefix: '420212' }],
    });
  });

  it('bounds no goods of a right that records none', () => {
    expectHolds(askScope({ goods: goods('9503') }, { right: TMK }));
    expectHolds(askScope({ goods: goods('9503') }, { right: TMK, recordation: {} }));
  });

  it('is enough when one of several actions covers', () => {
    const to = [...scopedTo({ rights: ['urn:other'] }), ...scopedTo({ rights: [TMK] })];
    expectHolds({ type: RIGHT, in: [recognition({ to })], roots, subject: right() });
  });

  it('is asked of a root that issues itself', () => {
    const bounded = rootOf(scopedTo({ rights: ['urn:other'] }));
    expect(told({ type: RIGHT, issuer: ROOT, roots: [bounded], subject: right() })).toEqual([
      'fail scope.rights',
    ]);
  });

  it('bounds what is spoken for at every hop', () => {
    const bounded = rootOf([
      recognizes({ credentialType: RIGHT, scope: { rights: ['urn:other'] } }),
    ]);
    const one = { ...askScope(undefined), roots: [bounded] };
    expect(told(one)).toEqual(['fail scope.rights']);
  });

  it('bounds nothing of a credential that speaks for no right', () => {
    expectHolds({ in: [recognition({ to: [grants({ scope: { rights: [] } })] })] });
  });
});

describe('a chain of recognitions', () => {
  /** So many recognitions above one another, the last one by the root. */
  function chainOf(length: number): Credential[] {
    const chain: Credential[] = [];
    for (let at = length; at >= 1; at -= 1) {
      const [above] = chain;
      chain.unshift(
        recognition({
          id: `r${at}`,
          entity: at === 1 ? ISSUER : `did:web:r${at - 1}.example`,
          issuer: at === length ? ROOT : `did:web:r${at}.example`,
          to: [at === 1 ? grants() : recognizes()],
          ...(above !== undefined && { in: [above] }),
        }),
      );
    }
    return chain;
  }

  it.each([1, 2, 5])('may be %i long', (length) => {
    const [first, ...others] = chainOf(length) as [Credential, ...Credential[]];
    expectHolds({ in: [first], others });
  });

  it('may not be endless', () => {
    const [first, ...others] = chainOf(20) as [Credential, ...Credential[]];
    const findings = ask({ in: [first], others });
    expect(findings.some(({ outcome }) => outcome === 'fail')).toBe(true);
  });

  it('asks no more questions than the limit: what lies beyond is refused, not passed', () => {
    const answers = new Map(
      Array.from({ length: LIMITS.recognitionSteps }, (_, at) => [
        String(at),
        { findings: [], scope: undefined },
      ]),
    );
    expect(told({ in: [recognition()], asked: { answers } })).toEqual(['fail intake.too-large']);
  });

  it('asks each credential each question once, however many ways lead to it', () => {
    let layer: Credential[] = [
      recognition({ id: 'top', entity: 'did:web:l0.example', to: [recognizes()] }),
    ];
    const all: Credential[] = [...layer];
    for (let level = 1; level <= 6; level += 1) {
      const above = layer;
      layer = ['a', 'b', 'c', 'd'].map((name) =>
        recognition({
          id: `${name}${level}`,
          issuer: `did:web:l${level - 1}.example`,
          entity: level === 6 ? ISSUER : `did:web:l${level}.example`,
          to: [level === 6 ? grants() : recognizes()],
          in: above,
        }),
      );
      all.push(...layer);
    }
    let asked = 0;
    const existedAt = () => {
      asked += 1;
      return 0;
    };
    expectHolds({
      in: layer,
      others: all.filter((one) => !layer.includes(one)),
      asked: { existedAt },
    });
    expect(asked).toBeLessThan(500);
  });
});

describe('what a recognition leaves', () => {
  const mexico = { madeIn: ['MX'] };
  const above = (issuer: string) =>
    recognition({
      id: 'above',
      issuer,
      entity: REGISTRY,
      to: [recognizes({ credentialType: RIGHT })],
    });
  const below = (on: Credential, scope?: object) =>
    recognition({
      issuer: REGISTRY,
      in: [on],
      to: [grants({ credentialType: RIGHT, ...(scope && { scope }) })],
    });
  const roots = [rootOf([recognizes({ credentialType: RIGHT })])];
  const leaves = (issuer: string, scope?: object) => {
    const on = above(issuer);
    return answer({ type: RIGHT, in: [below(on, scope)], others: [on], roots });
  };

  it('is unbounded where every step holds and none has a scope', () => {
    expect(leaves(ROOT).scope).toBeUndefined();
    expect(troublesOf(leaves(ROOT).findings)).toEqual([]);
    expect(leaves(ROOT, mexico).scope).toEqual([{ scopes: [mexico], above: undefined }]);
  });

  it('is no way where it is refused, at the first step or above, with a scope or without', () => {
    expect(leaves(OFFICE).scope).toEqual([]);
    expect(leaves(OFFICE, mexico).scope).toEqual([]);
    expect(answer({ type: RIGHT, roots }).scope).toEqual([]);
    expect(troublesOf(leaves(OFFICE).findings)).toEqual(UNTRUSTED);
  });

  it('is what the one that holds leaves, beside one that is refused', () => {
    const [held, refused] = [above(ROOT), { ...above(OFFICE), id: 'urn:no', digest: 'uno' }];
    const good = below(held, mexico);
    const bad = { ...below(refused), id: 'urn:bad', digest: 'ubad' };
    const both = { type: RIGHT, others: [held, refused], roots };
    const left = [{ scopes: [mexico], above: undefined }];
    expect(answer({ ...both, in: [good, bad] }).scope).toEqual(left);
    expect(answer({ ...both, in: [bad, good] }).scope).toEqual(left);
  });
});
