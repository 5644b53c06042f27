import { memberOf, textOf } from '../files/read-bundle.ts';
import { formatAmount } from './format-amount.ts';
import type { Page } from './page.ts';
import type { LineVerdict, Report } from './report.ts';

type Draw = NonNullable<LineVerdict['ipr'][number]['drawDown']>[number];

/** Prints what the entry draws from capped grants, as counted here. */
export function printDrawDown(page: Page, report: Report): void {
  const { verdict, names } = report;
  page.heading('Draw-down');
  const rights = verdict.lines.flatMap(({ ipr }) => ipr);
  const draws = new Map<string, Draw>();
  for (const { drawDown = [] } of rights)
    for (const draw of drawDown) draws.set(draw.credential, draw);
  if (draws.size === 0) {
    page.put(whyNothing(report));
    return;
  }
  page.put('As far as is known here: other verifiers may have seen more.');
  for (const draw of draws.values()) {
    const { credential, max, unit, before, thisEntry, total } = draw;
    const { type = 'grant' } = verdict.credentials.find(({ id }) => id === credential) ?? {};
    page.put(
      `${names.number(credential) ?? credential} ${type}: ${plain(before)} before + ${plain(thisEntry)} in this entry = ${plain(total)} of ${plain(max)} ${unit === 'C62' ? 'pieces' : unit}${isYearly(draw, report) ? ' a year' : ''}`,
      { first: '  ', rest: '    ' },
    );
  }
}

function whyNothing({ verdict }: Report): string {
  const isCapped =
    verdict.fragments.some(({ code }) => code === 'scope.quantity') ||
    verdict.lines.some(({ ipr }) =>
      ipr.some(({ effectiveAuthority }) => effectiveAuthority?.quantity !== undefined),
    );
  if (!isCapped) return 'No capped grant is used.';
  return verdict.counters === undefined
    ? 'Not counted: no draw-down counters were given (--counters).'
    : 'Not counted: the findings say why.';
}

/** Whether the grant itself, as it was presented, caps by the calendar year. */
function isYearly({ credential, max }: Draw, { verdict, view }: Report): boolean {
  const { credentialDigest } = verdict.credentials.find(({ id }) => id === credential) ?? {};
  const grant = view.members.find(({ digest }) => digest === credentialDigest);
  const scope = memberOf(grant?.payload['credentialSubject'], 'scope');
  const cap = memberOf(scope, 'quantity');
  return textOf(memberOf(cap, 'max')) === max && memberOf(cap, 'period') === 'P1Y';
}

/** A decimal without the zeros behind its point. */
function plain(decimal: string): string {
  return formatAmount(decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);
}
