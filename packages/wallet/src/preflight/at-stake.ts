import { formatDecimal, lineStake, parseDecimal } from '@originmark/customs';
import type { EntryLine, PreflightStake } from '@originmark/schemas';

const MINIMUM =
  'the least and the most that the merchandise processing fee of a whole entry may be';

/**
 * What a line owes if its claim fails: column 1 general duty, from the value or the quantities on the line, and
 * merchandise processing fee, in US dollars. Whatever the line does not tell is named as unknown, never taken for
 * nothing, and no total is given.
 */
export function stakeOf(line: EntryLine): PreflightStake {
  const { dutyRate, enteredValue, quantities } = line;
  const value = enteredValue.currency === 'USD' ? parseDecimal(enteredValue.amount) : undefined;
  const { amounts, unknown } = lineStake({
    ...(value !== undefined && { enteredValueUsd: value }),
    ...(dutyRate !== undefined && { generalRate: dutyRate }),
    ...(quantities !== undefined && { quantities }),
  });
  const usd = (name: string) => {
    const found = amounts.find((amount) => amount.name === name);
    return found !== undefined && 'usd' in found
      ? { amount: formatDecimal(found.usd), currency: 'USD' }
      : undefined;
  };
  const duty = usd('column 1 general duty');
  const fees = usd('merchandise processing fee');
  return {
    enteredValue: { ...enteredValue },
    ...(dutyRate !== undefined && { rate: dutyRate }),
    ...(duty !== undefined && { duty }),
    ...(fees !== undefined && { fees }),
    unknown: [...unknown, MINIMUM],
  };
}
