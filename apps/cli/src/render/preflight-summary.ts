import type { PreflightLine, PreflightProblem, PreflightReport } from '@originmark/schemas';
import { formatAmount } from './format-amount.ts';
import { outcomePiece } from './marks.ts';
import type { Names } from './names.ts';
import type { Page, Piece } from './page.ts';

/** Types that say who somebody is: every line stands on them. */
const WHO: readonly string[] = ['OrganizationIdentityCredential', 'RecognizedEntityCredential'];

/** Prints what the broker's wallet tells before it files: what is claimed, on what, what is at stake, what to mend. */
export function printPreflightSummary(
  page: Page,
  report: PreflightReport,
  names: Pick<Names, 'explain'>,
): void {
  const { bundle, header, lapsing, lines, outcome } = report;
  page.heading('Pre-flight, before filing');
  page.put([
    'Outcome ',
    { text: outcome, look: 'bold' },
    `: what the verifier would say of the ${bundle.credentials} credentials that the broker's wallet found in the broker's folder, without CBP's own record and without the key to what is sealed.`,
  ]);
  printProblems(page, header, names);
  for (const line of lines) printLine(page, line, names);
  for (const { credentialType, days, until } of [
    ...lapsing,
    ...lines.flatMap((line) => line.lapsing),
  ])
    page.put(`about to lapse: ${credentialType}, ${until} (${days} days)`);
}

function printLine(page: Page, line: PreflightLine, names: Pick<Names, 'explain'>): void {
  const { claimed, preference, problems, setAside = [], undeclaredRights = [] } = line;
  const claim = claimed === undefined ? 'claims no preference' : `claims ${claimed}`;
  page.put([{ text: `Line ${line.line}`, look: 'bold' }, ` ${claim}: `, outcomePiece(preference)], {
    first: '',
    rest: '  ',
  });
  detail(page, 'supported by', supportText(line));
  detail(page, 'at stake', stakeText(line));
  for (const { right } of undeclaredRights) detail(page, 'right not declared', right);
  printProblems(page, problems, names);
  for (const { credentialType, kind } of setAside)
    detail(page, 'left out', `${credentialType ?? 'a paper'}, ${kind}`);
}

function supportText({ supports }: PreflightLine): string {
  if (supports.length === 0) return 'nothing that is held';
  const counts = new Map<string, number>();
  for (const { credentialType: type } of supports)
    if (!WHO.includes(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  const unsound = supports.filter(({ outcome }) => outcome !== 'valid').length;
  const types = [...counts].map(([type, count]) => (count === 1 ? type : `${count} ${type}`));
  const all = unsound === 0 ? 'all valid' : `${unsound} not shown to be valid`;
  const count = supports.length === 1 ? '1 credential' : `${supports.length} credentials`;
  return `${count}, ${all}: ${types.join(', ')}, and who signed them`;
}

function stakeText({ atStake, choices }: PreflightLine): string {
  if (atStake === undefined) return '';
  const { duty, fees, rate } = atStake;
  const until = choices.find(({ claimUntil }) => claimUntil !== undefined)?.claimUntil;
  return [
    duty === undefined
      ? ''
      : `duty ${formatAmount(duty.amount)} ${duty.currency}${rate === undefined ? '' : ` (${rate})`}`,
    fees === undefined ? '' : `fees ${formatAmount(fees.amount)} ${fees.currency}`,
    until === undefined ? '' : `filed without the claim, it may be made until ${until}`,
  ]
    .filter((text) => text !== '')
    .join('; ');
}

function printProblems(
  page: Page,
  problems: readonly PreflightProblem[],
  names: Pick<Names, 'explain'>,
): void {
  for (const { ask, codes, kind, remedy, what } of problems) {
    detail(page, 'to mend', [
      { text: kind, look: 'yellow' },
      ` (${codes.join(', ')}): ${names.explain(what)} ${names.explain(remedy)}`,
    ]);
    const whom = ask.map(({ id, name }) => name ?? id).join(', ');
    detail(page, 'ask', whom, '    ');
  }
}

function detail(page: Page, label: string, text: string | readonly Piece[], indent = '  '): void {
  if (text === '') return;
  const pieces = typeof text === 'string' ? [text] : text;
  page.put([{ text: `${label}: `, look: 'cyan' }, ...pieces], {
    first: indent,
    rest: `${indent}  `,
  });
}
