import { isInSpans } from '../rules/code-span.ts';
import type { OriginCase } from './case.ts';
import type { ProofStep } from './proof.ts';
import { statedKind } from './stated.ts';

/** Woven and knitted fabrics, of which pocket bags and linings are made. */
const FABRICS = [
  ...['5007', '5111-5113', '5208-5212', '5309-5311', '5407-5408', '5512-5516', '5801-5804'],
  ...['5810-5811', '5903', '5906-5907', '6001-6006'],
];

/**
 * A fabric beside the component that determines the classification, for which the record names no use, may be a pocket
 * bag: what it is must be said before the chapter rule on pockets can be taken as kept.
 */
export function judgeUnnamedFabrics({ materials, territory }: OriginCase): ProofStep[] {
  const hasComponent = materials.some(({ material }) =>
    material.uses.includes('classifying-component'),
  );
  if (!hasComponent) return [];
  return materials.flatMap(({ codes, material }): ProofStep[] => {
    const isFabric = (codes?.codes ?? []).some((code) => isInSpans(code, FABRICS) === true);
    const { finishedIn, formedIn, isShortSupply, kinds, uses, yarnFormedIn } = material;
    const isAllThere = [formedIn, finishedIn, yarnFormedIn].every(
      (place) => place !== undefined && territory.has(place),
    );
    const isDenied = statedKind(kinds, 'pocket bag fabric') === false;
    if (!isFabric || uses.length > 0 || isAllThere || isShortSupply || isDenied) return [];
    return [
      {
        asked: `${material.description}: a pocket bag or not`,
        answer: 'undetermined',
        missing: [`what ${material.description} is used for`],
      },
    ];
  });
}
