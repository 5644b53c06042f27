#!/usr/bin/env node
// Writes docs/rules-of-origin.md from the rules in packages/customs/src/rules. With --check it writes nothing and fails
// on a difference. Run: node --conditions=originmark-source --import tsx scripts/generate-rules-docs.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RULE_SETS } from '../packages/customs/src/rules/rule-sets.ts';
import { stateOfRule } from '../packages/customs/src/rules/rule-state.ts';
import {
  wordsOfAlternative,
  wordsOfChapterRule,
  wordsOfCondition,
  wordsOfGoods,
} from '../packages/customs/src/rules/words-of-rule.ts';

const PAGE = fileURLToPath(new URL('../docs/rules-of-origin.md', import.meta.url));

const INTRODUCTION = `# Rules of origin

<!-- Made by scripts/generate-rules-docs.mjs from packages/customs/src/rules. Do not edit. -->

Every product rule that is known here, in the project's own form: what a rule asks, not what it says. The law is the cited
text. **Goods** and **sources** are codes of the nomenclature of the rule set, both ends of a span in it.

**Source**: \`read\`, the law's text was read; \`third party\`, somebody else's transcription that was not compared with it.

**State**: \`executable\`, decided from classifications, origins, values and processes; \`statements\`, decided when the
production record states the kinds and facts named, so many of them; \`open\`, some cases turn on what the text leaves open, and are left
undecided for the reason given; \`not executable\`, every case does; \`ended\`, the law no more, and never applied. What is
open never counts as met.

\`originmark origin rule <code> --agreement <name>\` prints the rules of one code, with what a record has to state for
them. How a rule is changed: [packages/customs/README.md](../packages/customs/README.md#rules-of-origin).
`;

const STATES = {
  executable: 'executable',
  'with-statements': 'statements',
  'open-in-part': 'open',
  'not-executable': 'not executable',
  ended: 'ended',
};
const MARKS = { '3rd': 'third party', knowledge: 'general knowledge', 'to-confirm': 'to confirm' };

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const head = (...cells) => [row(cells), `|${'---|'.repeat(cells.length)}`];

function alternativeOf(way, goods) {
  const letter = way.letter === undefined ? '' : `(${way.letter}) `;
  const about = way.goods === undefined ? '' : `${wordsOfGoods(way.goods, goods)}: `;
  const asked = [wordsOfAlternative(way), ...(way.conditions ?? []).map(wordsOfCondition)].join(
    '; ',
  );
  return `${letter}${about}${asked}`;
}

const sourceOf = ({ confirmed, mark }) => (confirmed ? 'read' : MARKS[mark]);

function ruleRow(rule, ruleSet) {
  const { standing, statements, why } = stateOfRule(rule);
  const asked =
    standing === 'ended' || statements.length === 0 ? '' : ` (${statements.length} to state)`;
  const reasons = why.length === 0 ? '' : `: ${why.join('; ')}`;
  return row([
    rule.citation,
    wordsOfGoods(rule.goods),
    rule.alternatives.map((way) => alternativeOf(way, rule.goods)).join(' OR '),
    sourceOf(rule.source ?? ruleSet.source),
    `${STATES[standing]}${asked}${reasons}`,
  ]);
}

const chapterRuleRow = (chapterRule) =>
  row([
    chapterRule.citation,
    wordsOfGoods(chapterRule.goods),
    wordsOfChapterRule(chapterRule),
    (chapterRule.open ?? []).map(({ why }) => why).join('; '),
  ]);

function countsOf(ruleSet) {
  const standings = ruleSet.rules.map((rule) => stateOfRule(rule).standing);
  const counts = Object.keys(STATES).map(
    (standing) => standings.filter((one) => one === standing).length,
  );
  const inForce = standings.filter((one) => one !== 'ended').length;
  const whole = counts[0] + counts[1];
  // Tenths of a per cent, cut off, so that nothing is made to look better.
  const tenths = Math.floor((whole * 1000) / inForce);
  return [
    ...head('rules', ...Object.values(STATES), 'decide every case'),
    row([
      String(ruleSet.rules.length),
      ...counts.map(String),
      `${whole} of ${inForce} in force (${Math.floor(tenths / 10)}.${tenths % 10} %)`,
    ]),
  ].join('\n');
}

function setSection(ruleSet) {
  const {
    agreement,
    chapterRules,
    edition,
    isComplete,
    nomenclature,
    rules,
    source,
    title,
    validFrom,
  } = ruleSet;
  const chapters = [...new Set(rules.map(({ id }) => id.slice(0, 2)))];
  const tables = chapters.map((chapter) => {
    const own = rules.filter(({ id }) => id.startsWith(`${chapter}/`));
    const lines = [
      ...head('rule', 'goods', 'a non-originating material comes', 'source', 'state'),
      ...own.map((rule) => ruleRow(rule, ruleSet)),
    ];
    return `### ${agreement}, chapter ${Number(chapter)}\n\n${lines.join('\n')}\n`;
  });
  const above =
    chapterRules.length === 0
      ? ''
      : `### ${agreement}, above the rules of chapters\n\n${[
          ...head('rule', 'goods', 'asks', 'open'),
          ...chapterRules.map(chapterRuleRow),
        ].join('\n')}\n\n`;
  return `## ${agreement}

${title}. Edition: ${edition}, known from ${validFrom}. Nomenclature: ${nomenclature}. Source: ${sourceOf(source)}. ${
    isComplete
      ? 'Every rule of the text is here.'
      : 'Some rules alone: other goods have a rule in law that is not known here, and are not decided.'
  }

${countsOf(ruleSet)}

${above}${tables.join('\n')}`;
}

/** Where each chapter is: the page is long. */
function contentsOf({ agreement, rules }) {
  const chapters = [...new Set(rules.map(({ id }) => Number(id.slice(0, 2))))];
  const place = agreement.toLowerCase();
  return `${agreement}, by chapter: ${chapters
    .map((chapter) => `[${chapter}](#${place}-chapter-${chapter})`)
    .join(' ')}\n`;
}

function readPage() {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch (cause) {
    if (cause.code === 'ENOENT') return undefined;
    throw new Error('docs/rules-of-origin.md cannot be read', { cause });
  }
}

const sets = Object.values(RULE_SETS);
const page = [INTRODUCTION, ...sets.map(contentsOf), ...sets.map(setSection)].join('\n');
if (!process.argv.includes('--check')) {
  writeFileSync(PAGE, page);
} else if (readPage() !== page) {
  console.error(
    'docs/rules-of-origin.md differs from the rules: run scripts/generate-rules-docs.mjs',
  );
  process.exitCode = 1;
}
