import type { ProcessKind } from '../rules/rule.ts';
import type { OriginCase } from './case.ts';
import { statedFact } from './stated.ts';

/** What a process is called in a sentence. */
export const PROCESS_NAMES: Readonly<Record<ProcessKind, string>> = {
  'cut-or-knit-to-shape': 'cut or knit to shape',
  'sewn-or-assembled': 'sewn or otherwise assembled',
  'chemical-reaction': 'a chemical reaction',
  'atmospheric-distillation': 'atmospheric distillation',
  'vacuum-distillation': 'vacuum distillation',
  'viscosity-change': 'a change of viscosity',
  purification: 'purification',
  'mixing-or-blending': 'deliberate mixing or blending to specification',
  'particle-size-change': 'a deliberate change of particle size',
  'standards-materials': 'production of standards materials',
  'isomer-separation': 'isolation or separation of isomers',
  'separation-from-mixture': 'separation from a man-made mixture',
  'thickness-halved': 'a reduction in thickness of at least 50 per cent',
};

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
