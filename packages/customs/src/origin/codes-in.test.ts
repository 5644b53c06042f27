import { describe, expect, test } from '@jest/globals';
import { codesIn } from './codes-in.ts';

const of = (text: string) => {
  const [system = '', code = ''] = text.split(' ');
  return { system, code };
};
const placed = (...texts: string[]) => codesIn(texts.map(of), 'HS2017');

describe('the place of what is classified more than once', () => {
  test.each([
    [['HS2017 9503.00', 'HS2017 6205.20']],
    [['HS2017 6205.20', 'HS2017 9503.00']],
    [['HS2022 5208.32', 'HS2017 3926.90']],
    [['HTS2026 6205.20.2066', 'HS2017 6205.30']],
    [['HS2022 5208.32', 'HS2022 3926.90']],
    [['HS2017 6205', 'HS2017 6205.20', 'HS2017 6205.30']],
  ])('is not known where its codes are those of different goods: %j', (texts) => {
    expect(placed(...texts)).toEqual({
      problem: expect.stringContaining('it is classified in places that are not one'),
    });
  });

  test.each([
    [['HS2022 6205.20', 'HS2017 6205.20'], '620520'],
    [['HTS2026 6205.20.2066', 'HS2017 6205.20.20'], '62052020'],
    [['HS2017 6205', 'HS2017 6205.20'], '620520'],
    [['HS2017 6205.20', 'HS2017 6205'], '620520'],
    // Digits beyond six are each tariff's own.
    [['HTS2026 8501.10.2000', 'HS2017 8501.10.40'], '85011040'],
  ])('is the nearest that is given in the nomenclature of the rules: %j', (texts, code) => {
    expect(placed(...texts)).toEqual({ codes: { codes: [code], isCarried: false } });
  });

  test('is carried over where the nomenclature of the rules is not given', () => {
    expect(placed('HS2022 6205.20')).toEqual({ codes: { codes: ['620520'], isCarried: true } });
  });
});
