import type { MaterialView, OriginCase } from './case.ts';

const PACKING = new Set(['retail-packing', 'shipping-packing']);

/** Materials that the good itself is made of: without packing, accessories and what is not incorporated. */
export const materialsOfGood = ({ materials }: OriginCase): readonly MaterialView[] =>
  materials.filter(
    ({ material: { uses } }) =>
      !uses.some((use) => PACKING.has(use) || use === 'indirect' || use === 'accessory'),
  );

/** What comes with the good and is classified with it: packing for retail sale and accessories. */
export const materialsWithGood = ({ materials }: OriginCase): readonly MaterialView[] =>
  materials.filter(
    ({ material: { uses } }) => uses.includes('retail-packing') || uses.includes('accessory'),
  );
