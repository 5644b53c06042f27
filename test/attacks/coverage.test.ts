import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { HOSTILE_TWINS } from '@originmark/demo-entry';
import { CODES, codeEntry, type FindingCode } from '@originmark/verifier';

/**
 * Codes of this release that no whole bundle can be made to produce, each with the unit test that
 * does. Empty: every one has a twin.
 */
const ELSEWHERE: Readonly<Partial<Record<FindingCode, string>>> = {};

/** As docs/codes.md calls what has to be present before a finding can be made. */
const PRODUCED_BY = {
  ledger: 'proofs of existence',
} as const;

const codes = Object.keys(CODES) as FindingCode[];
const attacked = new Set<string>(HOSTILE_TWINS.map(({ code }) => code));
const later = codes.filter((code) => codeEntry(code).from !== 'this-release');

describe('finding codes', () => {
  it('has a hostile twin, or a unit test that is named here, for every code of this release', () => {
    const uncovered = codes.filter(
      (code) =>
        codeEntry(code).from === 'this-release' && !attacked.has(code) && !(code in ELSEWHERE),
    );
    expect(uncovered).toEqual([]);
    for (const [code, path] of Object.entries(ELSEWHERE))
      expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toContain(code);
  });

  it('leaves to later work what no twin can produce yet', () => {
    expect(later.filter((code) => attacked.has(code))).toEqual([]);
    expect([...later].sort()).toEqual([
      'documents.existence-late',
      'documents.existence-mismatch',
      'documents.existence-missing',
    ]);
  });

  it('says in docs/codes.md what each later code waits for', () => {
    const page = readFileSync(new URL('../../docs/codes.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((row) => row.startsWith('| `'));
    const told = rows
      .filter((row) => !row.endsWith('| this release |'))
      .map((row) => row.split('`')[1] ?? '');
    expect(told.sort()).toEqual([...later].sort());
    for (const code of later) {
      const { from } = codeEntry(code);
      const row = rows.find((one) => one.startsWith(`| \`${code}\` `)) ?? '';
      expect(row.endsWith(`| ${PRODUCED_BY[from as keyof typeof PRODUCED_BY]} |`)).toBe(true);
    }
  });
});
