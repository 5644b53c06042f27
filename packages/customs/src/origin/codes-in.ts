import { showSpan } from '../rules/code-span.ts';
import { type CarriedCode, type Classification, carryOver } from '../vintage/carry-over.ts';

interface Placed extends CarriedCode {
  readonly system: string;
}

const ANOTHER = ' It goes into alsoClassified.';

/** Reasons that a second classification beside the first one settles. */
const HELPED_BY_ANOTHER: Readonly<Record<string, string>> = {
  'code-from-many': ANOTHER,
  'nomenclature-not-carried': ANOTHER,
};

/**
 * Where a good or a material stands in the rules' nomenclature: as it is classified there, or else as another edition is
 * carried over to it. What is classified more than once must stand in one place by all of it: nobody chooses a rule by
 * the code that is named first.
 */
export function codesIn(
  classifications: readonly Classification[],
  nomenclature: string,
): { readonly codes: CarriedCode } | { readonly problem: string } {
  let problem = 'it is not classified';
  const placed: Placed[] = [];
  for (const classification of classifications) {
    const carried = carryOver(classification, nomenclature);
    if (carried.ok) placed.push({ ...carried.value, system: classification.system });
    else problem = `${carried.message}${HELPED_BY_ANOTHER[carried.reason] ?? ''}`;
  }
  const differing = placed.find((one, index) =>
    placed.slice(index + 1).some((other) => !mayBeOne(one, other)),
  );
  if (differing !== undefined)
    return {
      problem: `it is classified in places that are not one: ${placed.map(tell).join(' and ')}`,
    };
  const direct = placed.filter(({ isCarried }) => !isCarried);
  const [chosen] = (direct.length > 0 ? direct : placed).toSorted(closerFirst);
  if (chosen === undefined) return { problem };
  const { codes, isCarried } = chosen;
  return { codes: { codes, isCarried } };
}

/** Fewer places, then more digits; among equals the order of the record. */
const closerFirst = (a: Placed, b: Placed): number =>
  a.codes.length - b.codes.length || digitsOf(b) - digitsOf(a);

const digitsOf = ({ codes }: Placed): number => codes[0]?.length ?? 0;

/** Digits beyond six are those of one tariff alone. */
function mayBeOne(a: Placed, b: Placed): boolean {
  const digits = a.system === b.system ? 10 : 6;
  return a.codes.some((one) =>
    b.codes.some((other) => {
      const length = Math.min(one.length, other.length, digits);
      return one.slice(0, length) === other.slice(0, length);
    }),
  );
}

const tell = ({ codes, system }: Placed): string =>
  `${codes.map(showSpan).join(' or ')} by ${system}`;
