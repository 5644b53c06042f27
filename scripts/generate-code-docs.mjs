#!/usr/bin/env node
// Writes docs/codes.md from the registry of finding codes. With --check it writes nothing and fails
// on a difference. Run: node --conditions=originmark-source --import tsx scripts/generate-code-docs.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CODES } from '../packages/verifier/src/codes/registry.ts';

const PAGE = fileURLToPath(new URL('../docs/codes.md', import.meta.url));

/** The areas of the formats, with the checks each one covers. */
const AREAS = [
  ['Intake', ['intake']],
  ['Signature', ['signature']],
  ['Issuer and key', ['issuer', 'did', 'key']],
  ['Claims and time', ['claims', 'time']],
  ['Schema and context', ['schema', 'context']],
  ['Status', ['status']],
  ['Chain', ['chain']],
  ['Scope', ['scope']],
  ['Holder', ['holder']],
  ['Entry', ['entry']],
  ['Origin', ['origin']],
  ['Intellectual property', ['licence']],
  ['Documents', ['documents']],
];

const PRODUCED_BY = {
  'this-release': 'this release',
  ledger: 'proofs of existence',
};

const INTRODUCTION = `# Finding codes

<!-- Made by scripts/generate-code-docs.mjs from packages/verifier/src/codes. Do not edit. -->

Every finding of a verdict has one of these codes, \`check.condition\`. They are stable and never
reused; what stands before the dot is the name of the check, and those are the only names a trust
policy may require. A finding is advisory: not a ruling, a determination of origin or a release.

**Effect** of a finding that a claim reaches: \`exception\` contradicts, \`review\` asks, \`flag\`
informs. A required check that could not be decided asks for review, whatever its code.
**Produced by**: the part that has to be present before the finding can be made.
A reference marked \`[not confirmed]\` was not compared with the primary text.

A verdict also tells of checks that found nothing: \`<check>.ok\`, \`<check>.not-applicable\`, and
\`<check>.not-run\` for a check that the policy requires and that could not run, which calls for review.
`;

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;

function makePage() {
  const entries = Object.entries(CODES);
  const areas = AREAS.map(([title, checks]) => {
    const rows = entries
      .filter(([code]) => checks.includes(code.slice(0, code.indexOf('.'))))
      .map(([code, { effect, title: finding, remedy, reference, from }]) =>
        row([`\`${code}\``, effect, finding, remedy, reference, PRODUCED_BY[from]]),
      );
    return { title, rows };
  });
  const written = areas.reduce((sum, { rows }) => sum + rows.length, 0);
  if (written !== entries.length)
    throw new Error(`${entries.length} codes, ${written} in areas: add the new check to AREAS`);
  const head = [
    row(['code', 'effect', 'title', 'remedy', 'reference', 'produced by']),
    '|---|---|---|---|---|---|',
  ];
  const tables = areas.map(
    ({ title, rows }) => `## ${title}\n\n${[...head, ...rows].join('\n')}\n`,
  );
  return `${INTRODUCTION}\n${tables.join('\n')}`;
}

function readPage() {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch (cause) {
    if (cause.code === 'ENOENT') return undefined;
    throw new Error('docs/codes.md cannot be read', { cause });
  }
}

const page = makePage();
if (!process.argv.includes('--check')) {
  writeFileSync(PAGE, page);
} else if (readPage() !== page) {
  console.error('docs/codes.md differs from the registry: run scripts/generate-code-docs.mjs');
  process.exitCode = 1;
}
