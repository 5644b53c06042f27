import { type LineStakeFacts, formatDecimal, lineStake, parseDecimal } from '@originmark/customs';
import type { EntryLine, Quantity } from '@originmark/schemas';
import type { Consequence } from '../../verdict/fragment.ts';

const SUMMARY =
  'Column 1 general duty, the merchandise processing fee and any chapter 99 duty are due on the line; the goods stay admissible.';

/**
 * What a line owes if its claim fails: a rate of duty and a fee, never admissibility (19 CFR 182.16). A specific or a
 * compound rate is computed from the quantities, which are those of the verifier's own record where it has them. What
 * cannot be computed is named in `unknown` and never taken for nothing: no total is given. What was deposited with the
 * claim is not taken off, for the importer says so alone.
 */
export function preferenceConsequence(
  line: EntryLine,
  quantities: readonly Quantity[] | undefined = line.quantities,
): Consequence {
  const { dutyRate, enteredValue } = line;
  const value = enteredValue.currency === 'USD' ? parseDecimal(enteredValue.amount) : undefined;
  const facts: LineStakeFacts = {
    ...(value !== undefined && { enteredValueUsd: value }),
    ...(dutyRate !== undefined && { generalRate: dutyRate }),
    ...(quantities !== undefined && { quantities }),
  };
  const { amounts, unknown } = lineStake(facts);
  const usd = (name: string) =>
    amounts.flatMap((each) =>
      each.name === name && 'usd' in each
        ? [{ amount: formatDecimal(each.usd), currency: 'USD' }]
        : [],
    )[0];
  const duty = usd('column 1 general duty');
  const fees = usd('merchandise processing fee');
  return {
    summary: SUMMARY,
    ...(dutyRate !== undefined && { rate: dutyRate }),
    ...(duty !== undefined && { duty }),
    ...(fees !== undefined && { fees }),
    ...(unknown.length > 0 && { unknown: [...unknown] }),
  };
}
