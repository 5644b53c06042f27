// JSONTestSuite (nst/JSONTestSuite, commit 1ef36fa, MIT): what must parse and what must not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CoreError } from '../errors.ts';
import { parseJson } from './parse-json.ts';

const folder = new URL(
  '../../../../../shared/data/vectors/json-test-suite/test_parsing/',
  import.meta.url,
);
const present = existsSync(folder);
const files = present ? readdirSync(folder).sort() : [];

/** Never empty, or jest would refuse the table of the skipped suite. */
function named(prefix: string): readonly string[] {
  return present ? files.filter((file) => file.startsWith(prefix)) : ['absent'];
}

/** Valid JSON that signed data may not contain, and why (formats.md; security.md R3). */
const REFUSED_BY_RULE: Readonly<Record<string, string>> = {
  'y_object_duplicated_key.json': 'json.duplicate-key',
  'y_object_duplicated_key_and_value.json': 'json.duplicate-key',
  'y_number_negative_zero.json': 'json.lossy-number',
  'y_number_minus_zero.json': 'json.lossy-number',
};

function outcome(file: string): string {
  try {
    parseJson(new Uint8Array(readFileSync(new URL(encodeURIComponent(file), folder))));
    return 'accepted';
  } catch (error) {
    return error instanceof CoreError ? error.code : 'crashed';
  }
}

const suite = present ? describe : describe.skip;

it('is not skipped in silence', () => {
  if (!present) console.warn(`SKIPPED: JSONTestSuite is absent: ${folder.pathname}`);
  expect(present).toBe(existsSync(folder));
});

suite('JSONTestSuite', () => {
  it('is whole', () => {
    expect(named('y_')).toHaveLength(95);
    expect(named('n_')).toHaveLength(188);
  });

  it.each(named('y_'))('%s is read, or refused by rule', (file) => {
    expect(outcome(file)).toBe(REFUSED_BY_RULE[file] ?? 'accepted');
  });

  it.each(named('n_'))('%s is refused', (file) => {
    expect(outcome(file)).toMatch(/^json\./);
  });

  it('lets none of the undecided files through', () => {
    expect(named('i_')).toHaveLength(35);
    expect(named('i_').filter((file) => !outcome(file).startsWith('json.'))).toEqual([]);
  });
});
