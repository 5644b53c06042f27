// The valid examples of the formats, by file name.
import { readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '@originmark/core';
import { VOCABULARY_MAPPINGS } from './mappings.ts';

const folder = new URL('../../../../schemas/examples/valid/', import.meta.url);
const types: ReadonlySet<string> = new Set(VOCABULARY_MAPPINGS.map(({ ours }) => ours));

/** Examples of the types that the vocabulary has too. */
export const OUR_EXAMPLES: readonly string[] = readdirSync(folder)
  .filter((file) => types.has(file.slice(0, file.indexOf('.'))))
  .map((file) => file.slice(0, -'.json'.length))
  .sort();

export function readOurExample(name: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as JsonObject;
}
