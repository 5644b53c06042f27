import { describe, expect, it } from '@jest/globals';
import { determineOrigin } from './determine-origin.ts';
import { MAX_MATERIALS, readProductionRecord } from './read-production-record.ts';
import { foreign, hs, own, usd, usmca } from './worked-cases/worked-case.test-support.ts';

const GOOD = usmca('9503.00', { sale: '100' }, [foreign('8501.10', '5')]);

const refusal = (value: unknown): string => {
  const read = readProductionRecord(value);
  return read.ok ? 'read' : `${read.reason} ${read.message}`;
};
const withMaterial = (more: object) => ({
  ...GOOD,
  materials: [foreign('8501.10', '5', { ...more })],
});

describe('readProductionRecord', () => {
  it('reads the subject of a credential, and a whole credential', () => {
    const subject = readProductionRecord(GOOD);
    expect(subject.ok).toBe(true);
    expect(readProductionRecord({ type: ['x'], credentialSubject: GOOD })).toEqual(subject);
  });
  it.each<readonly [string, unknown, string]>([
    ['no object', 'record', 'The record: an object is needed here'],
    ['an agreement that nobody knows', { ...GOOD, agreement: 'EFTA' }, '/agreement'],
    ['a field that nobody knows', { ...GOOD, profit: usd('1') }, '/profit: no such field is known'],
    [
      'no list of materials',
      { ...GOOD, materials: undefined },
      '/materials: a list is needed here',
    ],
    [
      'a material not classified',
      withMaterial({ tariffClassification: undefined }),
      'say how it is classified',
    ],
    [
      'a number that is no text',
      withMaterial({ value: { amount: 5, currency: 'USD' } }),
      '/materials/0/value',
    ],
    ['an amount below zero', withMaterial({ value: usd('-1') }), 'plain decimal in text'],
    [
      'two currencies',
      withMaterial({ value: { amount: '5', currency: 'MXN' } }),
      'give all in one currency',
    ],
    [
      'more taken off than there is',
      withMaterial({ deductions: usd('5.01') }),
      'more is taken off than the material is worth',
    ],
    [
      'a country that is none',
      withMaterial({ countryOfOrigin: 'XX' }),
      'two letters of ISO 3166-1',
    ],
    ['a use that nobody knows', withMaterial({ uses: ['button'] }), 'is not one of'],
    ['an amount without its currency', { ...GOOD, netCost: '48.00' }, 'such as {"amount": "48.00"'],
    [
      'a currency in small letters',
      { ...GOOD, netCost: { amount: '1', currency: 'usd' } },
      'as USD',
    ],
    [
      'a code alone',
      withMaterial({ tariffClassification: '6005.37' }),
      'such as {"system": "HS2022"',
    ],
    ['packing that nobody knows', withMaterial({ packing: 'gift' }), 'retail or shipping'],
    [
      'a weight without a unit',
      withMaterial({ weight: { value: '1' } }),
      'give a value as text and a unit',
    ],
    [
      'a weight in metres',
      withMaterial({ weight: { value: '1', unit: 'MTR' } }),
      '/materials/0/weight',
    ],
    [
      'a process without a place',
      { ...GOOD, processes: [{ description: 'made' }] },
      'say where it was done',
    ],
    [
      'a fact without an answer',
      { ...GOOD, facts: [{ fact: 'x' }] },
      'give the fact and whether it holds',
    ],
    ['truth as text', { ...GOOD, putUpInSet: 'yes' }, 'true or false is needed here'],
    [
      'a key given twice',
      {
        ...GOOD,
        materials: [foreign('8501.10', '1', { key: 'a' }), foreign('8501.10', '1', { key: 'a' })],
      },
      'names two materials',
    ],
    [
      'made from what is not listed',
      withMaterial({ madeFrom: ['b'] }),
      '/materials/0/madeFrom (material 1, "material of 8501.10"): "#1" is made from "b", which no row has as its key',
    ],
    [
      'made from itself over another',
      {
        ...GOOD,
        materials: [
          foreign('8501.10', '1', { key: 'a', madeFrom: ['b'] }),
          foreign('8501.10', '1', { key: 'b', madeFrom: ['a'] }),
        ],
      },
      'is made from itself',
    ],
    [
      'materials 70 deep',
      {
        ...GOOD,
        materials: Array.from({ length: 70 }, (_, index) =>
          foreign('8501.10', '1', {
            key: `k${index}`,
            madeFrom: index < 69 ? [`k${index + 1}`] : [],
          }),
        ),
      },
      'more than 64 deep',
    ],
    [
      'more rows than a good has',
      { ...GOOD, materials: Array.from({ length: MAX_MATERIALS + 1 }, () => foreign('8501.10')) },
      `at most ${MAX_MATERIALS} rows`,
    ],
  ])('refuses %s', (_, value, words) => {
    expect(refusal(value)).toContain('record-malformed');
    expect(refusal(value)).toContain(words);
  });
  it('counts and calls a material as people do, in a record and in a credential', () => {
    const record = withMaterial({ value: usd('4,75'), description: 'lining' });
    const words =
      '/materials/0/value (material 1, "lining"): write the amount as a plain decimal in text such as "1234.50", with a point and nothing between thousands, not "4,75"';
    expect(refusal(record)).toContain(words);
    expect(refusal({ credentialSubject: record })).toContain(words);
  });
  it('takes deductions of exactly the worth', () => {
    expect(refusal(withMaterial({ deductions: usd('5') }))).toBe('read');
  });
  it('decides a lattice of materials 60 deep, each row named by two, without a path for each', () => {
    const row = (key: string, madeFrom: readonly string[]) => ({
      key,
      description: key,
      tariffClassification: hs('9503.00'),
      producedIn: 'MX',
      madeFrom,
    });
    const rows = Array.from({ length: 60 }, (_, level) =>
      ['a', 'b'].map((side) =>
        row(`${side}${level}`, level < 59 ? [`a${level + 1}`, `b${level + 1}`] : ['leaf']),
      ),
    ).flat();
    const read = readProductionRecord({
      ...GOOD,
      materials: [...rows, own('3903.30', 'US', '1', { key: 'leaf' })],
    });
    if (!read.ok) throw new Error(read.message);
    expect(determineOrigin(read.value)).toMatchObject({ outcome: 'originating', criterion: 'C' });
  });
});
