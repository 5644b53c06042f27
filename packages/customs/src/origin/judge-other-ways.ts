import type { OriginCase } from './case.ts';
import { judgeChemistry } from './chemistry.ts';
import { judgeParts } from './criterion-d.ts';
import { judgeOriginatingMaterials } from './originating-materials.ts';
import type { ProofStep } from './proof.ts';
import { judgeShortSupply } from './short-supply.ts';
import { judgeWhollyObtained } from './wholly-obtained.ts';

/** A way to originate that is no product rule, and how certifications write it. */
export interface Way {
  readonly criterion: string;
  readonly step: ProofStep;
}

/** Wholly obtained, exclusively of originating materials, and what an agreement knows besides its product rules. */
export function judgeOtherWays(origin: OriginCase): readonly Way[] {
  const isCafta = origin.agreement.id === 'CAFTA-DR';
  const some = (criterion: string, step: ProofStep | undefined): Way[] =>
    step === undefined ? [] : [{ criterion, step }];
  return [
    { criterion: isCafta ? '29(b)(i)' : 'A', step: judgeWhollyObtained(origin) },
    { criterion: isCafta ? '29(b)(iii)' : 'C', step: judgeOriginatingMaterials(origin) },
    ...some(isCafta ? '29(b)(ii)(B)' : 'B', judgeChemistry(origin)),
    ...some('29(b)(ii)(B)', judgeShortSupply(origin)),
    ...(isCafta ? [] : [{ criterion: 'D', step: judgeParts(origin) }]),
  ];
}
