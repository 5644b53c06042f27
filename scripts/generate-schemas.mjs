#!/usr/bin/env node
// Makes, from schemas/definitions, everything that would otherwise be typed twice: TypeScript types,
// compiled validators, the JSON-LD context. With --check it writes nothing and fails on a difference.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _ as code } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const standalone = standaloneModule.default ?? standaloneModule;
const home = join(dirname(fileURLToPath(import.meta.url)), '..', 'schemas');
const BASE = 'https://originmark.example/schemas/';
const VOCABULARY = 'https://originmark.example/ns/v1#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
/** Registered JWT claims that may stand in the payload; they are not terms of the credential. */
const REGISTERED = new Set(['iss', 'sub', 'jti', 'iat', 'exp']);
/** Keywords that narrow values without giving them another type. */
const TYPELESS = new Set([
  'propertyNames',
  'contains',
  'minContains',
  'maxContains',
  'allOf',
  'if',
  'then',
  'else',
]);
const HEADER = '// Made by scripts/generate-schemas.mjs from schemas/definitions. Do not edit.\n';

const read = (path) => JSON.parse(readFileSync(join(home, path), 'utf8'));
const list = (path) =>
  readdirSync(join(home, path))
    .filter((name) => name.endsWith('.json'))
    .sort();
const common = read('definitions/common.json');
const credentials = list('definitions/credentials').map((n) =>
  read(`definitions/credentials/${n}`),
);
const formats = list('definitions')
  .filter((name) => name !== 'common.json')
  .map((name) => read(`definitions/${name}`));
const schemas = [...credentials, ...formats];

/** One schema that holds all others, so that each shape is named once. */
async function makeTypes() {
  const draft7 = (node) => {
    if (Array.isArray(node)) return node.map(draft7);
    if (node === null || typeof node !== 'object') return node;
    const made = {};
    // Of an allOf only what is named gives a type; the rest narrows its values.
    const named = node.allOf?.find((item) => item.$ref !== undefined);
    if (named !== undefined) return draft7(named);
    for (const [key, value] of Object.entries(node)) {
      if (key === '$schema' || key === '$id') continue;
      // The type generator reads draft 7: a closed prefixItems is its items list.
      if (key === 'prefixItems') made.items = draft7(value);
      else if (key === 'items' && value === false) made.additionalItems = false;
      else if ((key === 'maxItems' || key === 'minItems') && !('prefixItems' in node)) continue;
      else if (TYPELESS.has(key)) continue;
      else made[key] = key === '$ref' ? `#/$defs/${value.split('/').at(-1)}` : draft7(value);
    }
    return made;
  };
  const titled = (name, node) => ({
    ...draft7(node),
    title: name[0].toUpperCase() + name.slice(1),
  });
  const $defs = {};
  for (const [name, node] of Object.entries(common.$defs))
    $defs[name] = titled(node.title ?? (name === 'date' ? 'calendarDate' : name), node);
  for (const schema of schemas) $defs[schema.title] = draft7(schema);
  const text = await compile(
    { title: 'Unused', type: 'object', $defs, additionalProperties: false },
    'Unused',
    {
      bannerComment: '',
      unreachableDefinitions: true,
      additionalProperties: false,
      style: { singleQuote: true, printWidth: 100 },
    },
  );
  const withoutUnused = text
    .replace(/export interface Unused \{\}\n/, '')
    .replaceAll(/\/\*\*\n \* This interface was referenced by [\s\S]*?\*\/\n/g, '')
    .replaceAll(/ \*\n \* This interface was referenced by [^\n]*\n \* via the [^\n]*\n/g, '');
  return `${HEADER}${withoutUnused.trimStart()}`;
}

/** With references inside one document: the compiler then makes each definition once, not once a schema. */
function local(node) {
  if (Array.isArray(node)) return node.map(local);
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(([key]) => key !== '$schema' && key !== '$id');
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === '$ref' ? `#/$defs/${value.split('/').at(-1)}` : local(value),
    ]),
  );
}

/** Validators without any dependency or code made at run time (works under a strict CSP). */
async function makeValidators() {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    allErrors: false,
    inlineRefs: false,
    messages: false,
    // Lengths in UTF-16 units: counting code points of long tokens costs more than checking them.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, formats: code`require("./src/formats.ts").FORMATS` },
    formats: { 'date-time': () => true, date: () => true },
    schemas: [
      {
        $id: `${BASE}all.json`,
        $defs: {
          ...local(common.$defs),
          ...Object.fromEntries(schemas.map((s) => [s.title, local(s)])),
        },
      },
    ],
  });
  const names = Object.fromEntries(
    schemas.map(({ title }) => [title, `${BASE}all.json#/$defs/${title}`]),
  );
  const source = standalone(ajv, names);
  const bundled = await build({
    stdin: { contents: source, resolveDir: home, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['main'],
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 200,
  });
  const types = [
    HEADER,
    'export interface ValidationError {\n  instancePath: string;\n  schemaPath: string;\n  keyword: string;\n  params: Record<string, unknown>;\n  message?: string;\n}\n',
    'export interface Validator {\n  (value: unknown): boolean;\n  errors?: ValidationError[] | null;\n}\n',
    ...schemas.map((schema) => `export declare const ${schema.title}: Validator;\n`),
  ];
  return { js: `${HEADER}${bundled.outputFiles[0].text}`, dts: types.join('') };
}

/** Every term of every credential schema, once, with its coercion where all uses agree. */
function makeContext() {
  const base = read('contexts/credentials-v2.jsonld')['@context'];
  const taken = new Set(Object.keys(base));
  // Terms that v2 protects in a status node: the same definition again is allowed, another is not.
  const status = {
    ...base.BitstringStatusList['@context'],
    ...base.BitstringStatusListEntry['@context'],
  };
  const scoped = new Set(Object.keys(base.VerifiableCredential['@context']));
  const coercions = new Map();
  const types = new Set();
  const note = (term, coercion) => {
    if (term.startsWith('@') || taken.has(term)) return;
    coercions.set(term, (coercions.get(term) ?? new Set()).add(coercion));
  };
  const resolve = (node) =>
    node.$ref === undefined
      ? node
      : { ...resolve(common.$defs[node.$ref.split('/').at(-1)]), ref: node.$ref.split('/').at(-1) };
  const coercionOf = (node) => {
    const shape = resolve(node);
    if (shape.ref === 'did' || shape.ref === 'iri') return '@id';
    if (shape.format === 'date-time') return `${XSD}dateTime`;
    if (shape.format === 'date') return `${XSD}date`;
    if (shape.type === 'array') return shape.items ? coercionOf(shape.items) : 'plain';
    if (shape.oneOf) {
      const all = new Set(shape.oneOf.map(coercionOf));
      return all.size === 1 ? [...all][0] : 'plain';
    }
    if (shape.type === 'object')
      // An open map has members that no context can name: it is opaque JSON.
      return shape.properties === undefined ? '@json' : 'node';
    return 'plain';
  };
  const seen = new Set();
  const walk = (node, top) => {
    const shape = resolve(node);
    if (shape.ref !== undefined) {
      if (seen.has(shape.ref)) return;
      seen.add(shape.ref);
    }
    for (const [term, value] of Object.entries(shape.properties ?? {})) {
      if (term === 'type') {
        const target = resolve(value);
        for (const name of [target.const, ...(target.prefixItems ?? []).map((item) => item.const)])
          if (name !== undefined && !taken.has(name)) types.add(name);
        continue;
      }
      if (top && (scoped.has(term) || REGISTERED.has(term))) {
        walk(value, false);
        continue;
      }
      note(term, coercionOf(value));
      walk(value, false);
    }
    for (const inner of [
      ...(shape.oneOf ?? []),
      ...(shape.prefixItems ?? []),
      ...(shape.items ? [shape.items] : []),
    ])
      walk(inner, false);
  };
  for (const schema of credentials) walk(schema, true);
  const terms = {};
  for (const name of [...types].sort()) terms[name] = `${VOCABULARY}${name}`;
  terms.jti = 'https://www.iana.org/assignments/jwt#jti';
  for (const [term, all] of [...coercions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (Object.hasOwn(status, term)) {
      terms[term] = status[term];
      continue;
    }
    const kinds = [...all].filter((kind) => kind !== 'node');
    const coercion = kinds.length === 1 && all.size === 1 ? kinds[0] : 'plain';
    terms[term] =
      coercion === 'plain' || kinds.length === 0
        ? `${VOCABULARY}${term}`
        : { '@id': `${VOCABULARY}${term}`, '@type': coercion };
  }
  return { '@context': { '@version': 1.1, '@protected': true, ...terms } };
}

const contextText = `${JSON.stringify(makeContext(), null, 2)}\n`;
const baseText = readFileSync(join(home, 'contexts/credentials-v2.jsonld'), 'utf8');
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
/** As Originmark writes a digest: multibase base64url of the SHA-256 multihash. */
const digest = (text) =>
  `u${Buffer.concat([Buffer.from([0x12, 0x20]), createHash('sha256').update(text).digest()]).toString('base64url')}`;
const contexts = [
  ['https://www.w3.org/ns/credentials/v2', baseText],
  ['https://originmark.example/ns/v1', contextText],
];
const contextsModule = `${HEADER}export const CONTEXTS = {\n${contexts
  .map(
    ([url, text]) =>
      `  ${JSON.stringify(url)}: { sha256: ${JSON.stringify(sha256(text))}, text: ${JSON.stringify(text)} },\n`,
  )
  .join('')}};\n`;
const validators = await makeValidators();
const outputs = {
  'contexts/originmark-v1.jsonld': contextText,
  'generated/types.d.ts': await makeTypes(),
  'generated/validators.js': validators.js,
  'generated/validators.d.ts': validators.dts,
  'generated/contexts.js': contextsModule,
  'generated/schemas-digest.js': `${HEADER}export const SCHEMAS_DIGEST = '${digest(JSON.stringify([common, ...schemas]))}';\n`,
  'generated/schemas-digest.d.ts': `${HEADER}export declare const SCHEMAS_DIGEST: string;\n`,
  'generated/contexts.d.ts': `${HEADER}export declare const CONTEXTS: Readonly<Record<string, { sha256: string; text: string }>>;\n`,
};

const check = process.argv.includes('--check');
mkdirSync(join(home, 'generated'), { recursive: true });
let different = 0;
for (const [path, text] of Object.entries(outputs)) {
  let now;
  try {
    now = readFileSync(join(home, path), 'utf8');
  } catch {
    now = undefined;
  }
  if (now === text) continue;
  different += 1;
  if (check)
    console.error(`schemas/${path} is not what schemas/definitions makes: run npm run generate`);
  else writeFileSync(join(home, path), text);
}
if (check && different > 0) process.exit(1);
console.log(
  check ? `${Object.keys(outputs).length} generated files agree` : `${different} files written`,
);
