import type { ReportCheck } from '../judge/check-report.ts';
import { putFact } from '../workspace/print-result.ts';
import type { Page } from './page.ts';

/** A report and what was asked of it. */
export interface CheckedReport {
  readonly report: string;
  readonly issuer: string;
  readonly entryNumber: string | null;
  readonly entryVersion: number | null;
  readonly outcome: string;
  readonly checks: readonly ReportCheck[];
}

/** One question that was asked of a paper. */
export interface Check extends Omit<ReportCheck, 'check'> {
  readonly check: string;
}

const WORDS: Readonly<Record<Check['outcome'], string>> = {
  held: 'holds',
  failed: 'DOES NOT HOLD',
  undecided: 'could not be decided',
  'not-looked-at': 'not looked at',
};

/** Prints what a report says and, one by one, what holds of it. */
export function printReportChecks(page: Page, checked: CheckedReport): void {
  const { checks, entryNumber, entryVersion, issuer, outcome, report } = checked;
  putFact(page, 'report', report);
  putFact(page, 'issuer', issuer);
  putFact(
    page,
    'says',
    `entry ${entryNumber ?? 'unread'}, version ${entryVersion ?? 'unread'}: ${outcome}, advisory`,
  );
  putChecks(page, checks);
}

/** Prints, one by one, what holds. */
export function putChecks(page: Page, checks: readonly Check[]): void {
  for (const { check, expected, found, outcome: held, reasons = [] } of checks) {
    const wanted = expected === undefined || held === 'held' ? '' : `; expected ${expected}`;
    putFact(page, check, `${WORDS[held]}: ${found}${wanted}`);
    for (const reason of reasons) putFact(page, '  why', reason);
  }
}
