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

const chain = (length: number) =>
  Array.from({ length }, (_, index) =>
    foreign('8501.10', '1', {
      key: `k${index}`,
      madeFrom: index < length - 1 ? [`k${index + 1}`] : [],
    }),
  );

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
    ['materials 70 deep', { ...GOOD, materials: chain(70) }, 'more than 64 deep'],
    [
      'materials 70 deep whose rows stand the other way round',
      { ...GOOD, materials: chain(70).toReversed() },
      'more than 64 deep',
    ],
    [
      'a material named twice by what is made of it',
      {
        ...GOOD,
        materials: [
          foreign('8501.10', '1', { madeFrom: ['b', 'b'] }),
          own('3903.30', 'MX', '1', { key: 'b' }),
        ],
      },
      'a material is named here twice',
    ],
    [
      'freight taken off a value that does not hold it',
      withMaterial({ internationalFreight: usd('5'), deductions: usd('5.01') }),
      'more is taken off than the material is worth',
    ],
    ...(['accessory', 'indirect'] as const).map((use): [string, unknown, string] => [
      `a component that is ${use} as well`,
      withMaterial({ uses: ['classifying-component', use] }),
      'give each its own row',
    ]),
    [
      'packing for retail sale that is packing for shipment',
      withMaterial({ packing: 'retail', uses: ['shipping-packing'] }),
      'give each its own row',
    ],
    [
      'a net cost above the total cost',
      { ...GOOD, totalCost: usd('90'), netCost: usd('90.01') },
      '/netCost: the net cost is part of the total cost',
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
  it.each<readonly [string, unknown]>([
    [
      'a net cost of exactly the total cost',
      { ...GOOD, totalCost: usd('90'), netCost: usd('90.00') },
    ],
    ['packing said twice', withMaterial({ packing: 'retail', uses: ['retail-packing'] })],
    [
      'a lining that determines the classification',
      withMaterial({ uses: ['visible-lining', 'classifying-component'] }),
    ],
    ['materials 65 deep, from the top', { ...GOOD, materials: chain(65) }],
    ['materials 65 deep, from the bottom', { ...GOOD, materials: chain(65).toReversed() }],
  ])('reads %s', (_, value) => {
    expect(refusal(value)).toBe('read');
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
  const web = (levels: number, width: number, more: object) =>
    Array.from({ length: levels }, (_, level) =>
      Array.from({ length: width }, (__, index) => ({
        key: `${level}.${index}`,
        description: 'x',
        tariffClassification: hs('9503.00'),
        ...(level === levels - 1
          ? { originating: false, countryOfOrigin: 'CN' }
          : {
              producedIn: 'MX',
              madeFrom: Array.from({ length: width }, (___, below) => `${level + 1}.${below}`),
              ...more,
            }),
      })),
    ).flat();

  it('refuses a web in which everything is made of everything, in whatever order its rows stand', () => {
    const rows = web(16, 20, {});
    const words = 'more is made of the same materials';
    expect(refusal({ ...GOOD, materials: rows })).toContain(words);
    expect(refusal({ ...GOOD, materials: rows.toReversed() })).toContain(words);
  });
  it('decides a tree of a thousand rows in ten levels', () => {
    const rows = Array.from({ length: 1000 }, (_, index) =>
      foreign('8501.10', '0.01', {
        key: `k${index}`,
        ...(index * 2 + 2 < 1000 ? { madeFrom: [`k${index * 2 + 1}`, `k${index * 2 + 2}`] } : {}),
      }),
    );
    const read = readProductionRecord({ ...GOOD, materials: rows });
    if (!read.ok) throw new Error(read.message);
    expect(determineOrigin(read.value).outcome).toBe('originating');
  });
  it('leaves open what asks for more looks than are taken, and decides the same with fewer levels', () => {
    const materials = (levels: number) => ({
      ...GOOD,
      agreement: 'CAFTA-DR',
      processes: [{ description: 'made', country: 'HN' }],
      tariffClassification: hs('8504'),
      materials: web(levels, 2, { tariffClassification: hs('8504'), producedIn: 'HN' }),
    });
    const missingOf = (record: object) => {
      const read = readProductionRecord(record);
      if (!read.ok) throw new Error(read.message);
      return determineOrigin(read.value).missing;
    };
    expect(missingOf(materials(60))).toEqual([expect.stringContaining('a record that asks less')]);
    expect(missingOf(materials(10))).toContain(
      'more digits of the good, to say whether GN 29(n) chapter 85 rule 4 is about it',
    );
  });
  it('takes what a record asks off what is left for all', () => {
    const read = readProductionRecord(GOOD);
    if (!read.ok) throw new Error(read.message);
    const effort = { left: 100 };
    expect(determineOrigin(read.value, { effort }).outcome).toBe('originating');
    expect(effort.left).toBeLessThan(100);
    effort.left = 0;
    expect(determineOrigin(read.value, { effort }).missing).toEqual([
      expect.stringContaining('a record that asks less'),
    ]);
  });
  it('names what a web lacks once, not once for each path to it', () => {
    // 2^29 paths lead to the two materials without a value.
    const read = readProductionRecord({
      ...GOOD,
      netCost: usd('90'),
      materials: web(30, 2, { originating: false }),
    });
    if (!read.ok) throw new Error(read.message);
    const { missing, outcome } = determineOrigin(read.value);
    expect(outcome).toBe('undetermined');
    expect(missing.filter((one) => one === 'the value of x')).toHaveLength(1);
  });
  it('decides a lattice of materials 40 deep, each row named by two, without a path for each', () => {
    const row = (key: string, madeFrom: readonly string[]) => ({
      key,
      description: key,
      tariffClassification: hs('9503.00'),
      producedIn: 'MX',
      madeFrom,
    });
    const rows = Array.from({ length: 40 }, (_, level) =>
      ['a', 'b'].map((side) =>
        row(`${side}${level}`, level < 39 ? [`a${level + 1}`, `b${level + 1}`] : ['leaf']),
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
