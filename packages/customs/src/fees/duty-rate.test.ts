import { describe, expect, it } from '@jest/globals';
import { formatDecimal } from '../money/decimal.ts';
import { parseDutyRate } from './duty-rate.ts';

/** A rate written out: `19.7%` or `0.025/KG`. */
function written(text: unknown): string {
  const rate = parseDutyRate(text);
  if (!rate.ok) return rate.reason;
  return rate.value.terms
    .map((term) =>
      term.kind === 'ad-valorem'
        ? `${formatDecimal(term.percent)}%`
        : `${formatDecimal(term.usd)}/${term.unit}`,
    )
    .join(' + ');
}

describe('parseDutyRate', () => {
  it.each([
    ['Free', ''],
    ['19.7%', '19.7%'],
    ['19.7 %', '19.7%'],
    ['2.5¢/kg', '0.025/KG'],
    ['$1.646/kg', '1.646/KG'],
    ['27.2¢/kg + 1.8%', '0.272/KG + 1.8%'],
    ['10¢ each', '0.10/NO'],
    ['$1 each + 2%', '1/NO + 2%'],
    ['$1.50/doz.', '1.50/DOZ'],
    ['9¢/doz. pr.', '0.09/DPR'],
    ['0.9¢/liter', '0.009/L'],
    ['4¢/m²', '0.04/M2'],
    ['1000%', '1000%'],
  ])('reads %s', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it.each([
    'free',
    '19.7',
    '1000.1%',
    '-1%',
    '2.5¢',
    '2.5/kg',
    '¢/kg',
    '$/kg',
    '$1.50',
    '2.5¢/bushel',
    '51¢ each + 6.25% on the case',
    'The rate applicable to the article',
    '1% + 2% + 3% + 4%',
    '1% +',
    '2.5¢/kg + ',
    '1e2%',
    '2.5¢/each',
    '',
    null,
    5,
    ' Free',
    '9'.repeat(1_000_000),
  ])('refuses %#', (text) => {
    expect(written(text)).toBe('rate-unreadable');
  });
});
