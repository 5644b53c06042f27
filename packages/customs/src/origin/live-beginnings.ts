import { isInSpans } from '../rules/code-span.ts';
import type { MaterialView, OriginCase } from './case.ts';
import { isUnderGoods } from './judge-source.ts';
import { allTrue, anyTrue } from './proof.ts';
import { statedKind } from './stated.ts';

/** Goods that grew from something imported, and what that may have been. */
const BEGINNINGS = [
  {
    citation: 'GN 29(m)(vi)',
    goods: ['06-14'],
    kind: 'seeds, bulbs, rootstock, cuttings, grafts, shoots, buds or other live parts of plants',
    // Live plants, and what the tariff calls seed.
    codes: [
      ...['0601-0602', '070110', '100111', '100191', '100210', '100310', '100410', '100510'],
      ...['100610', '100710', '100821', '120110', '120230', '120721', '1209'],
    ],
  },
  {
    citation: 'GN 29(n) chapter 3 note',
    goods: ['03'],
    kind: 'fry or larvae',
    codes: ['0301', '0306-0308', '0511'],
  },
] as const;

/**
 * Whether a material is what the good was grown from, whose origin does not matter: seeds and the like for chapters 6 to
 * 14 (GN 29(m)(vi)), fry and larvae for chapter 3 (note to chapter 3). `undefined` where it may be.
 */
export function isLiveBeginning(origin: OriginCase, view: MaterialView): boolean | undefined {
  if (origin.agreement.id !== 'CAFTA-DR') return false;
  return anyTrue(
    BEGINNINGS.map(({ codes, goods, kind }) => {
      const isStated = statedKind(view.material.kinds, kind);
      const places = view.codes?.codes ?? [];
      const mayBe = places.length === 0 || places.some((code) => isInSpans(code, codes) !== false);
      return allTrue([
        isUnderGoods(origin, { codes: goods }),
        // Stated of what the tariff has elsewhere: the one or the other is wrong.
        mayBe ? isStated : isStated === true ? undefined : false,
      ]);
    }),
  );
}
