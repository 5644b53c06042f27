import type { MaterialView, OriginCase } from './case.ts';
import { isUnderGoods } from './judge-source.ts';
import { statedFact } from './stated.ts';

/** What a record states of an entry that uses the short-supply list. */
export const SHORT_SUPPLY_ENTRY = 'imported under heading 9822.05.01';

/**
 * What may yet excuse a material that does not change as a textile rule asks, as a question; none where nothing may.
 * CAFTA-DR alone: the short-supply list (GN 29(m)(viii), chapter rules 6), and for chapter 62 materials of Mexico and
 * Canada (GN 29(d)(vii): a notice and a provision of chapter 98 that are not read here).
 */
export function pardonOf(origin: OriginCase, { material }: MaterialView): string | undefined {
  if (origin.agreement.id !== 'CAFTA-DR') return undefined;
  if (
    material.isShortSupply &&
    isUnderGoods(origin, { codes: ['50-63', '94'] }) !== false &&
    statedFact(origin.record, SHORT_SUPPLY_ENTRY) !== false
  )
    return `whether the good is imported under heading 9822.05.01, for ${material.description} of the short-supply list (GN 29(m)(viii))`;
  const place = material.producedIn ?? material.countryOfOrigin;
  if ((place === 'MX' || place === 'CA') && isUnderGoods(origin, { codes: ['62'] }) !== false)
    return `whether ${material.description}, produced in ${place}, counts as produced in a party (GN 29(d)(vii); U.S. note 21 to subchapter XXII of chapter 98)`;
  return undefined;
}
