import type { Page } from './page.ts';
import type { LineVerdict, Report } from './report.ts';

type Draw = NonNullable<LineVerdict['ipr'][number]['drawDown']>[number];

/** Prints what the entry draws from capped grants, as counted here. */
export function printDrawDown(page: Page, report: Report): void {
  page.heading('Draw-down');
  const draws = new Map<string, Draw>();
  for (const { ipr } of report.verdict.lines)
    for (const { drawDown = [] } of ipr)
      for (const draw of drawDown) draws.set(draw.credential, draw);
  if (draws.size === 0) {
    page.put('Nothing is drawn from a capped grant, or nothing could be counted.');
    return;
  }
  page.put('As far as is known here: other verifiers may have seen more.');
  for (const { credential, max, unit, before, thisEntry, total } of draws.values()) {
    const { type = 'grant' } = report.verdict.credentials.find(({ id }) => id === credential) ?? {};
    page.put(
      `${report.names.number(credential) ?? credential} ${type}: ${plain(before)} before + ${plain(thisEntry)} in this entry = ${plain(total)} of ${plain(max)} ${unit === 'C62' ? 'pieces' : unit}`,
      { first: '  ', rest: '    ' },
    );
  }
}

/** A decimal without the zeros behind its point. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
