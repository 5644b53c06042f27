import type { GoodsPrefix } from '@originmark/schemas';
import { type Coverage, coverGoods } from '../../chain/goods-coverage.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { possibleDaysAt } from '../clocks/local-day.ts';

/**
 * Whether the goods of a line fall under one of the prefixes. The HTS number of a line is of the year
 * of entry, or else of importation, as the port counts it. Where the port's zone is not known, New
 * Year leaves two years possible, and without a clock none is: then only one answer for all will do.
 */
export function coverLine(
  { subject }: Pick<ClaimsContext, 'subject'>,
  { clocks, line }: LineView,
  goods: readonly GoodsPrefix[],
): Coverage {
  const at = clocks.enteredAt ?? clocks.importedAt;
  const days = at === undefined ? undefined : possibleDaysAt(at, subject.portOfEntry);
  if (days === undefined) return 'undecidable';
  const [first, last] = [days.first, days.last].map((day) =>
    coverGoods(`HTS${day.slice(0, 4)}`, line.hts, goods),
  );
  return first !== undefined && first === last ? first : 'undecidable';
}
