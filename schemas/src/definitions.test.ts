import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { CREDENTIAL_TYPES, FORMAT_NAMES } from './index.ts';

interface Schema {
  $id: string;
  title?: string;
  description?: string;
  [keyword: string]: unknown;
}
interface Place {
  path: string;
  node: Record<string, unknown>;
}

const HOME = new URL('../', import.meta.url);
const read = (path: string): Schema =>
  JSON.parse(readFileSync(new URL(path, HOME), 'utf8')) as Schema;
const list = (folder: string): string[] =>
  readdirSync(new URL(folder, HOME))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => folder + name);

const files = [...list('definitions/credentials/'), ...list('definitions/')];
const COMMON = 'definitions/common.json';
const documents = files.filter((file) => file !== COMMON);

/** Objects that stay open, by file and JSON Pointer without `properties`, and why. */
const OPEN: Record<string, string> = {
  'DidResolutionCredential.json/credentialSubject/didDocument':
    'a DID document is another body’s format',
  'DidResolutionCredential.json/credentialSubject/didDocumentMetadata': 'as the DID method has it',
  'TrustPolicyCredential.json/credentialSubject/trustPolicy':
    'checked against TrustPolicy by itself',
  'verdict.json/lines/preference/determination': 'each agreement’s own record of its arithmetic',
  'common.json/$defs/effectiveAuthority/boundBy': 'from a dimension to the credential that set it',
  'trust-policy.json/rules/revokedParent': 'from an edge role to a rule',
  'trust-policy.json/rules/expiredParent': 'from an edge role to a rule',
  ...Object.fromEntries(
    ['EntryVerificationReportCredential.json/credentialSubject', 'verdict.json'].flatMap((home) =>
      ['integrity', 'filing', 'preference', 'ipr', 'documents'].map((axis) => [
        `${home}/axes/${axis}`,
        'from an outcome to its count',
      ]),
    ),
  ),
};

/** `contains` is not among them: it counts items, and `items` says what they are. */
const SUBSCHEMAS = new Set([
  'additionalProperties',
  'items',
  'oneOf',
  'prefixItems',
  'propertyNames',
]);

/** Every schema inside a schema, with the path of the members that lead to it. */
function* walk(node: unknown, path: string): Generator<Place> {
  if (Array.isArray(node)) for (const item of node) yield* walk(item, path);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  yield { path, node: node as Record<string, unknown> };
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === 'properties' || keyword === '$defs')
      for (const [name, inner] of Object.entries(value as object))
        yield* walk(inner, `${path}${keyword === '$defs' ? '/$defs' : ''}/${name}`);
    else if (SUBSCHEMAS.has(keyword)) yield* walk(value, path);
  }
}

const places = files.flatMap((file) => [...walk(read(file), file.split('/').at(-1) ?? '')]);
const patterns = [
  ...new Set(places.map(({ node }) => node.pattern).filter((p) => typeof p === 'string')),
].sort();

/**
 * True when a repeated group holds something repeated without bound: the shape that makes matching
 * exponential. A group that may only be absent or present once is not repeated.
 */
function nestsQuantifiers(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  const unbounded: boolean[] = [false];
  for (let at = 0; at < plain.length; at += 1) {
    const next = plain.slice(at + 1);
    if (plain[at] === '(') unbounded.push(false);
    if (plain[at] === ')') {
      const inner = unbounded.pop() ?? false;
      if (inner && /^(?:[*+]|\{)/.test(next)) return true;
      if (inner) unbounded[unbounded.length - 1] = true;
    }
    if (/^(?:[*+]|\{\d+,\})/.test(plain.slice(at))) unbounded[unbounded.length - 1] = true;
  }
  return false;
}

describe('every definition', () => {
  const ajv = new Ajv2020({ strict: false });

  it.each(files)('%s is a valid 2020-12 schema under its own name', (file) => {
    const schema = read(file);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(schema.$id).toBe(`https://originmark.example/schemas/${file.split('/').at(-1) ?? ''}`);
  });

  it.each(documents)('%s says at its top what it is', (file) => {
    const { title, description } = read(file);
    expect(title).toMatch(/^[A-Z][A-Za-z0-9]+$/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it('has a title of its own, known to the validators', () => {
    expect(documents.map((file) => read(file).title).sort()).toEqual(
      [...CREDENTIAL_TYPES, ...FORMAT_NAMES].sort(),
    );
  });

  it('refers only to definitions that exist', () => {
    const { $defs } = read(COMMON) as unknown as { $defs: object };
    const targets = places.map(({ node }) => node.$ref).filter((ref) => typeof ref === 'string');
    const known = new Set(
      Object.keys($defs).map(
        (name) => `https://originmark.example/schemas/common.json#/$defs/${name}`,
      ),
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((ref) => !known.has(ref))).toEqual([]);
  });
});

describe('every object', () => {
  it('is closed, or listed as open with a reason', () => {
    const open = places
      .filter(({ node }) => node.type === 'object' || 'properties' in node)
      .filter(({ node }) => node.additionalProperties !== false)
      .map(({ path }) => path);
    expect([...new Set(open)].sort()).toEqual(Object.keys(OPEN).sort());
  });

  it('requires only members it has, where it is closed', () => {
    const wrong = places
      .filter(({ node }) => node.additionalProperties === false)
      .flatMap(({ path, node }) =>
        ((node.required as string[] | undefined) ?? [])
          .filter((name) => !Object.hasOwn((node.properties as object | undefined) ?? {}, name))
          .map((name) => `${path}/${name}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('every text and list', () => {
  it('has an upper bound', () => {
    const boundless = places
      .filter(({ node }) => ['string', 'array'].includes(String(node.type)))
      .filter(({ node }) => !('maxLength' in node) && !('maxItems' in node))
      // A closed tuple is bounded by its items.
      .filter(({ node }) => node.items !== false)
      .map(({ path }) => path);
    expect(boundless).toEqual([]);
  });
});

describe('every pattern', () => {
  it.each(patterns)('%p is anchored at both ends', (pattern) => {
    expect(pattern.startsWith('^')).toBe(true);
    expect(pattern.endsWith('$')).toBe(true);
    // An alternative outside all groups would escape the anchors.
    let rest = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
    for (let before = ''; before !== rest; )
      [before, rest] = [rest, rest.replaceAll(/\([^()]*\)/g, 'x')];
    expect(rest).not.toContain('|');
  });

  it.each(patterns)('%p nests no quantifiers', (pattern) => {
    expect(nestsQuantifiers(pattern)).toBe(false);
  });

  it.each(patterns)('%p matches no text with a newline after it', (pattern) => {
    const expression = new RegExp(pattern, 'u');
    const matching = texts().filter((text) => expression.test(text));
    expect(matching.length).toBeGreaterThan(0);
    for (const text of matching)
      for (const after of ['\n', '\r', '\r\n', '\u2028', ' '])
        expect(expression.test(text + after)).toBe(false);
  });

  it.each(patterns)('%p answers at once on a long text', (pattern) => {
    const expression = new RegExp(pattern, 'u');
    const started = performance.now();
    for (const piece of ['0', 'a', 'A', '9.', 'did:a:', 'uEi', 'x:', '%', '-', '0x', 'u'])
      expression.test(`${piece.repeat(50_000)}\n`);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each(['(a+)+', '^([a-z]*)*$', '^(a|b+)*$', '^((a+)b)+$', '^(a{2,})+$', '^(a*){2,9}$'])(
    '%p would be found to nest quantifiers',
    (pattern) => {
      expect(nestsQuantifiers(pattern)).toBe(true);
    },
  );
});

/** Every text, and every member name, of every valid example. */
function texts(): string[] {
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      found.add(name);
      collect(inner);
    }
  };
  for (const file of list('examples/valid/')) collect(read(file));
  return [...found];
}

describe('README', () => {
  it('says of every definition what it is for, in the definition’s own words', () => {
    const readme = readFileSync(new URL('README.md', HOME), 'utf8');
    const table = /<!-- definitions -->\n\n([^]*?)\n\n<!-- \/definitions -->/.exec(readme)?.[1];
    const rows = documents.map((file) => {
      const { title, description } = read(file);
      return `| [\`${title ?? ''}\`](${file}) | ${description ?? ''} |`;
    });
    // The formatter pads the columns.
    const unpadded = table?.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
    expect(unpadded?.split('\n')).toEqual([
      '| definition | what it is for |',
      '| --- | --- |',
      ...rows,
    ]);
  });
});
