import type { TwinResult } from '../judge/run-twin.ts';
import { outcomePiece } from './marks.ts';
import type { Page, Piece } from './page.ts';
import { padText } from './text-width.ts';

/** Prints what the table of twins shows. */
export function printTwinsHeading(page: Page, count: number): void {
  page.heading(
    count === 1
      ? '1 hostile twin, with a legal twin'
      : `${count} hostile twins, each with a legal twin`,
  );
  page.put(
    'Each attack changes the story as told; its legal twin does the lawful thing that looks like it. An attack is caught when its code is found in the right place; the legal twin passes when the same code is not, and nothing else makes it an exception. Shown for each: code, axis and line, effect of that finding, outcome of the entry. Every mark comes from the verdicts of this run.',
  );
}

/** Prints one pair of twins as it came out. */
export function printTwin(page: Page, twin: TwinResult): void {
  const { attack, legal } = twin;
  page.gap();
  page.put([tick(attack.caught), ' ', { text: twin.id, look: 'bold' }, `: ${attack.change}`], {
    first: '',
    rest: '    ',
  });
  const effect = attack.effect ?? 'none';
  page.put(
    [
      padText(attack.found ?? `${twin.code} not found`, 30),
      padText(place(attack), 20),
      outcomePiece(effect),
      padText('', Math.max(1, 11 - effect.length)),
      'entry ',
      outcomePiece(attack.outcome),
    ],
    { first: '    ' },
  );
  page.put(
    [
      tick(legal.passed),
      ` legal twin: ${legal.change} → ${legal.found ? 'found' : 'not found'}, check ${legal.check}, entry `,
      outcomePiece(legal.outcome),
    ],
    { first: '  ', rest: '    ' },
  );
  if (twin.fault !== undefined) page.put(`fault: ${twin.fault}`, { first: '    ' });
}

/** The last line: how many pairs behaved. */
export function printTwinsTotal(page: Page, results: readonly TwinResult[]): void {
  const caught = results.filter(({ attack }) => attack.caught).length;
  const passed = results.filter(({ legal }) => legal.passed).length;
  page.put(
    `${countOf(results.length, 'twin')}: ${caught} caught, ${countOf(passed, 'legal twin')} passed`,
  );
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function tick(good: boolean): Piece {
  return good ? { text: '✓', look: 'green' } : { text: '✗', look: 'red' };
}

function place({ axis, line }: TwinResult['attack']): string {
  if (axis === null) return '–';
  return line === null ? axis : `${axis}, line ${line}`;
}
