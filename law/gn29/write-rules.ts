#!/usr/bin/env node
// Reads the rules of General Note 29(n) out of the law's text and writes them as data. What could not be read, and every
// rule whose codes differ from its words, is printed. Run: npm run read-law -- <folder with page-01.txt …> [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadText } from './load-text.ts';
import { readRules } from './read-rules.ts';
import { reviewRules } from './review-rules.ts';
import { splitRules } from './split-rules.ts';

const FILE = fileURLToPath(
  new URL('../../packages/customs/src/rules/generated/cafta-dr-rules.ts', import.meta.url),
);

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say where the pages are: npm run read-law -- <folder with page-01.txt …>');
  process.exit(64);
}
const texts = splitRules(loadText(folder));
const { deleted, rules, unread } = readRules(texts);
const differences = reviewRules(texts, rules);
const written = `// Written by law/gn29/write-rules.ts from General Note 29(n), HTSUS 2026 Revision 15. Do not edit.
import type { OriginRule } from '../rule.ts';

export const CAFTA_DR_RULES: readonly OriginRule[] = [
${rules.map((rule) => `  ${JSON.stringify(rule)},`).join('\n')}
];
`;
console.log(
  `${texts.length} numbers in the note: ${rules.length} rules read, ${deleted.length} deleted, ${unread.length} not read`,
);
for (const { id, why } of unread) console.log(`not read: ${id}: ${why}`);
for (const { id, onlyInRule, onlyInWords } of differences)
  console.log(
    `differs: ${id}: in the words alone ${onlyInWords.join(' ') || '-'}; in the rule alone ${onlyInRule.join(' ') || '-'}`,
  );
if (flags.includes('--check')) {
  const same = readFileSync(FILE, 'utf8') === written;
  console.log(
    same
      ? 'the data are what the law says'
      : 'the data differ from the law: run it without --check',
  );
  process.exit(same ? 0 : 1);
}
writeFileSync(FILE, written);
