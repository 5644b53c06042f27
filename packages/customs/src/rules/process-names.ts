import type { ProcessKind } from './rule.ts';

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
