import { type Finding, fail } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';

/** Numbers that a line of an entry can have. */
const [FIRST_LINE, LAST_LINE] = [1, 999];

/**
 * Rights that an officer found on goods of a line that was not presented: leaving the line out must not
 * serve better than showing it without a licence.
 */
export function findUnpresented(
  claims: Pick<ClaimsContext, 'context' | 'lines'>,
): readonly Finding[] {
  const presented = new Set(claims.lines.map(({ number }) => number));
  const told = new Set<string>();
  return (claims.context.observed ?? []).flatMap(({ line, right }) => {
    const name = `${line} ${right}`;
    if (presented.has(line) || told.has(name)) return [];
    told.add(name);
    const isNumber = Number.isInteger(line) && line >= FIRST_LINE && line <= LAST_LINE;
    return [
      fail('licence.none', {
        ...(isNumber ? { line } : {}),
        axis: 'ipr',
        expected: right,
        found: `a mark observed on line ${line}, which was not presented`,
      }),
    ];
  });
}
