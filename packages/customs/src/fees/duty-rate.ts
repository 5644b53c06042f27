import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type Decimal, compareDecimal, parseDecimal } from '../money/decimal.ts';

/** One summand of a rate: a share of the value, or US dollars for each unit of quantity. */
export type RateTerm =
  | { readonly kind: 'ad-valorem'; readonly percent: Decimal }
  | { readonly kind: 'specific'; readonly usd: Decimal; readonly unit: string };

/** A column 1 rate: `Free` has no terms, a compound rate several. */
export interface DutyRate {
  readonly terms: readonly RateTerm[];
}

const MAX_LENGTH = 60;
const MAX_TERMS = 3;
const HIGHEST_PERCENT: Decimal = { units: 1000n, scale: 0 };

/** The tariff's words for units, as the unit codes that a line reports (AE). */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['kg', 'KG'],
  ['g', 'G'],
  ['t', 'T'],
  ['each', 'NO'],
  ['No.', 'NO'],
  ['doz.', 'DOZ'],
  ['doz', 'DOZ'],
  ['pr.', 'PRS'],
  ['doz. pr.', 'DPR'],
  ['doz.pr.', 'DPR'],
  ['liter', 'L'],
  ['m2', 'M2'],
  ['m²', 'M2'],
  ['m3', 'M3'],
  ['m³', 'M3'],
]);

/**
 * Reads a rate of duty as the tariff prints it: `Free`, `19.7%`, `2.5¢/kg`, `$1.50/doz.`, `10¢ each`,
 * `27.2¢/kg + 1.8%`. A rate with any word beside that ("on the case", "the rate applicable to") is refused, not guessed.
 * Reason: `rate-unreadable`.
 */
export function parseDutyRate(text: unknown): Checked<DutyRate> {
  const unreadable = refused(
    'rate-unreadable',
    `Only rates such as Free, 19.7%, 2.5¢/kg or 27.2¢/kg + 1.8% can be computed, not ${shown(text)}.`,
  );
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return unreadable;
  if (text === 'Free') return accepted({ terms: [] });
  const parts = text.split('+').map((part) => part.trim());
  if (parts.length > MAX_TERMS) return unreadable;
  const terms: RateTerm[] = [];
  for (const part of parts) {
    const term = readPercent(part) ?? readSpecific(part);
    if (term === undefined) return unreadable;
    terms.push(term);
  }
  return accepted({ terms });
}

function readPercent(part: string): RateTerm | undefined {
  // A bare number is per cent only where it is the whole rate, which `parseAdValoremRate` reads.
  if (!part.endsWith('%')) return undefined;
  const percent = parseDecimal(part.slice(0, -1).trimEnd());
  const isRate =
    percent !== undefined && percent.units >= 0n && compareDecimal(percent, HIGHEST_PERCENT) <= 0;
  return isRate ? { kind: 'ad-valorem', percent } : undefined;
}

function readSpecific(part: string): RateTerm | undefined {
  const isDollars = part.startsWith('$');
  const rest = isDollars ? part.slice(1) : part;
  const end = isDollars ? rest.search(/[/ ]/) : rest.indexOf('¢');
  if (end < 1) return undefined;
  const amount = parseDecimal(rest.slice(0, end));
  const tail = isDollars ? rest.slice(end) : rest.slice(end + 1);
  const unit = readUnit(tail);
  if (amount === undefined || amount.units < 0n || unit === undefined) return undefined;
  const usd = isDollars ? amount : { units: amount.units, scale: amount.scale + 2 };
  return { kind: 'specific', usd, unit };
}

/** `/kg`, or ` each` without a stroke. */
function readUnit(tail: string): string | undefined {
  if (tail.startsWith('/')) return tail === '/each' ? undefined : UNITS.get(tail.slice(1));
  return tail === ' each' ? 'NO' : undefined;
}
