import { describe, expect, it } from '@jest/globals';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { type EntryStakeLine, entryStake } from './entry-stake.ts';
import { type LineStake, type LineStakeFacts, lineStake } from './line-stake.ts';

const usd = (text: string) => parseDecimal(text)!;
const SHIRT: LineStakeFacts = {
  enteredValueUsd: usd('45360'),
  generalRate: '19.7%',
  additionalDuties: [],
};

const written = ({ amounts, totalUsd }: LineStake) => ({
  amounts: amounts.map((amount) => ('usd' in amount ? formatDecimal(amount.usd) : 'unknown')),
  total: totalUsd === undefined ? undefined : formatDecimal(totalUsd),
});

describe('lineStake', () => {
  it('is the duty and the fee, and a total when nothing is unknown', () => {
    expect(written(lineStake(SHIRT))).toEqual({
      amounts: ['8935.92', '157.13'],
      total: '9093.05',
    });
  });

  it('reads a bare number as per cent, as entries write it', () => {
    expect(written(lineStake({ ...SHIRT, generalRate: '19.7' })).amounts[0]).toBe('8935.92');
  });

  it('computes an additional duty that the data have', () => {
    const additionalDuties = [{ hts: '9903.03.01', rate: '10%' }];
    expect(written(lineStake({ ...SHIRT, additionalDuties }))).toEqual({
      amounts: ['8935.92', '157.13', '4536.00'],
      total: '13629.05',
    });
  });

  it.each([
    ['nobody knows the additional duties', { enteredValueUsd: usd('45360'), generalRate: '19.7%' }],
    ['one has no rate', { ...SHIRT, additionalDuties: [{ hts: '9903.03.01' }] }],
    ['the rate cannot be read', { ...SHIRT, generalRate: 'See note 3' }],
    ['the line gives no rate', { enteredValueUsd: usd('45360'), additionalDuties: [] }],
    ['the value is not in dollars', { generalRate: '19.7%', additionalDuties: [] }],
    ['a specific rate lacks its quantity', { ...SHIRT, generalRate: '2.5¢/kg' }],
  ])('gives no total where %s', (_, facts: LineStakeFacts) => {
    const stake = lineStake(facts);
    expect(stake.totalUsd).toBeUndefined();
    expect(stake.unknown.length).toBeGreaterThan(0);
    expect(written(stake).amounts).toContain('unknown');
  });

  it('takes off what was deposited with the claim', () => {
    const facts = { ...SHIRT, dutyEnteredUsd: usd('935.92') };
    expect(written(lineStake(facts)).amounts).toEqual(['8000.00', '157.13']);
  });

  it('computes a compound rate from the quantity on the line', () => {
    const quantities = [{ value: '1512', unit: 'KG' }];
    const facts = { ...SHIRT, generalRate: '10¢/kg + 2%', quantities };
    expect(written(lineStake(facts)).amounts).toEqual(['1058.40', '157.13']);
  });
});

describe('entryStake', () => {
  const line = (number: number, value: string, rate: string, fails: boolean): EntryStakeLine => ({
    line: number,
    enteredValueUsd: usd(value),
    generalRate: rate,
    additionalDuties: [],
    fails,
    isFeeExempt: number !== 4,
  });
  const DEMO = [
    line(1, '45360', '19.7%', true),
    line(2, '57000', 'Free', true),
    line(3, '57600', '20%', true),
    line(4, '15900', '16.5%', false),
  ];

  it('adds the fee of the lines to that of the entry', () => {
    // 55.08 was owed for line 4; 609.19 would be: 157.13 + 197.45 + 199.53 more.
    expect(written(entryStake('2026-09-14', DEMO))).toEqual({
      amounts: ['8935.92', '0.00', '11520.00', '554.11'],
      total: '21010.03',
    });
  });

  it('never exceeds the most that an entry pays', () => {
    const dear = DEMO.map((each) =>
      each.line === 2 ? { ...each, enteredValueUsd: usd('1000000') } : each,
    );
    expect(written(entryStake('2026-09-14', dear)).amounts.at(-1)).toBe('596.42');
  });

  it('counts the least fee once a first line owes one', () => {
    const small = [{ ...line(1, '1000', 'Free', true) }];
    expect(written(entryStake('2026-09-14', small)).amounts).toEqual(['0.00', '33.58']);
  });

  it('has no total where the limits of the year or one amount are unknown', () => {
    expect(entryStake('2026-10-01', DEMO).totalUsd).toBeUndefined();
    const [first, ...rest] = DEMO;
    const open = { ...first!, generalRate: 'See note 3' };
    const stake = entryStake('2026-09-14', [open, ...rest]);
    expect(stake.totalUsd).toBeUndefined();
    expect(stake.unknown).toEqual([expect.stringContaining('line 1, column 1 general duty')]);
  });

  it('has nothing at stake, and no total of nothing, where no claim fails', () => {
    const stake = entryStake('2026-09-14', [line(4, '15900', '16.5%', false)]);
    expect(stake).toEqual({ amounts: [], unknown: [], lines: [] });
  });
});
