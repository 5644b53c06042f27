import { PROCESS_NAMES } from '../rules/process-names.ts';
import type { ProcessKind } from '../rules/rule.ts';
import type { OriginCase } from './case.ts';
import { statedFact } from './stated.ts';

/**
 * Whether a process was done in the territory: `false` where the record says that it was done elsewhere, or not at all (a
 * fact named as the process is, `chemical-reaction` or `a chemical reaction`, that does not hold).
 */
export function wasDone({ record, territory }: OriginCase, kind: ProcessKind): boolean | undefined {
  const named = record.processes.filter((process) => process.kind === kind);
  if (named.length > 0) return named.every(({ country }) => territory.has(country));
  const stated = [kind, PROCESS_NAMES[kind]].map((fact) => statedFact(record, fact));
  return stated.includes(false) ? false : undefined;
}
