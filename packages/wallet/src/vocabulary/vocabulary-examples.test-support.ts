// Examples of w3c-ccg/traceability-vocab (commit 961fb742), read in place where they are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '@originmark/core';
import { parse } from 'yaml';

const folder = new URL('../../../../../shared/data/traceability-vocab/', import.meta.url);

/** Whether the data are there; a suite that needs them says so where they are not. */
export const isVocabularyPresent = existsSync(folder);
export const vocabularyFolder = folder.pathname;

/** Names of the schemas in a subfolder, without their ending. Never empty, for tables of tests. */
export function vocabularyNames(subfolder: string): readonly string[] {
  if (!isVocabularyPresent) return ['absent'];
  return readdirSync(new URL(`${subfolder}/`, folder))
    .filter((file) => file.endsWith('.yml'))
    .map((file) => file.slice(0, -'.yml'.length))
    .sort();
}

export function readVocabularyFile(path: string): unknown {
  return parse(readFileSync(new URL(path, folder), 'utf8'));
}

/** The example of a credential, as its schema has it. */
export function readVocabularyExample(name: string): JsonObject {
  const schema = readVocabularyFile(`credentials/${name}.yml`) as { example: unknown };
  const { example } = schema;
  return (typeof example === 'string' ? JSON.parse(example) : example) as JsonObject;
}
