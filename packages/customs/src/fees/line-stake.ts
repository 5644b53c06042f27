import type { Quantity } from '../money/convert-quantity.ts';
import { type Decimal, addDecimal, subtractDecimal } from '../money/decimal.ts';
import { dutyOfLine } from './duty-of-line.ts';
import { type DutyRate, parseDutyRate } from './duty-rate.ts';
import { feesAtStake, parseAdValoremRate } from './fees-at-stake.ts';

/** An additional duty of chapter 99 that applies without the preference. */
export interface AdditionalDuty {
  /** Its tariff number, `9903.03.01`. */
  readonly hts: string;
  /** As the tariff prints it; left out where it is not known. */
  readonly rate?: string;
}

/** What a line says of its money. What is left out is not known. */
export interface LineStakeFacts {
  readonly enteredValueUsd?: Decimal;
  /** Column 1 general rate of the tariff, as it prints it, or a bare number of per cent. */
  readonly generalRate?: string;
  readonly quantities?: readonly Quantity[];
  /** Duty deposited with the claim; left out means that none is taken off. */
  readonly dutyEnteredUsd?: Decimal;
  /** Those that apply without the claim: an empty list says that there are none, no list that nobody knows. */
  readonly additionalDuties?: readonly AdditionalDuty[];
}

/** An amount of US dollars and cents, or why there is none. */
export type StakeAmount =
  | { readonly name: string; readonly usd: Decimal }
  | { readonly name: string; readonly unknownBecause: string };

/** What a line owes if its claim fails. */
export interface LineStake {
  readonly amounts: readonly StakeAmount[];
  /** The sum of all amounts; absent as soon as one of them is unknown. */
  readonly totalUsd?: Decimal;
  /** Names of the amounts that are unknown, with their reasons. */
  readonly unknown: readonly string[];
}

/**
 * Duty, merchandise processing fee and additional duties of one line without its preference (19 CFR 182.16; 10.588).
 * Never a total that leaves one out: where one is unknown there is no total. The fee is that of the line; its limits are
 * those of the entry (`entryStake`). The harbor maintenance fee is due either way; anti-dumping duties are not in it.
 */
export function lineStake(facts: LineStakeFacts): LineStake {
  return summed([generalDuty(facts), processingFee(facts), ...additional(facts)]);
}

/** @internal */
export function summed(amounts: readonly StakeAmount[]): LineStake {
  const unknown = amounts.flatMap((amount) =>
    'usd' in amount ? [] : [`${amount.name}: ${amount.unknownBecause}`],
  );
  if (unknown.length > 0 || amounts.length === 0) return { amounts, unknown };
  const totalUsd = amounts
    .flatMap((amount) => ('usd' in amount ? [amount.usd] : []))
    .reduce(addDecimal, { units: 0n, scale: 2 });
  return { amounts, totalUsd, unknown };
}

function generalDuty(facts: LineStakeFacts): StakeAmount {
  const name = 'column 1 general duty';
  if (facts.generalRate === undefined)
    return { name, unknownBecause: 'the line gives no general rate' };
  const duty = atRate(name, facts.generalRate, facts);
  return 'usd' in duty && facts.dutyEnteredUsd !== undefined
    ? { name, usd: subtractDecimal(duty.usd, facts.dutyEnteredUsd) }
    : duty;
}

function atRate(name: string, text: string, facts: LineStakeFacts): StakeAmount {
  const rate = readRate(text);
  if (typeof rate === 'string') return { name, unknownBecause: rate };
  const duty = dutyOfLine(rate, facts);
  return duty.ok ? { name, usd: duty.value } : { name, unknownBecause: duty.message };
}

/** Entries write a bare number for per cent as well; the tariff prints the sign. */
function readRate(text: string): DutyRate | string {
  const percent = parseAdValoremRate(text);
  // Nothing of a value is nothing, whatever the value.
  if (percent.ok && percent.value.units === 0n) return { terms: [] };
  if (percent.ok) return { terms: [{ kind: 'ad-valorem', percent: percent.value }] };
  const rate = parseDutyRate(text);
  return rate.ok ? rate.value : rate.message;
}

function processingFee({ enteredValueUsd }: LineStakeFacts): StakeAmount {
  const name = 'merchandise processing fee';
  if (enteredValueUsd === undefined || enteredValueUsd.units < 0n)
    return { name, unknownBecause: 'the line gives no value in US dollars' };
  const generalRatePercent = { units: 0n, scale: 0 };
  return { name, usd: feesAtStake({ enteredValueUsd, generalRatePercent }).mpf };
}

function additional(facts: LineStakeFacts): readonly StakeAmount[] {
  const { additionalDuties } = facts;
  if (additionalDuties === undefined)
    return [
      {
        name: 'additional duties of chapter 99',
        unknownBecause: 'which of them apply without the claim is not known here',
      },
    ];
  return additionalDuties.map(({ hts, rate }) => {
    const name = `additional duty ${hts}`;
    return rate === undefined
      ? { name, unknownBecause: 'its rate is not known here' }
      : atRate(name, rate, facts);
  });
}
