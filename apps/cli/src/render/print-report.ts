import { printAxes } from './axes.ts';
import { printDrawDown } from './draw-down.ts';
import { printFindings } from './findings.ts';
import { printHeader } from './header.ts';
import { printNotDecided } from './not-decided.ts';
import type { Page } from './page.ts';
import type { Report } from './report.ts';
import { printTree } from './tree.ts';

/** Prints a verdict for people, from what was judged to what could not be. */
export function printReport(page: Page, report: Report): void {
  printHeader(page, report);
  printTree(page, report);
  printAxes(page, report.verdict);
  printFindings(page, report);
  printNotDecided(page, report);
  printDrawDown(page, report);
}
