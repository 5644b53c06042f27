import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import {
  CREDENTIAL_TYPES,
  FORMAT_NAMES,
  type FormatName,
  isCredentialType,
  type SchemaFault,
  validateCredential,
  validateFormat,
} from './index.ts';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [member: string]: Json;
}
interface Operation {
  op: 'add' | 'remove' | 'replace';
  path: string;
  value?: Json;
}
interface InvalidExample {
  of: string;
  change: Operation[];
  violates: { pointer: string; keyword: string };
  why: string;
}

const EXAMPLES = new URL('../examples/', import.meta.url);
const ALL_NAMES: readonly string[] = [...CREDENTIAL_TYPES, ...FORMAT_NAMES];

const list = (folder: string): string[] => readdirSync(new URL(folder, EXAMPLES)).sort();
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, EXAMPLES), 'utf8'));
const readValid = (file: string): Json => read(`valid/${file}`) as Json;
const typeOf = (file: string): string => file.split('.')[0] ?? '';

const validFiles = list('valid/');
const invalidFiles = list('invalid/');

function validate(name: string, document: unknown): SchemaFault | undefined {
  if (!ALL_NAMES.includes(name)) throw new Error(`no credential type or format: ${name}`);
  return isCredentialType(name)
    ? validateCredential(name, document)
    : validateFormat(name as FormatName, document);
}

/** RFC 6902, the three operations that the examples use. Throws where RFC 6902 does. */
function applyPatch(document: Json, operations: readonly Operation[]): Json {
  const patched = structuredClone(document);
  for (const { op, path, value } of operations) {
    const tokens = path
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = tokens.pop();
    let target: Json | undefined = patched;
    for (const token of tokens)
      target =
        typeof target === 'object' && target !== null && Object.hasOwn(target, token)
          ? (target as JsonObject)[token]
          : undefined;
    if (last === undefined || typeof target !== 'object' || target === null)
      throw new Error(`no such place: ${path}`);
    if (op !== 'add' && !Object.hasOwn(target, last)) throw new Error(`no such member: ${path}`);
    if ((op === 'remove') !== (value === undefined)) throw new Error(`value of ${op} at ${path}`);
    if (Array.isArray(target)) {
      const at = last === '-' ? target.length : Number(last);
      target.splice(at, op === 'add' ? 0 : 1, ...(value === undefined ? [] : [value]));
    } else if (value === undefined) Reflect.deleteProperty(target, last);
    else target[last] = value;
  }
  return patched;
}

/** RFC 8785 for the values that occur here: no number needs more than its shortest form. */
function toJcs(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(toJcs).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${toJcs(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

const toDigest = (document: Json): string =>
  `u${Buffer.concat([
    Buffer.from([0x12, 0x20]),
    createHash('sha256').update(toJcs(document)).digest(),
  ]).toString('base64url')}`;

function collect(value: Json, into: Json[] = []): Json[] {
  into.push(value);
  if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) collect(member, into);
  return into;
}

function without(document: JsonObject, members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !members.includes(name)));
}

/** An evidence package names its own parts, what it opened and the code that made it: none is an example. */
function withoutOwnDigests(file: string): Json {
  const document = readValid(file);
  if (typeOf(file) !== 'EvidencePackage') return document;
  return without(document as JsonObject, ['code', 'digests', 'opened']);
}

describe('the set of examples', () => {
  it('covers exactly the credential types that have a definition', () => {
    const defined = readdirSync(new URL('../definitions/credentials/', import.meta.url));
    expect(defined.map((file) => file.replace(/\.json$/, '')).sort()).toEqual([
      ...CREDENTIAL_TYPES,
    ]);
  });

  it.each(ALL_NAMES)('has one valid and two invalid examples of %s', (name) => {
    expect(validFiles.filter((file) => typeOf(file) === name).length).toBeGreaterThanOrEqual(1);
    expect(invalidFiles.filter((file) => typeOf(file) === name).length).toBeGreaterThanOrEqual(2);
  });

  it('has no file that belongs to no type or format', () => {
    const strays = [...validFiles, ...invalidFiles].filter(
      (file) => !ALL_NAMES.includes(typeOf(file)) || !file.endsWith('.json'),
    );
    expect(strays).toEqual([]);
  });

  it('uses every member that any definition has', () => {
    const declared = new Set<string>();
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties } = node as { properties?: Record<string, unknown> };
      for (const name of Object.keys(properties ?? {})) declared.add(name);
      Object.values(node).forEach(walk);
    };
    for (const folder of ['../definitions/', '../definitions/credentials/'])
      for (const file of readdirSync(new URL(folder, import.meta.url)))
        if (file.endsWith('.json'))
          walk(JSON.parse(readFileSync(new URL(folder + file, import.meta.url), 'utf8')));
    const used = new Set(
      validFiles
        .flatMap((file) => collect(readValid(file)))
        .flatMap((node) =>
          typeof node === 'object' && node !== null && !Array.isArray(node)
            ? Object.keys(node)
            : [],
        ),
    );
    expect([...declared].filter((name) => !used.has(name))).toEqual([]);
  });

  it('shows what the law allows and a stricter reader would refuse', () => {
    const at = (file: string, member: string): Json | undefined =>
      (readValid(file) as { credentialSubject: JsonObject }).credentialSubject[member];
    expect(at('USMCACertificationOfOrigin.hidden-producer.json', 'producer')).toBe(
      'Available upon request by the importing authorities',
    );
    expect(at('USMCACertificationOfOrigin.producer.json', 'exporter')).toBe('Unknown');
    expect(at('USMCACertificationOfOrigin.producer.json', 'importer')).toBe('Various');
    expect(at('USMCACertificationOfOrigin.various.json', 'producer')).toBe('Various');
    expect(at('USMCACertificationOfOrigin.single-shipment.json', 'invoiceNumber')).toBe(
      'MB-2026-05519',
    );
    expect(at('USMCACertificationOfOrigin.single-shipment.json', 'blanketPeriod')).toBeUndefined();
    expect(at('USMCACertificationOfOrigin.json', 'invoiceNumber')).toBeUndefined();
    expect(at('NAFTACertificateOfOrigin.producer-upon-request.json', 'producer')).toBe(
      'Available to Customs upon request',
    );
    expect(at('NAFTACertificateOfOrigin.producer-upon-request.json', 'importer')).toBe('Unknown');
    expect(at('NAFTACertificateOfOrigin.producer-upon-request.json', 'goods')).toMatchObject([
      { countryOfOrigin: 'JNT' },
    ]);
    expect(at('NAFTACertificateOfOrigin.same-producer.json', 'producer')).toBe('Same');
    expect(at('NAFTACertificateOfOrigin.single-shipment.json', 'producer')).toBe('Unknown');
    expect(at('IntellectualPropertyRightsCredential.trade-name.json', 'registration')).toBe(
      undefined,
    );
    expect(
      at('IntellectualPropertyRightsCredential.copyright-without-goods.json', 'recordation'),
    ).not.toHaveProperty('goods');
  });
});

describe('a document without an edge', () => {
  const files = validFiles.filter((file) => file.endsWith('.no-edge.json'));

  it.each(files)(
    '%s is complete in form: that its chain is broken is said by a verifier',
    (file) => {
      expect(readValid(file)).not.toHaveProperty('edge');
      expect(validate(typeOf(file), readValid(file))).toBeUndefined();
    },
  );

  it.each([
    'CertificationReceiptCredential',
    'IntellectualPropertyRightsLicenseCredential',
    'MakerAuthorizationCredential',
  ])('is shown for %s', (name) => {
    expect(files).toContain(`${name}.no-edge.json`);
  });
});

describe('valid examples', () => {
  it.each(validFiles)('%s meets its schema', (file) => {
    expect(validate(typeOf(file), readValid(file))).toBeUndefined();
  });

  it('have ids of their own', () => {
    const ids = validFiles
      .filter((file) => isCredentialType(typeOf(file)))
      .map((file) => (readValid(file) as JsonObject).id)
      // Two versions of one status list share its id.
      .filter((id) => typeof id === 'string' && id.startsWith('urn:'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  // After a change of an example, the difference shows the digest that its referrers must carry.
  it.each(validFiles)('%s names other examples by their digests', (file) => {
    const byId = new Map<Json | undefined, string>();
    const digests = new Set<Json>();
    for (const other of validFiles) {
      const document = readValid(other);
      digests.add(toDigest(document));
      if (isCredentialType(typeOf(other)))
        byId.set((document as JsonObject).id, toDigest(document));
    }
    const nodes = collect(withoutOwnDigests(file));
    const named = nodes.filter(
      (node): node is JsonObject =>
        typeof node === 'object' &&
        node !== null &&
        'credentialDigest' in node &&
        ('credential' in node || 'id' in node),
    );
    expect(named.map((node) => [node.credential ?? node.id, node.credentialDigest])).toEqual(
      named.map((node) => [node.credential ?? node.id, byId.get(node.credential ?? node.id)]),
    );
    const loose = nodes.filter((node) => typeof node === 'string' && node.startsWith('uEi'));
    expect(loose.filter((digest) => !digests.has(digest))).toEqual([]);
  });
});

describe('evidence packages', () => {
  it.each(validFiles.filter((file) => typeOf(file) === 'EvidencePackage'))(
    '%s has the digest of each of its parts',
    (file) => {
      const document = readValid(file) as JsonObject;
      const parts = without(document, ['digests', 'type', 'version']);
      expect(document.digests).toEqual(
        Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, toDigest(part)])),
      );
    },
  );
});

describe('invalid examples', () => {
  it.each(invalidFiles)('%s fails where and how it says', (file) => {
    const example = read(`invalid/${file}`) as InvalidExample;
    expect(Object.keys(example)).toEqual(['of', 'change', 'violates', 'why']);
    expect(typeOf(example.of)).toBe(typeOf(file));
    expect(example.why).toMatch(/^[^\n]+\.$/);
    const changed = applyPatch(readValid(example.of), example.change);
    expect(validate(typeOf(file), changed)).toMatchObject(example.violates);
  });
});

describe('the fault that is reported', () => {
  const wrong = (file: string, path: string, value: Json): SchemaFault | undefined =>
    validate(typeOf(file), applyPatch(readValid(file), [{ op: 'replace', path, value }]));

  it('is that no alternative fits, where none got further than another', () => {
    expect(wrong('USMCACertificationOfOrigin.json', '/issuer', 'nobody')).toEqual({
      pointer: '/issuer',
      keyword: 'oneOf',
      expected: { passingSchemas: null },
    });
  });

  it('is inside the alternative that got further', () => {
    expect(wrong('USMCACertificationOfOrigin.json', '/issuer', { id: 'nobody' })).toMatchObject({
      pointer: '/issuer/id',
      keyword: 'pattern',
    });
    expect(
      wrong('USMCACertificationOfOrigin.single-shipment.json', '/credentialStatus/0/type', 'x'),
    ).toMatchObject({ pointer: '/credentialStatus/0/type', keyword: 'const' });
  });

  it('is the deepest by places passed, however long their names are', () => {
    // One alternative fails at the list, the other inside its first party.
    expect(
      wrong('USMCACertificationOfOrigin.several-parties.json', '/credentialSubject/producer/0', {
        name: '',
      }),
    ).toMatchObject({ pointer: '/credentialSubject/producer/0/name', keyword: 'minLength' });
    // /x and /crv are equally deep; the first alternative comes first, and says /x.
    expect(wrong('TrustPolicy.json', '/roots/0/jwks/0/x', 'short')).toMatchObject({
      pointer: '/roots/0/jwks/0/x',
      keyword: 'pattern',
    });
  });
});

describe('hostile values', () => {
  const HOSTILE: unknown[] = [
    undefined,
    null,
    true,
    0,
    Number.NaN,
    '',
    'VerifiableCredential',
    [],
    [[]],
    {},
    { type: ALL_NAMES },
    new Date(0),
    () => undefined,
    JSON.parse('{"__proto__":{"type":"EntryBundle","version":1,"presentation":"x"}}'),
  ];

  it.each(ALL_NAMES)('are no %s', (name) => {
    for (const value of HOSTILE)
      expect(validate(name, value)).toMatchObject({
        pointer: expect.any(String),
        keyword: expect.any(String),
      });
  });

  it.each(validFiles)('%s with a __proto__ member of its own is refused', (file) => {
    const text = JSON.stringify(readValid(file)).replace('{', '{"__proto__":{},');
    expect(validate(typeOf(file), JSON.parse(text))).toMatchObject({
      pointer: '',
      keyword: 'additionalProperties',
    });
  });

  it.each(['constructor', '__proto__', 'toString', 'EntryBundle', '', null, 1, ['x']])(
    '%p is no credential type',
    (name) => {
      expect(isCredentialType(name)).toBe(false);
    },
  );
});
