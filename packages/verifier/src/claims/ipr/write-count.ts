import { type Decimal, formatDecimal } from '@originmark/customs';

/** A counted quantity as a verdict shows it: 500.00 dozen are 6000 pieces, not "6000.00". */
export function writeCount({ units, scale }: Decimal): string {
  let shown = { units, scale };
  while (shown.scale > 0 && shown.units % 10n === 0n)
    shown = { units: shown.units / 10n, scale: shown.scale - 1 };
  return formatDecimal(shown);
}
