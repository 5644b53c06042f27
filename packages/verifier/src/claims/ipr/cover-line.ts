import type { GoodsPrefix } from '@originmark/schemas';
import { type Coverage, coverGoods } from '../../chain/goods-coverage.ts';
import type { LineView } from '../claims-context.ts';
import { possibleDaysAt } from '../clocks/local-day.ts';
import { type FiledIn, filedGoods } from './filed-goods.ts';

/**
 * Whether the goods of a line, as it was filed, fall under one of the prefixes. The HTS number of a line
 * is of the year of entry, or else of importation, as the port counts it. Where the port's zone is not
 * known, New Year leaves two years possible, and without a clock none is: then only one answer for all
 * will do.
 */
export function coverLine(
  claims: FiledIn,
  view: LineView,
  goods: readonly GoodsPrefix[],
): Coverage {
  return coverNumber(claims, view, filedGoods(claims, view).hts, goods);
}

/**
 * Whether the goods fall under one of the prefixes as filed or as presented: neither a line filed as
 * something else nor one presented as something else takes goods out of a recordation.
 */
export function coverEither(
  claims: FiledIn,
  view: LineView,
  goods: readonly GoodsPrefix[],
): Coverage {
  const filed = coverLine(claims, view, goods);
  const { hts } = view.line;
  if (filed === 'covered' || filedGoods(claims, view).hts === hts) return filed;
  const presented = coverNumber(claims, view, hts, goods);
  return presented === 'not-covered' ? filed : presented;
}

function coverNumber(
  { subject }: FiledIn,
  { clocks }: LineView,
  hts: string,
  goods: readonly GoodsPrefix[],
): Coverage {
  const at = clocks.enteredAt ?? clocks.importedAt;
  const days = at === undefined ? undefined : possibleDaysAt(at, subject.portOfEntry);
  if (days === undefined) return 'undecidable';
  const [first, last] = [days.first, days.last].map((day) =>
    coverGoods(`HTS${day.slice(0, 4)}`, hts, goods),
  );
  return first !== undefined && first === last ? first : 'undecidable';
}
