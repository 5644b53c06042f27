import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@originmark/core';
import type { Credential } from '../intake/credential.ts';
import { createCredential, type Draft, type DraftEdge, troublesOf } from './chain.test-support.ts';
import {
  buildGraph,
  type CredentialGraph,
  edgeName,
  linksOf,
  MAX_DEPTH,
  targetsOf,
} from './graph.ts';

const DECLARATION = 'SupplierOriginDeclaration';
const CERTIFICATION = 'USMCACertificationOfOrigin';

const entryOn = (edges: Draft['edges'], changes: Partial<Draft> = {}): Credential =>
  createCredential({
    id: 'entry',
    type: 'CBP7501EntrySummaryCredential',
    ...(edges !== undefined && { edges }),
    ...changes,
  });

const leaf = (id: string, type = DECLARATION, edges: Draft['edges'] = []): Credential =>
  createCredential({ id, type, edges });

const build = (entry: Credential, ...others: readonly Credential[]): CredentialGraph =>
  buildGraph(entry, [entry, ...others]);

/** Of the findings that are no pass: `outcome code`, on which credential, along which edge. */
const told = ({ findings }: CredentialGraph): string[] =>
  findings
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ outcome, code, on, edge }) => [outcome, code, on?.id, edge].join(' ').trimEnd());

/** Declarations resting on one another, `length` credentials from the one the entry names. */
function chainOf(length: number): Credential[] {
  const chain: Credential[] = [];
  for (let at = length; at >= 1; at -= 1) {
    const [below] = chain;
    chain.unshift(leaf(`d${at}`, DECLARATION, below === undefined ? [] : [['basedOn', below]]));
  }
  return chain;
}

describe('a graph', () => {
  it('reaches what the entry rests on, and what that rests on', () => {
    const declaration = leaf('declaration');
    const certification = leaf('certification', CERTIFICATION, [['basedOn', declaration]]);
    const stranger = leaf('stranger');
    const entry = entryOn([['supportedBy', certification]]);
    const graph = build(entry, stranger, declaration, certification);
    expect([...graph.reached].sort()).toEqual(['ucertification', 'udeclaration', 'uentry']);
    expect(troublesOf(graph.findings)).toEqual([]);
    expect(targetsOf(graph, entry, 'supportedBy')).toEqual([certification]);
    expect(linksOf(graph, certification, 'basedOn')).toMatchObject([
      { role: 'basedOn', rule: { kind: 'evidence' }, from: certification, to: declaration },
    ]);
    expect(linksOf(graph, entry, 'basedOn')).toEqual([]);
  });

  it('is of the entry alone when nothing is named', () => {
    const graph = build(entryOn([]));
    expect([...graph.reached]).toEqual(['uentry']);
    expect(graph.findings).toEqual([]);
  });

  it('reads the links of what nothing rests on when they are asked for, without findings', () => {
    const declaration = leaf('declaration');
    const stranger = leaf('stranger', CERTIFICATION, [
      ['basedOn', declaration],
      ['basedOn', 'gone'],
    ]);
    const graph = build(entryOn([]), stranger, declaration);
    expect(targetsOf(graph, stranger, 'basedOn')).toEqual([declaration]);
    expect(graph.findings).toEqual([]);
    expect(graph.reached.has(stranger.digest)).toBe(false);
  });

  it('reaches once what two credentials rest on', () => {
    const shared = leaf('shared');
    const [left, right] = ['left', 'right'].map((id) =>
      leaf(id, CERTIFICATION, [['basedOn', shared]]),
    ) as [Credential, Credential];
    const graph = build(
      entryOn([
        ['supportedBy', left],
        ['supportedBy', right],
      ]),
      left,
      right,
      shared,
    );
    expect(troublesOf(graph.findings)).toEqual([]);
    expect(graph.reached.size).toBe(4);
  });

  it('takes an edge that stands twice for one', () => {
    const shared = leaf('shared');
    const entry = entryOn([
      ['supportedBy', shared],
      ['supportedBy', shared],
    ]);
    const graph = build(entry, shared);
    expect(troublesOf(graph.findings)).toEqual([]);
    expect(targetsOf(graph, entry, 'supportedBy')).toEqual([shared]);
  });

  it('keeps two edges of different roles to one target apart', () => {
    const identity = leaf('identity', 'OrganizationIdentityCredential');
    const entry = entryOn([
      ['importer', identity],
      ['filer', identity],
    ]);
    const graph = build(entry, identity);
    expect(targetsOf(graph, entry, 'importer')).toEqual([identity]);
    expect(targetsOf(graph, entry, 'filer')).toEqual([identity]);
  });
});

describe('an edge that does not hold', () => {
  it.each(['', 'supports', 'constructor', '__proto__', 'SupportedBy'])(
    'has a role that the profile does not know: %j',
    (role) => {
      const target = leaf('target');
      const graph = build(entryOn([[role, target]]), target);
      expect(told(graph)).toEqual([
        `fail chain.role-unknown urn:entry ${edgeName(role, 'urn:target')}`,
      ]);
      expect(graph.reached.has(target.digest)).toBe(false);
    },
  );

  it('has any role at all from a credential of no known type', () => {
    const unknown = leaf('unknown', 'UnknownCredential', [['basedOn', 'x']]);
    // Nothing may rest on it; where it is the entry itself, its edges lead nowhere.
    expect(told(build(unknown))).toEqual(['fail chain.role-unknown urn:unknown basedOn → urn:x']);
  });

  it('names another digest than the target has, and tells both', () => {
    const target = leaf('target');
    const graph = build(entryOn([['supportedBy', target, 'uother']]), target);
    expect(graph.findings.find(({ outcome }) => outcome === 'fail')).toMatchObject({
      code: 'chain.digest-mismatch',
      expected: 'uother',
      found: ['utarget'],
      edge: 'supportedBy → urn:target',
    });
    expect(graph.reached.has(target.digest)).toBe(false);
  });

  it('finds the one of two of the same id that has the digest', () => {
    const target = leaf('target');
    const twin = { ...leaf('target'), digest: 'utwin' };
    const entry = entryOn([['supportedBy', target]]);
    const graph = build(entry, twin, target);
    expect(targetsOf(graph, entry, 'supportedBy')).toEqual([target]);
    expect(graph.reached.has('utwin')).toBe(false);
  });

  it.each([
    ['identity', 'importer', 'indeterminate'],
    ['evidence', 'supportedBy', 'indeterminate'],
    ['delegate', 'filedUnder', 'fail'],
  ])('leads to nothing: %s, %s, is %s', (_, role, outcome) => {
    expect(told(build(entryOn([[role, 'gone']])))).toEqual([
      `${outcome} chain.parent-missing urn:entry ${role} → urn:gone`,
    ]);
  });

  it('leads to nothing: authority fails', () => {
    const right = leaf('right', 'IntellectualPropertyRightsCredential', [['recognizedIn', 'gone']]);
    expect(told(build(entryOn([['supportedBy', right]]), right))).toEqual([
      'fail chain.parent-missing urn:right recognizedIn → urn:gone',
    ]);
  });

  it.each([
    ['another type', 'PowerOfAttorneyCredential'],
    ['an unknown type', 'UnknownCredential'],
    ['no type', ''],
  ])('leads to %s', (_, type) => {
    const target = leaf('target', type);
    const graph = build(entryOn([['supportedBy', target]]), target);
    expect(told(graph)).toEqual(['fail chain.target-type urn:entry supportedBy → urn:target']);
    expect(graph.reached.has(target.digest)).toBe(false);
  });

  it.each<JsonValue>([null, 7, 'edge', {}, []])('is none in an edge member of %j', (edge) => {
    const graph = build(entryOn([], { payload: { edge } }));
    expect(graph.findings).toEqual([]);
  });

  it.each<JsonValue>([null, 7, 'x', [], {}, { role: 7, credential: [], credentialDigest: null }])(
    'is %j in a list of edges',
    (edge) => {
      const graph = build(entryOn([], { payload: { edge: [edge] } }));
      expect(troublesOf(graph.findings)).toEqual(['fail chain.role-unknown']);
    },
  );
});

describe('a cycle', () => {
  it('by ids is refused whatever the digests say', () => {
    const b = leaf('b', DECLARATION, [['basedOn', 'a', 'uother']]);
    const a = leaf('a', DECLARATION, [['basedOn', b]]);
    const graph = build(entryOn([['supportedBy', a]]), a, b);
    expect(told(graph)).toContain('fail chain.cycle urn:b basedOn → urn:a');
  });

  it('of one credential that names itself is refused', () => {
    const a = leaf('a', DECLARATION, [['basedOn', 'a', 'uother']]);
    expect(told(build(entryOn([['supportedBy', a]]), a))).toContain(
      'fail chain.cycle urn:a basedOn → urn:a',
    );
  });

  it('to the entry is refused, though no digest leads there', () => {
    const a = leaf('a', DECLARATION, [['basedOn', 'entry', 'uother']]);
    expect(told(build(entryOn([['supportedBy', a]]), a))).toContain(
      'fail chain.cycle urn:a basedOn → urn:entry',
    );
  });

  it('is refused even where digests were made to close it', () => {
    const b = leaf('b', DECLARATION, [['basedOn', 'a']]);
    const a = leaf('a', DECLARATION, [['basedOn', b]]);
    const graph = build(entryOn([['supportedBy', a]]), a, b);
    expect(told(graph)).toContain('fail chain.cycle urn:b basedOn → urn:a');
  });

  it('is none in a diamond', () => {
    const shared = leaf('shared');
    const [left, right] = ['left', 'right'].map((id) =>
      leaf(id, DECLARATION, [['basedOn', shared]]),
    ) as [Credential, Credential];
    const graph = build(
      entryOn([
        ['supportedBy', left],
        ['supportedBy', right],
      ]),
      left,
      right,
      shared,
    );
    expect(told(graph)).toEqual([]);
  });
});

describe('the depth of a chain', () => {
  it(`may be ${MAX_DEPTH}`, () => {
    const chain = chainOf(MAX_DEPTH);
    const graph = build(entryOn([['supportedBy', chain[0] as Credential]]), ...chain);
    expect(told(graph)).toEqual([]);
    expect(graph.reached.size).toBe(MAX_DEPTH + 1);
  });

  it('may not be one more: what lies beyond is not reached', () => {
    const chain = chainOf(MAX_DEPTH + 1);
    const graph = build(entryOn([['supportedBy', chain[0] as Credential]]), ...chain);
    expect(told(graph)).toEqual(['fail chain.too-deep urn:d8 basedOn → urn:d9']);
    expect(graph.findings.find(({ code }) => code === 'chain.too-deep')).toMatchObject({
      expected: 8,
      found: 9,
    });
    expect(graph.reached.has('ud9')).toBe(false);
  });

  it.each([
    ['first', (edges: NonNullable<Draft['edges']>) => edges],
    ['last', (edges: NonNullable<Draft['edges']>) => edges.toReversed()],
  ])('is that of the longest way, when the short one comes %s', (_, order) => {
    const chain = chainOf(MAX_DEPTH + 1);
    const edges = order([
      ['supportedBy', chain.at(-1) as Credential],
      ['supportedBy', chain[0] as Credential],
    ]);
    const graph = build(entryOn(edges), ...chain);
    expect(told(graph)).toEqual(['fail chain.too-deep urn:d8 basedOn → urn:d9']);
    expect(graph.reached.has('ud9')).toBe(true);
  });
});

describe('an edge that is missing', () => {
  it.each([
    ['IntellectualPropertyRightsLicenseCredential', 'extendsCredential'],
    ['MakerAuthorizationCredential', 'extendsCredential'],
    ['CertificationReceiptCredential', 'received'],
  ])('%s rests on nothing without %s', (type, role) => {
    const one = leaf('one', type);
    expect(told(build(entryOn([['supportedBy', one]]), one))).toEqual([
      `fail chain.edge-missing urn:one ${edgeName(role, '')}`.trimEnd(),
    ]);
  });

  const right = leaf('right', 'IntellectualPropertyRightsCredential');
  const licence = (
    extended: JsonValue,
    edges: readonly DraftEdge[] = [['extendsCredential', right]],
  ) =>
    createCredential({
      id: 'licence',
      type: 'IntellectualPropertyRightsLicenseCredential',
      subject: { extendsCredential: extended },
      edges,
    });
  const buildLicence = (one: Credential) => build(entryOn([['supportedBy', one]]), one, right);

  it.each<JsonValue>(['urn:right', ['urn:right']])(
    'is none when subject and edge of a licence agree: %j',
    (extended) => {
      expect(told(buildLicence(licence(extended)))).toEqual([]);
    },
  );

  it.each<JsonValue>(['urn:other', ['urn:right', 'urn:other'], [], null])(
    'is told when the subject of a licence says otherwise: %j',
    (extended) => {
      const { findings } = buildLicence(licence(extended));
      expect(findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
        { code: 'chain.edge-missing', pointer: '/credentialSubject/extendsCredential' },
      ]);
    },
  );

  it('is told for each line that names a support without an edge', () => {
    const target = leaf('target');
    const lines = [
      { line: 1, supportedBy: ['urn:target'] },
      { line: 2, supportedBy: ['urn:target', 'urn:other'] },
      { line: 3 },
    ];
    const graph = build(entryOn([['supportedBy', target]], { subject: { lines } }), target);
    expect(graph.findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      { code: 'chain.edge-missing', line: 2, edge: 'supportedBy → urn:other' },
    ]);
  });

  it.each<JsonValue>([0, 1000, 1.5, '1', null])(
    'names no line when the line is numbered %j',
    (line) => {
      const subject = { lines: [{ line, supportedBy: ['urn:other'] }] };
      const { findings } = build(entryOn([], { subject }));
      expect(findings).toMatchObject([{ code: 'chain.edge-missing', line: undefined }]);
    },
  );

  it.each<JsonValue>([null, 'lines', [null, 7, [], {}]])('is none in lines of %j', (lines) => {
    expect(build(entryOn([], { subject: { lines } })).findings).toEqual([]);
  });
});

it('finds the same in whatever order the credentials come', () => {
  const chain = chainOf(MAX_DEPTH + 1);
  const cyclic = leaf('cyclic', DECLARATION, [
    ['basedOn', 'entry', 'x'],
    ['basedOn', 'gone'],
  ]);
  const entry = entryOn([
    ['supportedBy', chain[0] as Credential],
    ['supportedBy', cyclic],
  ]);
  const graph = buildGraph(entry, [entry, cyclic, ...chain]);
  const other = buildGraph(entry, [...chain.toReversed(), entry, cyclic]);
  expect(other.findings).toEqual(graph.findings);
  expect([...other.reached].sort()).toEqual([...graph.reached].sort());
});
