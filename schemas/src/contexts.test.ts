import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CONTEXT_URLS, findContext, isCredentialType } from './index.ts';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [member: string]: Json;
}
interface JsonLd {
  expand(
    document: JsonObject,
    options: {
      safe: boolean;
      documentLoader: (url: string) => Promise<{ document: Json; documentUrl: string }>;
    },
  ): Promise<JsonObject[]>;
}
interface Example {
  file: string;
  document: JsonObject;
}

const require = createRequire(import.meta.url);
const jsonld = require('jsonld') as JsonLd;
const EXAMPLES = new URL('../examples/valid/', import.meta.url);
const PACKAGED = new URL(
  '../../node_modules/@digitalbazaar/credentials-context/contexts/v2.jsonld',
  import.meta.url,
);

const examples: Example[] = readdirSync(EXAMPLES)
  .sort()
  .filter((file) => isCredentialType(file.split('.')[0]))
  .map((file) => ({
    file,
    document: JSON.parse(readFileSync(new URL(file, EXAMPLES), 'utf8')) as JsonObject,
  }));

function loadBundled(url: string): JsonObject {
  const bundled = findContext(url);
  if (bundled === undefined) throw new Error(`not bundled: ${url}`);
  return (JSON.parse(bundled.text) as { '@context': JsonObject })['@context'];
}

/** Only what the package carries: nothing is fetched. */
const expandSafely = (document: JsonObject): Promise<JsonObject[]> =>
  jsonld.expand(document, {
    safe: true,
    documentLoader: async (url) =>
      Promise.resolve({ document: { '@context': loadBundled(url) }, documentUrl: url }),
  });

const entriesOf = (node: Json): [string, Json][] =>
  typeof node === 'object' && node !== null && !Array.isArray(node) ? Object.entries(node) : [];

const isJsonTerm = (definition: Json | undefined): boolean =>
  typeof definition === 'object' &&
  definition !== null &&
  (definition as JsonObject)['@type'] === '@json';

const BASE = loadBundled(CONTEXT_URLS.credentials);
const OWN = loadBundled(CONTEXT_URLS.originmark);

/** What each term means at a node: both contexts, and those that the node's types bring along. */
function termsAt(node: JsonObject): JsonObject {
  const terms = { ...BASE, ...OWN };
  for (const type of [node.type ?? []].flat()) {
    const scoped = entriesOf(typeof type === 'string' ? (terms[type] ?? null) : null);
    for (const [key, context] of scoped)
      if (key === '@context') Object.assign(terms, context as JsonObject);
  }
  return terms;
}

function undefinedTerms(node: Json, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const item of node) undefinedTerms(item, found);
  if (Array.isArray(node) || typeof node !== 'object' || node === null) return found;
  const terms = termsAt(node);
  for (const type of [node.type ?? []].flat())
    if (typeof type !== 'string' || !Object.hasOwn(terms, type))
      found.push(`type ${JSON.stringify(type)}`);
  for (const [member, value] of Object.entries(node)) {
    if (member === '@context') continue;
    if (!Object.hasOwn(terms, member)) found.push(member);
    else if (!isJsonTerm(terms[member])) undefinedTerms(value, found);
  }
  return found;
}

/**
 * How many values a document has: texts, numbers, truth values, and each JSON literal as one. In
 * JSON-LD null is no value.
 */
function countValues(node: Json): number {
  if (node === null) return 0;
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countValues(item), 0);
  if (typeof node !== 'object') return 1;
  const terms = termsAt(node);
  return Object.entries(node)
    .filter(([member]) => member !== '@context')
    .reduce(
      (sum, [member, value]) => sum + (isJsonTerm(terms[member]) ? 1 : countValues(value)),
      0,
    );
}

/** The same count of an expanded document, where the type of a literal is not a value of its own. */
function countExpanded(node: Json): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countExpanded(item), 0);
  if (typeof node !== 'object' || node === null) return 1;
  if ('@value' in node) return 1;
  return Object.values(node).reduce<number>((sum, value) => sum + countExpanded(value), 0);
}

/**
 * The one exception: the traceability context is not bundled, because its published text changes
 * and its bytes were not to be had. A credential that lists it can be checked against its schema,
 * and not be expanded here.
 */
const listsTraceability = ({ document }: Example): boolean =>
  [document['@context'] ?? []].flat().includes(CONTEXT_URLS.traceability);
const expandable = examples.filter((example) => !listsTraceability(example));
const notExpandable = examples.filter(listsTraceability);

describe('findContext', () => {
  it.each([CONTEXT_URLS.credentials, CONTEXT_URLS.originmark])('pins the text of %s', (url) => {
    const bundled = findContext(url);
    expect(createHash('sha256').update(bundled!.text).digest('hex')).toBe(bundled!.sha256);
  });

  it('carries the credentials context as packaged by others, byte for byte', () => {
    expect(findContext(CONTEXT_URLS.credentials)?.text).toBe(readFileSync(PACKAGED, 'utf8'));
  });

  it.each(['credentials-v2', 'originmark-v1'] as const)(
    'carries the very file contexts/%s.jsonld',
    (name) => {
      const url = name === 'originmark-v1' ? CONTEXT_URLS.originmark : CONTEXT_URLS.credentials;
      const file = new URL(`../contexts/${name}.jsonld`, import.meta.url);
      expect(findContext(url)?.text).toBe(readFileSync(file, 'utf8'));
    },
  );

  it.each([
    '',
    'constructor',
    '__proto__',
    'http://www.w3.org/ns/credentials/v2',
    'https://www.w3.org/ns/credentials/v2#',
    'https://www.w3.org/2018/credentials/v1',
    'https://originmark.example/ns/v2',
  ])('has nothing under %p', (url) => {
    expect(findContext(url)).toBeUndefined();
  });

  it('defines no term by a vocabulary', () => {
    for (const url of [CONTEXT_URLS.credentials, CONTEXT_URLS.originmark])
      expect(findContext(url)?.text).not.toContain('"@vocab":');
  });

  it('protects its own terms', () => {
    expect(OWN['@protected']).toBe(true);
  });
});

describe('a credential in JSON-LD', () => {
  it.each(expandable)('$file uses defined terms only', ({ document }) => {
    expect(undefinedTerms(document)).toEqual([]);
  });

  it.each(expandable)('$file expands in safe mode without loss', async ({ document }) => {
    const expanded = await expandSafely(document);
    expect(expanded).toHaveLength(1);
    expect(countExpanded(expanded)).toBe(countValues(document));
  });

  it('is left out for the traceability context alone, which is not bundled', async () => {
    expect(notExpandable.map(({ file }) => file)).toEqual([
      'USMCACertificationOfOrigin.traceability-context.json',
    ]);
    expect(findContext(CONTEXT_URLS.traceability)).toBeUndefined();
    for (const { document } of notExpandable)
      await expect(expandSafely(document)).rejects.toThrow('did not result in a valid JSON-LD');
  });
});

describe('what a context must refuse', () => {
  const { document } = expandable.find(({ file }) => file === 'PackingListCredential.json')!;
  const subject = document.credentialSubject as JsonObject;
  const refusals: [string, JsonObject][] = [
    ['an undefined term', { ...document, sublicencing: true }],
    [
      'an undefined term in the subject',
      { ...document, credentialSubject: { ...subject, sublicencing: true } },
    ],
    [
      'an undefined term deep inside',
      { ...document, credentialSubject: { ...subject, shipper: { name: 'x', nickname: 'y' } } },
    ],
    ['an undefined type', { ...document, type: ['VerifiableCredential', 'PackingListCredentia1'] }],
    ['an undefined type of the subject', { ...document, credentialSubject: { type: 'List' } }],
    ['a relative id', { ...document, id: 'packing-list-1' }],
    [
      'a term defined anew by an inline context',
      {
        ...document,
        '@context': [CONTEXT_URLS.credentials, CONTEXT_URLS.originmark, { lines: 'urn:x' }],
      },
    ],
    ['a context from outside', { ...document, '@context': ['https://evil.example/context'] }],
  ];

  it.each(refusals)('%s', async (_what, changed) => {
    await expect(expandSafely(changed)).rejects.toThrow(
      /Safe mode|protected term|did not result in a valid JSON-LD object/,
    );
  });

  it('an undefined term is found without the library too', () => {
    expect(undefinedTerms({ ...document, sublicencing: true })).toEqual(['sublicencing']);
    expect(undefinedTerms({ ...document, type: 'List' })).toContain('type "List"');
  });

  it('a lost value shows in the count', async () => {
    const expanded = await expandSafely(document);
    expect(countExpanded(expanded)).not.toBe(countValues({ ...document, sublicencing: true }));
  });
});
