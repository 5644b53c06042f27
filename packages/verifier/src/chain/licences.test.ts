import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import type { Scope } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import { createCredential, standingOf, troublesOf } from './chain.test-support.ts';
import { buildGraph } from './graph.ts';
import { granteeOf, judgeLicences } from './licences.ts';

const OWNER = 'did:web:owner.example';
const MASTER = 'did:web:master.example';
const LICENSEE = 'did:web:licensee.example';
const MAKER = 'did:web:maker.example';
const [MARK, ART] = ['urn:right:mark', 'urn:right:art'] as const;
const WORLD: Scope = { activities: ['make', 'have-made', 'import', 'sell'] };

const rightOf = (right: string, owner = OWNER): Credential =>
  createCredential({
    id: right.slice('urn:right:'.length),
    type: 'IntellectualPropertyRightsCredential',
    subject: { right, intellectualPropertyRightsOwner: { id: owner } },
  });

interface Granted {
  readonly id?: string;
  readonly issuer?: string;
  readonly to?: string;
  readonly scope?: Scope;
  readonly from?: readonly Credential[];
}

const extending = (parents: readonly Credential[]) => ({
  edges: parents.map((parent) => ['extendsCredential', parent] as const),
  extendsCredential: parents.map(({ id }) => id),
});

function licence({
  id = 'master',
  issuer = OWNER,
  to = MASTER,
  scope = { ...WORLD, sublicensing: true, depth: 2 },
  from = [mark],
}: Granted = {}): Credential {
  const { edges, extendsCredential } = extending(from);
  const subject = { licensee: { id: to }, extendsCredential, scope } as unknown as JsonObject;
  const type = 'IntellectualPropertyRightsLicenseCredential';
  return createCredential({ id, type, issuer, subject, edges });
}

function authorization({
  id = 'authorization',
  issuer = MASTER,
  to = MAKER,
  scope = { activities: ['make'] },
  from = [licence()],
}: Granted = {}): Credential {
  const { edges, extendsCredential } = extending(from);
  const subject = { maker: { id: to }, extendsCredential, scope } as unknown as JsonObject;
  return createCredential({ id, type: 'MakerAuthorizationCredential', issuer, subject, edges });
}

const mark = rightOf(MARK);
const art = rightOf(ART);

/** Judges all that a credential rests on, as support of the one line of an entry. */
function judge(
  leaves: readonly Credential[],
  others: readonly Credential[],
  standings: Readonly<Record<string, Partial<Standing>>> = {},
) {
  const entry = createCredential({
    id: 'entry',
    type: 'CBP7501EntrySummaryCredential',
    edges: leaves.map((to) => ['supportedBy', to] as const),
  });
  const all = [entry, ...leaves, ...others];
  const standing = ({ id }: Credential) => standingOf(standings[id.slice('urn:'.length)]);
  return judgeLicences(buildGraph(entry, all), all, standing);
}

const told = (...args: Parameters<typeof judge>): string[] => troublesOf(judge(...args).findings);

describe('whom a credential grants to', () => {
  it.each<[string, Credential, string]>([
    ['the owner of a right', mark, OWNER],
    ['the licensee of a licence', licence(), MASTER],
    ['the maker of an authorisation', authorization(), MAKER],
    [
      'the subject of a recognition',
      createCredential({ id: 'r', type: 'RecognizedEntityCredential', subject: { id: OWNER } }),
      OWNER,
    ],
  ])('is %s', (_, credential, grantee) => {
    expect(granteeOf(credential)).toBe(grantee);
  });

  it('is normalised', () => {
    const account = 'b9c5714089478a327f09197987f16f9e5d936e8a';
    const to = `did:ethr:0x6F6D:0x${account.toUpperCase()}`;
    expect(granteeOf(licence({ to }))).toBe(`did:ethr:0x6f6d:0x${account}`);
  });

  it.each<[string, JsonObject, string]>([
    ['names none', {}, 'IntellectualPropertyRightsLicenseCredential'],
    ['names one by text', { licensee: MASTER }, 'IntellectualPropertyRightsLicenseCredential'],
    ['names one without a DID', { licensee: {} }, 'IntellectualPropertyRightsLicenseCredential'],
    ['is of a type that grants nothing', { id: OWNER }, 'CommercialInvoiceCredential'],
    ['is of an unknown type', { id: OWNER }, 'UnknownCredential'],
  ])('is nobody when it %s', (_, subject, type) => {
    expect(granteeOf(createCredential({ id: 'x', type, subject }))).toBe('');
  });
});

describe('the way from a right', () => {
  it('to its owner has everything and no link', () => {
    const { grantsOf, findings } = judge([mark], []);
    expect([...grantsOf(mark)]).toMatchObject([
      [MARK, [{ right: MARK, path: [{ id: 'urn:mark' }], links: [] }]],
    ]);
    expect(findings).toEqual([]);
  });

  it('to a licensee is asked and passes', () => {
    const one = licence();
    const { grantsOf, findings } = judge([one], [mark]);
    expect(findings.map(({ code, outcome }) => `${outcome} ${code}`)).toEqual([
      'pass scope.ok',
      'pass chain.ok',
    ]);
    expect(grantsOf(one).get(MARK)?.[0]).toMatchObject({
      path: [{ id: 'urn:mark' }, { id: 'urn:master' }],
      links: [{ role: 'extendsCredential' }],
      authority: { rights: [MARK], depth: 2, boundBy: { depth: 'urn:master', rights: 'urn:mark' } },
    });
  });

  it('to a maker, over two licences, has every link', () => {
    const master = licence();
    const sub = licence({ id: 'sub', issuer: MASTER, to: LICENSEE, scope: WORLD, from: [master] });
    const leaf = authorization({ issuer: LICENSEE, from: [sub] });
    const { grantsOf, findings } = judge([leaf], [mark, master, sub]);
    expect(troublesOf(findings)).toEqual([]);
    const grant = grantsOf(leaf).get(MARK)?.[0];
    expect(grant?.path.map(({ id }) => id)).toEqual([
      'urn:mark',
      'urn:master',
      'urn:sub',
      'urn:authorization',
    ]);
    expect(grant?.links).toHaveLength(3);
    expect(grant?.authority.activities).toEqual(['make']);
  });

  it('gives nothing through what cannot be read', () => {
    const one = licence();
    expect([...judge([one], [mark], { mark: { readable: false } }).grantsOf(one)]).toEqual([]);
    expect([...judge([one], [mark], { master: { readable: false } }).grantsOf(one)]).toEqual([]);
    expect(told([one], [mark], { master: { readable: false } })).toEqual([]);
  });

  it('gives nothing without an edge, and nothing of what is no licence', () => {
    const bare = licence({ from: [] });
    expect([...judge([bare], [mark]).grantsOf(bare)]).toEqual([]);
    const invoice = createCredential({ id: 'invoice', type: 'CommercialInvoiceCredential' });
    expect([...judge([invoice], [mark]).grantsOf(invoice)]).toEqual([]);
  });

  it('is not judged where no claim rests on it', () => {
    const stranger = licence({ issuer: MAKER });
    expect(told([], [mark, stranger])).toEqual([]);
    expect(told([stranger], [mark])).toEqual(['fail chain.issuer-not-authorized']);
  });
});

describe('two rights', () => {
  const both: Scope = { ...WORLD, rights: [MARK, ART] };

  it('of two parents add up', () => {
    const one = licence({ from: [mark, art], scope: both });
    const { grantsOf, findings } = judge([one], [mark, art]);
    expect(troublesOf(findings)).toEqual([]);
    expect([...grantsOf(one).keys()]).toEqual([MARK, ART]);
    expect(
      grantsOf(one)
        .get(ART)
        ?.map(({ path }) => path.map(({ id }) => id)),
    ).toEqual([['urn:art', 'urn:master']]);
  });

  it('are granted in part where the scope names one', () => {
    const one = licence({ from: [mark, art], scope: { ...WORLD, rights: [ART] } });
    const { grantsOf, findings } = judge([one], [mark, art]);
    expect(troublesOf(findings)).toEqual([]);
    expect([...grantsOf(one).keys()]).toEqual([ART]);
  });

  it('may not be granted on the strength of one', () => {
    const one = licence({ from: [mark], scope: both });
    const { grantsOf, findings } = judge([one], [mark, art]);
    expect(findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      { code: 'scope.rights', pointer: '/credentialSubject/scope/rights', found: [ART] },
    ]);
    expect([...grantsOf(one).keys()]).toEqual([MARK]);
  });

  it('of two owners are asked each for its own licensee', () => {
    const foreign = rightOf(ART, 'did:web:other.example');
    const one = licence({ from: [mark, foreign], scope: both });
    expect(
      judge([one], [mark, foreign]).findings.filter(({ outcome }) => outcome === 'fail'),
    ).toMatchObject([{ code: 'chain.issuer-not-authorized', edge: 'extendsCredential → urn:art' }]);
  });

  it('over one edge tell one fault once', () => {
    const master = licence({ from: [mark, art], scope: { ...both, sublicensing: false } });
    const sub = licence({ id: 'sub', issuer: MASTER, to: LICENSEE, scope: WORLD, from: [master] });
    const { findings } = judge([sub], [mark, art, master]);
    expect(findings.filter(({ code }) => code === 'chain.sublicense-not-granted')).toHaveLength(1);
  });

  it('of one name over two ways are held by both', () => {
    const [left, right] = [licence({ id: 'left' }), licence({ id: 'right' })];
    const sub = licence({
      id: 'sub',
      issuer: MASTER,
      to: LICENSEE,
      scope: WORLD,
      from: [left, right],
    });
    const { grantsOf, findings } = judge([sub], [mark, left, right]);
    expect(troublesOf(findings)).toEqual([]);
    expect(
      grantsOf(sub)
        .get(MARK)
        ?.map(({ path }) => path.map(({ id }) => id)),
    ).toEqual([
      ['urn:mark', 'urn:left', 'urn:sub'],
      ['urn:mark', 'urn:right', 'urn:sub'],
    ]);
  });

  it('that end differently over one edge are both told, in whatever order the edges come', () => {
    const goods = (system: string, prefix: string) => [{ system, prefix }] as never;
    const [older, newer] = [
      licence({ id: 'older', from: [mark], scope: { ...WORLD, goods: goods('HS2017', '9503') } }),
      licence({ id: 'newer', from: [art], scope: { ...WORLD, goods: goods('HS2022', '9503') } }),
    ];
    for (const from of [
      [older, newer],
      [newer, older],
    ]) {
      const middle = licence({
        id: 'middle',
        issuer: MASTER,
        to: LICENSEE,
        scope: { rights: [MARK, ART] },
        from,
      });
      const child = licence({
        id: 'child',
        issuer: LICENSEE,
        to: MASTER,
        scope: { goods: goods('HS2022', '6203') },
        from: [middle],
      });
      const outcomes = judge([child], [mark, art, older, newer, middle])
        .findings.filter(({ code, on }) => code === 'scope.goods' && on?.id === 'urn:child')
        .map(({ outcome }) => outcome);
      expect(new Set(outcomes)).toEqual(new Set(['indeterminate', 'fail']));
    }
  });
});

describe('a hop that may not be', () => {
  const subOf = (changes: Granted, master = licence()): string[] =>
    told(
      [
        licence({
          id: 'sub',
          issuer: MASTER,
          to: LICENSEE,
          scope: WORLD,
          from: [master],
          ...changes,
        }),
      ],
      [mark, master],
    );

  it('is by somebody whom the parent does not grant to', () => {
    expect(subOf({ issuer: LICENSEE })).toEqual(['fail chain.issuer-not-authorized']);
    expect(told([licence({ issuer: MASTER })], [mark])).toEqual([
      'fail chain.issuer-not-authorized',
    ]);
  });

  it('is from a parent that names nobody, whoever signs', () => {
    const nobody = createCredential({
      id: 'mark',
      type: 'IntellectualPropertyRightsCredential',
      subject: { right: MARK },
    });
    const unsigned = { ...licence({ from: [nobody] }), issuer: '' };
    expect(told([unsigned], [nobody])).toEqual(['fail chain.issuer-not-authorized']);
  });

  it('is under a licence that may not be passed on', () => {
    const fixed = licence({ scope: { ...WORLD, sublicensing: false, depth: 0 } });
    expect(subOf({}, fixed)).toEqual(['fail chain.sublicense-not-granted', 'fail scope.depth']);
  });

  it('is deeper than the parent lets it', () => {
    const one = licence({ scope: { ...WORLD, sublicensing: true, depth: 1 } });
    expect(subOf({}, one)).toEqual([]);
    expect(subOf({ scope: { ...WORLD, sublicensing: true, depth: 1 } }, one)).toEqual([
      'fail scope.depth',
    ]);
  });

  it('is wider than the parent', () => {
    const master = licence({ scope: { ...WORLD, sublicensing: true, depth: 1, madeIn: ['MX'] } });
    expect(subOf({ scope: { ...WORLD, madeIn: ['MX'] } }, master)).toEqual([]);
    expect(subOf({ scope: { ...WORLD, madeIn: ['CN'] } }, master)).toEqual([
      'fail scope.territory',
    ]);
  });

  it('cannot be compared', () => {
    const scope = { ...WORLD, sublicensing: true, depth: 1, quantity: { max: '1', unit: 'C62' } };
    expect(
      subOf({ scope: { ...WORLD, quantity: { max: '1', unit: 'KGM' } } }, licence({ scope })),
    ).toEqual(['indeterminate scope.quantity']);
  });

  it('has no pass for what failed, and keeps the pass for what did not', () => {
    const codes = (...args: Parameters<typeof judge>) =>
      judge(...args)
        .findings.filter(({ outcome }) => outcome === 'pass')
        .map(({ code }) => code);
    expect(codes([licence({ issuer: LICENSEE })], [mark])).toEqual(['scope.ok']);
    const deep: Scope = { ...WORLD, depth: 1 };
    expect(codes([licence({ scope: deep })], [mark])).toEqual(['chain.ok']);
  });
});

describe('an authorisation to make', () => {
  const makes = (scope: Scope, changes: Granted = {}): string[] => {
    const master = licence({ scope });
    return told([authorization({ from: [master], ...changes })], [mark, master]);
  };

  it('needs have-made, and no sublicensing', () => {
    expect(makes({ activities: ['have-made'] })).toEqual([]);
    expect(makes({ activities: ['make'] })).toEqual(['fail chain.have-made-not-granted']);
    expect(makes({})).toEqual(['fail chain.have-made-not-granted']);
  });

  it('is to one of the makers that the licence names', () => {
    expect(makes({ ...WORLD, makers: [MAKER] })).toEqual([]);
    const { findings } = judge(
      [
        authorization({
          from: [licence({ scope: { ...WORLD, makers: [LICENSEE, 'did:web:a.example'] } })],
        }),
      ],
      [mark, licence({ scope: { ...WORLD, makers: [LICENSEE, 'did:web:a.example'] } })],
    );
    expect(findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      {
        code: 'scope.makers',
        pointer: '/credentialSubject/maker/id',
        expected: ['did:web:a.example', LICENSEE],
        found: MAKER,
      },
    ]);
  });

  it('is to nobody where the licence names no maker at all', () => {
    expect(makes({ ...WORLD, makers: [] })).toEqual(['fail scope.makers']);
  });

  it('lets make, and nothing else', () => {
    expect(makes(WORLD, { scope: { activities: ['make', 'sell'] } })).toEqual([
      'fail scope.activity',
    ]);
    expect(makes(WORLD, { scope: { activities: ['make'], sublicensing: true, depth: 1 } })).toEqual(
      ['fail scope.depth'],
    );
  });

  it('is by the licensee', () => {
    expect(makes(WORLD, { issuer: OWNER })).toEqual(['fail chain.issuer-not-authorized']);
  });
});

it('follows no more rights than the limit: what lies beyond grants nothing, and is refused', () => {
  const rights = Array.from({ length: 60 }, (_, at) => rightOf(`urn:right:r${at}`));
  const chain: Credential[] = [];
  for (let at = 0; at < 60; at += 1)
    chain.push(licence({ id: `l${at}`, from: [...(at === 0 ? [] : [chain[at - 1]!]), ...rights] }));
  const leaf = chain.at(-1)!;
  const { findings } = judge([leaf], [...rights, ...chain.slice(0, -1)]);
  expect(findings.map(({ code }) => code)).toContain('intake.too-large');
});

it('judges every hop that the entry reaches, not the last alone', () => {
  const master = licence({ issuer: LICENSEE });
  const sub = licence({ id: 'sub', issuer: MASTER, to: LICENSEE, scope: WORLD, from: [master] });
  const leaf = authorization({ issuer: LICENSEE, from: [sub] });
  const { findings } = judge([leaf], [mark, master, sub]);
  expect(findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
    { code: 'chain.issuer-not-authorized', on: { id: 'urn:master' } },
  ]);
});
