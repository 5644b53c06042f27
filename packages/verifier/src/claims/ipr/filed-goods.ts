import type { EntryLine } from '@originmark/schemas';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { filedLine } from '../clocks/own-record.ts';
import { oncePerEntry } from '../../once-per.ts';

/** Where goods are looked up: the claims that a line stands in. */
export type FiledIn = Pick<ClaimsContext, 'context' | 'subject' | 'lines' | 'answers'>;

/** The line as it was filed; read once, for many rights and recordations ask for it. */
export function filedGoods(claims: FiledIn, view: LineView): EntryLine {
  return filedLines(claims).get(view) ?? filedLine(claims, view);
}

const filedLines = oncePerEntry(
  (claims: FiledIn): ReadonlyMap<LineView, EntryLine> =>
    new Map(claims.lines.map((view) => [view, filedLine(claims, view)])),
);
