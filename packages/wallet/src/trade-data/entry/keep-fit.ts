import type { SchemaFault } from '@originmark/schemas';
import { validateSubject } from '../validate-subject.ts';
import type { DraftSummary } from './entry-draft.ts';

const LINE = {
  line: 1,
  hts: '0101.21.0010',
  countryOfOrigin: 'US',
  description: '?',
  enteredValue: { amount: '0', currency: 'USD' },
};
const IMPORTER = { id: 'did:example:importer', name: '?', importerNumber: '?' };
const ENTRY = {
  entryNumber: 'AAA-0000000-0',
  entryVersion: 1,
  entryType: '01',
  portOfEntry: '0000',
  importedAt: '2000-01-01T00:00:00Z',
  claimedAt: '2000-01-01T00:00:00Z',
};
const MAX_FAULTS = 100;

/**
 * @internal What of a stranger's subject meets the schema; every member that does not is told and
 * left out. What is only missing is no fault here. Undefined when the whole is no object with lines.
 */
export function keepFit(
  source: unknown,
  tell: (fault: SchemaFault) => void,
): DraftSummary | undefined {
  const subject: unknown = structuredClone(source);
  for (let faults = 0; faults <= MAX_FAULTS; faults += 1) {
    const fault = validateSubject('CBP7501EntrySummaryCredential', fillRequired(subject));
    if (fault === undefined)
      return { ...(subject as object), lines: linesOf(subject) } as DraftSummary;
    tell(fault);
    if (!remove(subject, fault)) return undefined;
  }
  return undefined;
}

function linesOf(subject: unknown): unknown[] {
  const lines = isRecord(subject) ? (subject.lines ?? []) : [];
  return Array.isArray(lines) ? lines : [];
}

/** The subject with something of the right form wherever something required is not said. */
function fillRequired(subject: unknown): unknown {
  if (!isRecord(subject)) return subject;
  const { importer = {}, lines = [] } = subject;
  const isEmpty = Array.isArray(lines) && lines.length === 0;
  return {
    ...ENTRY,
    ...subject,
    importer: isRecord(importer) ? { ...IMPORTER, ...importer } : importer,
    lines: isEmpty
      ? [LINE]
      : Array.isArray(lines)
        ? // The number of a line names it: without one it is no line.
          lines.map((line: unknown) =>
            isRecord(line) && line.line !== undefined ? { ...LINE, ...line } : line,
          )
        : lines,
  };
}

/** Takes the faulty member away; of a list inside a member, the member. */
function remove(subject: unknown, { pointer, keyword, expected }: SchemaFault): boolean {
  const path = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'additionalProperties' && isRecord(expected))
    path.push(String(expected.additionalProperty));
  let holder: Record<string, unknown> | undefined;
  let member = '';
  let at: unknown = subject;
  for (const token of path) {
    if (isRecord(at)) [holder, member] = [at, token];
    else if (Array.isArray(at) && at === (subject as DraftSummary).lines && path.length === 2) {
      at.splice(Number(token), 1);
      return true;
    }
    at = Array.isArray(at) ? at[Number(token)] : isRecord(at) ? at[token] : undefined;
  }
  if (holder === undefined || !Object.hasOwn(holder, member)) return false;
  return Reflect.deleteProperty(holder, member);
}

/** @internal */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
