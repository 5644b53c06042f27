import type { OriginResult, ProductionRecord, ProofStep } from '@originmark/customs/origin';
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

/** Prints what was decided, what fails or is missing, and the proof as a tree. */
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
  if (result.outcome === 'not-originating')
    printList(page, 'Why it does not', '✗', reasonsIn(result.proof), all);
  printList(page, 'What would decide it', '-', result.missing, true);
  if (result.proof.length > 0) {
    page.heading('Proof');
    page.put(
      '✓ met, ✗ not met, ? not decided. Production in the territory is asked of every good; of the ways to originate after it, one is enough.',
    );
    page.gap();
    printSteps(page, result.proof, '', all);
  }
  page.gap();
  page.put(
    'A computation from what the record states: that its codes, values and origins are right is not checked. Advisory: not a ruling and not a determination of origin.',
  );
}

function printList(
  page: Page,
  heading: string,
  mark: string,
  lines: readonly string[],
  all: boolean,
): void {
  if (lines.length === 0) return;
  page.heading(heading);
  const room = all ? lines : lines.slice(0, FEW);
  for (const one of room) page.put(one, { first: `  ${mark} `, rest: '    ' });
  if (room.length < lines.length)
    page.put(`… and ${lines.length - room.length} more (--all)`, { first: '    ' });
}

/**
 * The innermost tests that fail, each once, with the nearest citation. Criterion D is left out: its threshold is not the
 * rule's.
 */
function reasonsIn(steps: readonly ProofStep[], above?: string): readonly string[] {
  const reasons = steps.flatMap((step): readonly string[] => {
    if (step.answer !== 'not-met' || step.citation?.endsWith('criterion D') === true) return [];
    const citation = step.citation ?? above;
    const inner = reasonsIn(step.steps ?? [], citation);
    if (inner.length > 0 || step.failure === undefined) return inner;
    const found = step.found === undefined ? '' : `: ${step.found}`;
    return [`${step.asked}${found}${citation === undefined ? '' : ` [${citation}]`}`];
  });
  return [...new Set(reasons)];
}

function printSteps(page: Page, steps: readonly ProofStep[], indent: string, all: boolean): void {
  const isLong = !all && steps.length > FEW;
  const room = isLong ? fewOf(steps) : steps;
  for (const step of room) printStep(page, step, indent, all);
  if (room.length === steps.length) return;
  const open = steps.filter((step) => step.answer !== 'met' && !room.includes(step)).length;
  const which = open === 0 ? 'all met' : `${open} of them not met or not decided`;
  page.put(`… and ${steps.length - room.length} more, ${which} (--all)`, { first: `${indent}  ` });
}

/**
 * Of a long list, what fails, is open, or has a proof of its own (little that does not change is forgiven there), then
 * some of the rest: that is what a reader looks for.
 */
function fewOf(steps: readonly ProofStep[]): readonly ProofStep[] {
  const isInner = ({ steps: inner = [] }: ProofStep): boolean => inner.length > 0;
  const told = steps.filter((step) => step.answer !== 'met' && !isInner(step)).slice(0, 2 * FEW);
  const inner = steps.filter(isInner);
  const rest = steps
    .filter((step) => step.answer === 'met' && !isInner(step))
    .slice(0, Math.max(1, FEW - told.length - inner.length));
  return [...told, ...inner, ...rest];
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
