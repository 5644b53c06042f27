import type { OriginResult, ProductionRecord, ProofStep } from '@originmark/customs';
import type { Page, Piece } from './page.ts';

const MARKS: Record<ProofStep['answer'], Piece> = {
  met: { text: '✓', look: 'green' },
  'not-met': { text: '✗', look: 'red' },
  undetermined: { text: '?', look: 'yellow' },
};

const OUTCOMES: Record<OriginResult['outcome'], string> = {
  originating: 'ORIGINATES by this record',
  'not-originating': 'DOES NOT ORIGINATE by this record',
  undetermined: 'CANNOT BE DECIDED by this record',
};

/** So many steps of one list are printed unless all are asked for. */
const FEW = 12;

/** Prints what was decided, what is missing, and the proof as a tree. */
export function printOrigin(
  page: Page,
  record: ProductionRecord,
  result: OriginResult,
  all: boolean,
): void {
  const codes = record.classifications.map(({ code, system }) => `${code} (${system})`).join(', ');
  page.put([
    { text: OUTCOMES[result.outcome], look: 'bold' },
    `: ${record.description ?? 'the good'}, ${codes}, under ${record.agreement}`,
  ]);
  if (result.criterion !== undefined) page.put(`criterion ${result.criterion}`, { first: '  ' });
  if (result.citation !== undefined) page.put(`rule: ${result.citation}`, { first: '  ' });
  for (const source of result.unconfirmed)
    page.put(`rests on a text not compared with the law here: ${source}`, { first: '  ' });
  if (result.missing.length > 0) {
    page.heading('What would decide it');
    for (const one of result.missing) page.put(one, { first: '  - ', rest: '    ' });
  }
  page.heading('Proof');
  printSteps(page, result.proof, '', all);
  page.gap();
  page.put(
    'A computation from what the record states. Advisory: not a ruling and not a determination of origin.',
  );
}

function printSteps(page: Page, steps: readonly ProofStep[], indent: string, all: boolean): void {
  const isLong = !all && steps.length > FEW;
  const room = isLong ? fewOf(steps) : steps;
  for (const step of room) printStep(page, step, indent, all);
  const left = steps.length - room.length;
  if (left > 0) page.put(`… and ${left} more (--all)`, { first: `${indent}  ` });
}

/** Of a long list, what fails or is open, then some of the rest: that is what a reader looks for. */
function fewOf(steps: readonly ProofStep[]): readonly ProofStep[] {
  const told = steps.filter(({ answer }) => answer !== 'met').slice(0, 2 * FEW);
  const rest = steps
    .filter(({ answer }) => answer === 'met')
    .slice(0, Math.max(1, FEW - told.length));
  return [...told, ...rest];
}

function printStep(page: Page, step: ProofStep, indent: string, all: boolean): void {
  const { answer, asked, citation, found, missing = [], steps = [] } = step;
  page.put(
    [
      MARKS[answer],
      ` ${asked}`,
      ...(found === undefined ? [] : [`: ${found}`]),
      ...(citation === undefined || asked.startsWith(citation)
        ? []
        : [{ text: ` [${citation}]`, look: 'dim' as const }]),
    ],
    { first: indent, rest: `${indent}  ` },
  );
  if (steps.length === 0)
    for (const one of missing) page.put(`needs ${one}`, { first: `${indent}    ` });
  printSteps(page, steps, `${indent}  `, all);
}
