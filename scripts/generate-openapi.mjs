#!/usr/bin/env node
// Writes docs/openapi/<role>.json from the routes, and the types of the client from them. With --check it
// writes nothing and fails on a difference. Run: node --conditions=originmark-source --import tsx scripts/generate-openapi.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';
import { makeDocument } from '../apps/server/src/openapi/make-document.ts';
import { SERVICES } from '../apps/server/src/server-role.ts';

const check = process.argv.includes('--check');
const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const HEAD =
  '// Made by scripts/generate-openapi.mjs from the routes of apps/server. Do not edit.\n';

/** A client calls each route by one name: those below /api are the same once more. */
async function makeTypes({ paths, ...document }) {
  const own = Object.entries(paths).filter(([path]) => !path.startsWith('/api/'));
  const named = { ...document, paths: Object.fromEntries(own) };
  return HEAD + astToString(await openapiTypes(named, { immutable: true, alphabetize: true }));
}

function read(path) {
  try {
    return readFileSync(here(path), 'utf8');
  } catch (cause) {
    if (cause.code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read`, { cause });
  }
}

mkdirSync(here('docs/openapi'), { recursive: true });
for (const role of SERVICES) {
  const text = `${JSON.stringify(await makeDocument(role), null, 2)}\n`;
  const files = [
    [`docs/openapi/${role}.json`, text],
    [`packages/client/src/generated/${role}.ts`, await makeTypes(JSON.parse(text))],
  ];
  for (const [path, content] of files) {
    if (!check) writeFileSync(here(path), content);
    else if (read(path) !== content) {
      console.error(`${path} differs from the routes: run npm run generate`);
      process.exitCode = 1;
    }
  }
}
