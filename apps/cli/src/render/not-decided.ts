import { codeEntry, isFindingCode } from '@originmark/verifier';
import type { Page } from './page.ts';
import { type Fragment, isOpen, type Report } from './report.ts';

/** Parts of the product whose answers this verdict had to do without. */
const PARTS = {
  ledger:
    'Only proofs of existence on the ledger decide this: that a licence, a power of attorney, a recognition or a receipt existed before it was relied on. This verifier checks no ledger yet, so it asks for review instead of believing the date that a document gives itself.',
  'origin-recomputation':
    'Only recomputing origin from the disclosed production record decides this: whether the good meets its rule. This verifier does not recompute origin yet, so a claim stays undetermined even where every certification holds.',
  'draw-down':
    'Only the counts of other entries decide this: how much of a capped licence was used.',
} as const;

/** Prints which findings are open because of what this release lacks, and not because of the entry. */
export function printNotDecided(page: Page, report: Report): void {
  page.heading('What could not be decided here');
  const open = report.verdict.fragments.filter(
    (fragment) => isOpen(fragment) && fragment.outcome === 'indeterminate',
  );
  let printed = false;
  for (const [part, sentence] of Object.entries(PARTS)) {
    const own = open.filter(({ code }) => isFindingCode(code) && codeEntry(code).from === part);
    if (own.length === 0) continue;
    printed = true;
    page.put(sentence);
    for (const [code, fragments] of byCode(own))
      page.put(`${code}: ${whereText(fragments, report)}`, { first: '  ', rest: '    ' });
  }
  const lines = report.verdict.lines
    .filter(({ preference }) => preference.outcome === 'undetermined')
    .map(({ line }) => line);
  if (lines.length > 0) {
    printed = true;
    page.put(
      `So preference is undetermined on line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}: neither shown nor refuted. The findings above say what would settle it.`,
    );
  }
  if (!printed) page.put('Nothing was left open for want of a ledger or of a recomputation.');
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
