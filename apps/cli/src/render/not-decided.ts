import type { FindingCode } from '@originmark/verifier';
import type { Page } from './page.ts';
import { type Fragment, isOpen, type Report } from './report.ts';

interface Part {
  readonly codes: readonly FindingCode[];
  readonly sentence: string;
}

/** What this verdict had to do without, and the findings that wait for it. */
const PARTS: readonly Part[] = [
  {
    codes: ['chain.existence-unproven', 'origin.possession-unproven'],
    sentence:
      'Only proofs of existence on a ledger of the trust policy decide this: that a licence, a power of attorney, a recognition or a receipt existed before it was relied on. No proof here shows it, so review is asked for instead of believing the date that a document gives itself.',
  },
  {
    codes: ['origin.rule-undecidable'],
    sentence:
      'Origin was computed anew from the disclosed production record, and more has to be known to decide it: what the finding names, or how the text of the rule is to be read. The claim stays undetermined even where every certification holds.',
  },
  {
    codes: ['scope.quantity'],
    sentence:
      'Only draw-down counters, the counts of other entries, decide this: how much of a capped licence was used.',
  },
];
const OTHER =
  'Also open, for want of something that a document, a party or a host has to give; the findings above say what:';

/** Prints which findings could not be decided, by what would decide them. */
export function printNotDecided(page: Page, report: Report): void {
  page.heading('What could not be decided here');
  const open = report.verdict.fragments.filter(
    (fragment) => isOpen(fragment) && fragment.outcome === 'indeterminate',
  );
  const known = new Set<string>(PARTS.flatMap(({ codes }) => codes));
  const groups = [
    ...PARTS.map(({ codes, sentence }) => ({
      sentence,
      own: open.filter(({ code }) => (codes as readonly string[]).includes(code)),
    })),
    { sentence: OTHER, own: open.filter(({ code }) => !known.has(code)) },
  ].filter(({ own }) => own.length > 0);
  for (const { sentence, own } of groups) {
    page.put(sentence);
    for (const [code, fragments] of byCode(own))
      page.put(`${code}: ${whereText(fragments, report)}`, { first: '  ', rest: '    ' });
  }
  const lines = report.verdict.lines
    .filter(({ preference }) => preference.outcome === 'undetermined')
    .map(({ line }) => line);
  if (lines.length > 0)
    page.put(
      `So preference is undetermined on line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}: neither shown nor refuted. The findings above say what would settle it.`,
    );
  if (groups.length === 0 && lines.length === 0)
    page.put('Nothing was left open: every check came to an answer.');
}

function byCode(fragments: readonly Fragment[]): ReadonlyMap<string, Fragment[]> {
  const groups = new Map<string, Fragment[]>();
  for (const fragment of fragments)
    groups.set(fragment.code, [...(groups.get(fragment.code) ?? []), fragment]);
  return groups;
}

function whereText(fragments: readonly Fragment[], { names }: Report): string {
  const lines = [...new Set(fragments.flatMap(({ line }) => line ?? []))];
  const whole = fragments.some(({ line }) => line === undefined);
  const ids = [...new Set(fragments.flatMap(({ credential }) => credential ?? []))];
  return [
    whole ? 'the entry as a whole' : '',
    lines.length === 0 ? '' : `line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}`,
    ids.length === 0 ? '' : `credentials ${ids.map((id) => names.number(id) ?? id).join(' ')}`,
  ]
    .filter((text) => text !== '')
    .join('; ');
}
