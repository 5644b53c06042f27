import { describe, expect, test } from '@jest/globals';
import type { EntryLine } from '@originmark/schemas';
import { preferenceConsequence } from './consequence.ts';

const CHAPTER_99 =
  'additional duties of chapter 99: which of them apply without the claim is not known here';

const line = (more: Partial<EntryLine>): EntryLine => ({
  line: 1,
  hts: '6205.20.2066',
  countryOfOrigin: 'HN',
  description: 'shirts',
  enteredValue: { amount: '45360', currency: 'USD' },
  ...more,
});

describe('what follows if a claim fails', () => {
  test.each(['19.7 %', '19.7%', '19.7'])('is duty and fee at an ad valorem rate: %s', (rate) => {
    expect(preferenceConsequence(line({ dutyRate: rate }))).toMatchObject({
      rate,
      duty: { amount: '8935.92', currency: 'USD' },
      fees: { amount: '157.13', currency: 'USD' },
      unknown: [CHAPTER_99],
    });
  });

  test('is no duty and the fee where the general rate is free', () => {
    expect(preferenceConsequence(line({ dutyRate: 'Free' }))).toMatchObject({
      duty: { amount: '0.00' },
      fees: { amount: '157.13' },
    });
  });

  test.each([
    ['specific', '2.5¢/kg', '37.80'],
    ['compound', '27.2¢/kg + 1.8%', '1227.74'],
    ['by the dozen', '$1.50/doz.', '675.00'],
  ])('computes a %s rate from the quantities', (_, dutyRate, amount) => {
    const quantities = [
      { value: '450.00', unit: 'DZN' },
      { value: '1512', unit: 'KGM' },
    ];
    expect(preferenceConsequence(line({ dutyRate, quantities })).duty?.amount).toBe(amount);
  });

  test('takes the quantities of the own record, not those of the importer', () => {
    const presented = line({ dutyRate: '2.5¢/kg', quantities: [{ value: '1', unit: 'KGM' }] });
    const own = [{ value: '1512', unit: 'KG' }];
    expect(preferenceConsequence(presented, own).duty?.amount).toBe('37.80');
  });

  test('does not take off what the importer says it has deposited', () => {
    const deposited = line({ dutyRate: '19.7 %', duty: { amount: '8935.92', currency: 'USD' } });
    expect(preferenceConsequence(deposited).duty?.amount).toBe('8935.92');
  });

  test.each<[string, Partial<EntryLine>, string]>([
    ['no rate', {}, 'column 1 general duty: the line gives no general rate'],
    ['a rate in words', { dutyRate: 'See note 3' }, 'column 1 general duty: Only rates such as'],
    ['no quantity', { dutyRate: '2.5¢/kg' }, 'column 1 general duty: The rate is for each KG'],
    [
      'a value in another currency',
      { dutyRate: '5 %', enteredValue: { amount: '45360', currency: 'MXN' } },
      'column 1 general duty: An ad valorem rate needs',
    ],
  ])('names as unknown what cannot be computed: %s', (_, more, reason) => {
    const { duty, unknown = [] } = preferenceConsequence(line(more));
    expect(duty).toBeUndefined();
    expect(unknown[0]).toContain(reason);
    expect(unknown).toContain(CHAPTER_99);
  });
});
