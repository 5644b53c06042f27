#!/usr/bin/env node
// Writes docs/vocabulary.md from the tables of packages/wallet/src/vocabulary. With --check it writes
// nothing and fails on a difference.
// Run: node --conditions=originmark-source --import tsx scripts/generate-vocabulary-docs.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FACTS } from '../packages/wallet/src/vocabulary/facts/list-missing.ts';
import { VOCABULARY_MAPPINGS } from '../packages/wallet/src/vocabulary/mappings.ts';

const PAGE = fileURLToPath(new URL('../docs/vocabulary.md', import.meta.url));

const INTRODUCTION = `# The traceability vocabulary

<!-- Made by scripts/generate-vocabulary-docs.mjs from packages/wallet/src/vocabulary. Do not edit. -->

Credentials of the [CCG traceability vocabulary](https://w3id.org/traceability) and ours, both ways.

\`importVocabularyCredential(document, options)\` gives a **draft** of ours, unsigned, as far as the
facts go, and says what it lacks (\`missing\`), what is written differently (\`changed\`) and what cannot
be (\`faults\`). \`exportVocabularyCredential(draft, { kept })\` gives the document again.

- **Nothing is guessed.** A value that cannot be converted with certainty is told and stays out of the
  draft: a count without a unit, "Ocean" for a code of transport, a day where an instant is asked for,
  a number whose check digit does not fit. What the vocabulary leaves open is named by the caller: the
  agreement of a \`CertificationOfOrigin\`, the edition that \`HS\` or \`HTS\` means.
- **Nothing is lost.** What ours has no place for is \`kept\`, by JSON Pointer, and put back by the export.
  What is kept of a fact holds only as long as the draft says the same: a fact that is changed in the
  draft wins, and the place is told in \`notRestored\`. A list whose length has changed gets nothing back
  inside; a list that was reordered should be imported again.
- **The same the other way.** What the vocabulary cannot carry is \`notCarried\`: the term and the scope of
  a licence, the statement and the signature day of a certification, every edge and every status.
- A blanket period of the vocabulary is the validity of the credential; ours keeps it in the subject,
  because a certification is accepted for four years. It is never taken for \`validUntil\`.
- A tax number of a party is kept and not drafted: with us an importer number of a party stands only as
  a salted commitment.

Of each fact the report says who asks for it: **law** a regulation, **schema** our format, **judgement**
a verifier that cannot judge without it. A citation marked \`[not confirmed]\` was not compared with the
primary text. The draft is not a finding about origin, and the unsigned document proves nothing.

In the tables \`/\` opens a member, \`*\` is every element of a list, \`[only]\` the one element of a list of one, and
\`[scheme=LEI]\` the element that says so. The first row that gives a value wins.
`;

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const place = (pointer) => (pointer === '' ? 'the same object' : `\`${pointer}\``);
const anchor = (title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
const see = (table) => `[${table.title}](#${anchor(table.title)})`;

/** How a row is read, in words. */
function describeRow(entry) {
  if ('part' in entry)
    return `${see(entry.part)}${entry.whole ? ', as a whole or not at all' : ''}`;
  if ('each' in entry) {
    return `each: ${see(entry.each)}${entry.orOne ? '; ours may be one instead of a list' : ''}`;
  }
  const words = [entry.as.name];
  if ('every' in entry) words.push('holds for every line');
  if (entry.several !== undefined) words.push(`\`${entry.several}\` where they differ`);
  if (entry.way === 'also') words.push('read where nothing else says it, not written');
  if (entry.when !== undefined)
    words.push(`only where \`${entry.when.theirs}\` is "${entry.when.is}"`);
  if (entry.with !== undefined) words.push(`read only with \`${entry.with}\``);
  if (entry.unless !== undefined) words.push(`not written where ours has \`${entry.unless}\``);
  return words.join('; ');
}

/** The rows of a credential, those of its subject among them. */
function openSubject(rows) {
  const subject = '/credentialSubject';
  return rows.flatMap((entry) => {
    if (!('part' in entry) || entry.ours !== subject || entry.theirs !== subject) return [entry];
    return entry.part.rows.map((inner) => ({
      ...inner,
      ...('every' in inner
        ? { every: subject + inner.every }
        : 'ours' in inner && { ours: subject + inner.ours }),
      ...('theirs' in inner && { theirs: subject + inner.theirs }),
    }));
  });
}

function describeTable(table) {
  const rows = openSubject(table.rows).flatMap((entry) => {
    if ('position' in entry) return [row(['–', place(entry.ours), 'its number in the list'])];
    if ('is' in entry) {
      const value = `always \`${JSON.stringify(entry.is)}\``;
      return [
        'ours' in entry
          ? row(['–', place(entry.ours), value])
          : row([place(entry.theirs), '–', value]),
      ];
    }
    const list = 'each' in entry ? '/*' : '';
    const ours = 'every' in entry ? `${entry.every}/*${entry.ours}` : `${entry.ours}${list}`;
    return [row([place(`${entry.theirs}${list}`), place(ours), describeRow(entry)])];
  });
  return [row(['vocabulary', 'ours', 'how']), '|---|---|---|', ...rows].join('\n');
}

/** Tables that the rows of a table lead to, each once, in order. */
function partsOf(tables) {
  const found = new Map();
  const visit = (table) => {
    for (const entry of openSubject(table.rows)) {
      const part = 'part' in entry ? entry.part : 'each' in entry ? entry.each : undefined;
      if (part === undefined) continue;
      const known = found.get(part.title);
      if (known === undefined) {
        found.set(part.title, part);
        visit(part);
      } else if (describeTable(known) !== describeTable(part)) {
        throw new Error(`two tables are called "${part.title}"`);
      }
    }
  };
  for (const table of tables) visit(table);
  return [...found.values()];
}

function describeFacts(type) {
  const rows = FACTS[type].map(({ at, fact, by, why, onlyIf, unless }) => {
    const cases = [
      ...(onlyIf === undefined ? [] : [onlyIf]),
      ...(unless === undefined ? [] : [`no ${unless.map(place).join(' or ')}`]),
    ];
    return row([place(at), fact, by.join(', '), why, cases.join('; ')]);
  });
  return [row(['place', 'fact', 'asked by', 'why', 'only if']), '|---|---|---|---|---|', ...rows];
}

function makePage() {
  const types = VOCABULARY_MAPPINGS.map(({ theirs, ours, agreement }) =>
    row([
      `[\`${theirs}\`](#${anchor(titleOf({ theirs, agreement }))})`,
      `\`${ours}\``,
      agreement ?? '–',
    ]),
  );
  const mappings = VOCABULARY_MAPPINGS.map(
    (mapping) => `### ${titleOf(mapping)}\n\n${describeTable(mapping.table)}\n`,
  );
  const parts = partsOf(VOCABULARY_MAPPINGS.map(({ table }) => table)).map(
    (table) => `### ${table.title}\n\n${describeTable(table)}\n`,
  );
  const facts = Object.keys(FACTS).map(
    (type) => `### Facts of ${type}\n\n${describeFacts(type).join('\n')}\n`,
  );
  return [
    INTRODUCTION,
    '## Types\n',
    [row(['vocabulary', 'ours', 'agreement, where it is named']), '|---|---|---|', ...types].join(
      '\n',
    ),
    '\n## Credentials\n',
    mappings.join('\n'),
    '## Parts\n',
    parts.join('\n'),
    '## Facts that are asked for\n',
    facts.join('\n'),
  ].join('\n');
}

function titleOf({ theirs, agreement }) {
  return agreement === undefined ? theirs : `${theirs}, ${agreement}`;
}

function readPage() {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch (cause) {
    if (cause.code === 'ENOENT') return undefined;
    throw new Error('docs/vocabulary.md cannot be read', { cause });
  }
}

const page = makePage();
if (!process.argv.includes('--check')) {
  writeFileSync(PAGE, page);
} else if (readPage() !== page) {
  console.error('docs/vocabulary.md differs: run scripts/generate-vocabulary-docs.mjs');
  process.exitCode = 1;
}
