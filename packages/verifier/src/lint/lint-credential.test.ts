import { beforeAll, describe, expect, it } from '@jest/globals';
import { digestJson, type JsonObject, type Signer, signCompactJws } from '@originmark/core';
import { createNodeCrypto, createNodeSigner, generatePrivateJwk } from '@originmark/core/node';
import type { Scope } from '@originmark/schemas';
import { lintCredential } from './lint-credential.ts';

const crypto = createNodeCrypto();
const key = generatePrivateJwk('ES256');
const signerOf = (did: string): Signer => createNodeSigner(key, `${did}#key-1`);

const OFFICE = 'did:web:office.example';
const OWNER = 'did:web:owner.example';
const LICENSEE = 'did:web:licensee.example';
const MAKER = 'did:web:maker.example';
const RIGHT = 'https://owner.example/rights/mark';
const NOW = Date.parse('2026-09-24T15:00:00Z');

interface Made {
  readonly id: string;
  readonly credential: JsonObject;
  readonly token: string;
}

function payload(id: string, type: string, issuer: string, subject: object, from: readonly Made[]) {
  const edges = from.map(({ id: target, credential }) => ({
    role: 'extendsCredential',
    credential: target,
    credentialDigest: digestJson(credential, crypto.sha256),
  }));
  const names = type === 'IntellectualPropertyRightsCredential' ? {} : extending(from);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'],
    id: `urn:uuid:3d0f1e6a-4c1b-4b60-9d3c-6c0e7a4a${id}`,
    type: ['VerifiableCredential', type],
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { ...subject, ...names },
    ...(edges.length > 0 && { edge: edges }),
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://status.example/1',
    },
  } as unknown as JsonObject;
}

const extending = (from: readonly Made[]) => ({ extendsCredential: from.map(({ id }) => id) });

async function sign(credential: JsonObject): Promise<Made> {
  const signer = signerOf(credential['issuer'] as string);
  const token = await signCompactJws(credential, { typ: 'vc+jwt', cty: 'vc', signer });
  return { id: credential['id'] as string, credential, token };
}

const party = (id: string) => ({ id, type: 'Organization', name: 'A party' });
const licence = (id: string, issuer: string, to: string, scope: Scope, from: readonly Made[]) =>
  payload(
    id,
    'IntellectualPropertyRightsLicenseCredential',
    issuer,
    { licensee: party(to), scope },
    from,
  );

const HELD: Scope = {
  rights: [RIGHT],
  activities: ['make', 'have-made', 'import', 'sell'],
  goods: [{ system: 'HS2022', prefix: '9503' }],
  madeIn: ['MX', 'US'],
  soldIn: ['US'],
  term: { from: '2026-01-01T00:00:00Z', until: '2028-01-01T00:00:00Z' },
  quantity: { max: '40000', unit: 'C62', period: 'P1Y' },
  sublicensing: true,
  depth: 1,
};
const NARROWER: Scope = { ...HELD, madeIn: ['MX'], sublicensing: false, depth: 0 };

let right: Made;
let master: Made;

beforeAll(async () => {
  right = await sign(
    payload(
      '0001',
      'IntellectualPropertyRightsCredential',
      OFFICE,
      {
        right: RIGHT,
        intellectualPropertyRightsOwner: party(OWNER),
        intellectualPropertyRightsType: 'Trademark',
        mark: 'MARK',
        registration: {
          office: 'An office',
          number: '1',
          classes: [28],
          from: '2024-02-13',
          until: '2034-02-13',
        },
      },
      [],
    ),
  );
  master = await sign(licence('0002', OWNER, LICENSEE, HELD, [right]));
});

const lint = (credential: JsonObject, basis: readonly Made[]) =>
  lintCredential({ credential, basis: basis.map(({ token }) => token), now: NOW, crypto });

const sublicence = (scope: Scope, issuer = LICENSEE): JsonObject =>
  licence('0003', issuer, 'did:web:sub.example', scope, [master]);

const codesOf = (credential: JsonObject, basis: readonly Made[] = [master, right]) =>
  lint(credential, basis).refusals.map(({ code, pointer }) => `${code} ${pointer ?? ''}`.trim());

describe('lintCredential', () => {
  it('has nothing against a sublicence that narrows in every dimension', () => {
    expect(lint(sublicence(NARROWER), [master, right])).toEqual({ refusals: [], warnings: [] });
  });

  it.each<[string, Partial<Scope>, string]>([
    [
      'rights',
      { rights: ['https://other.example/right'] },
      'scope.rights /credentialSubject/scope/rights',
    ],
    [
      'activities',
      { activities: ['distribute'] },
      'scope.activity /credentialSubject/scope/activities',
    ],
    [
      'goods',
      { goods: [{ system: 'HS2022', prefix: '95' }] },
      'scope.goods /credentialSubject/scope/goods',
    ],
    ['territory', { madeIn: ['MX', 'VN'] }, 'scope.territory /credentialSubject/scope/madeIn'],
    [
      'term',
      { term: { from: '2026-01-01T00:00:00Z', until: '2028-01-02T00:00:00Z' } },
      'scope.term /credentialSubject/scope/term',
    ],
    [
      'quantity',
      { quantity: { max: '40001', unit: 'C62', period: 'P1Y' } },
      'scope.quantity /credentialSubject/scope/quantity',
    ],
    ['depth', { sublicensing: true, depth: 1 }, 'scope.depth /credentialSubject/scope/depth'],
  ])('refuses a sublicence that widens its %s', (_, change, expected) => {
    expect(codesOf(sublicence({ ...NARROWER, ...change }))).toEqual([expected]);
  });

  it('says the dimension, what the parent allows and what was asked', () => {
    const { refusals } = lint(sublicence({ ...NARROWER, madeIn: ['VN'] }), [master, right]);

    expect(refusals).toMatchObject([
      {
        code: 'scope.territory',
        edge: `extendsCredential → ${master.id}`,
        expected: ['MX', 'US'],
        found: ['VN'],
      },
    ]);
  });

  it('refuses what the grantee of the parent did not issue', () => {
    expect(codesOf(sublicence(NARROWER, 'did:web:stranger.example'))).toEqual([
      'chain.issuer-not-authorized',
    ]);
  });

  it('refuses a licence whose parent is not given, or given without its own', () => {
    expect(codesOf(sublicence(NARROWER), [right])).toEqual(['chain.parent-missing']);
    expect(codesOf(sublicence(NARROWER), [master])).toContain(
      'scope.rights /credentialSubject/scope/rights',
    );
  });

  it('refuses a maker whom the licence does not name, and accepts the one it names', () => {
    const named = { ...HELD, makers: [MAKER], sublicensing: false, depth: 0 };
    const make = (to: string, parent: Made): JsonObject =>
      payload(
        '0004',
        'MakerAuthorizationCredential',
        LICENSEE,
        { maker: party(to), scope: { activities: ['make'] } },
        [parent],
      );
    return sign(licence('0005', OWNER, LICENSEE, named, [right])).then((parent) => {
      expect(codesOf(make(MAKER, parent), [parent, right])).toEqual([]);
      expect(codesOf(make('did:web:other.example', parent), [parent, right])).toEqual([
        'scope.makers /credentialSubject/maker/id',
      ]);
    });
  });

  it('refuses a required status that is missing, an undefined term and a parent that is no token', () => {
    const { credentialStatus, ...without } = sublicence(NARROWER);
    expect(credentialStatus).toBeDefined();
    expect(codesOf(without)).toEqual(['status.missing /credentialStatus']);
    expect(codesOf({ ...sublicence(NARROWER), colour: 'red' })).toContain(
      'context.undefined-term /colour',
    );
    const { refusals } = lintCredential({
      credential: sublicence(NARROWER),
      basis: ['no token', master.token, right.token],
      now: NOW,
      crypto,
    });
    expect(refusals.map(({ code }) => code)).toEqual(['signature.malformed']);
  });
});
