import { describe, expect, test } from '@jest/globals';
import {
  type WorkedCase,
  cafta,
  foreign,
  hs,
  own,
  usd,
  usmca,
  workOut,
} from './worked-case.test-support.ts';

type Json = WorkedCase['record'];

const SEEDS =
  'seeds, bulbs, rootstock, cuttings, grafts, shoots, buds or other live parts of plants';

const outcomeOf = (record: Json) =>
  workOut({ title: '', by: '', record, outcome: 'undetermined' }).outcome;

const toys = (materials: readonly Json[], more: Json = {}) =>
  usmca('9503.00', { sale: '100', totalCost: '100', netCost: '90' }, materials, more);

/** Roasted coffee declared originating, that was made of the coffee named. */
const roasted = (coffee: Json) =>
  cafta('0901.21', {}, [
    own('0901.21', 'HN', undefined, { selfProduced: true, madeFrom: ['coffee'] }),
    { ...coffee, key: 'coffee' },
  ]);

/** Two parts of the value, each made in Honduras of an originating material and of a foreign one that does not change. */
const twoOfOne = (value: string, share: string, madeFrom: readonly [string, string]) =>
  cafta('9606.10', { adjusted: '10' }, [
    ...madeFrom.map((input, index) => ({
      key: `part ${index}`,
      description: `part ${index}`,
      tariffClassification: hs('9606.10'),
      originating: false,
      countryOfOrigin: 'HN',
      value: usd(value),
      madeFrom: [input, 'foreign'],
    })),
    foreign('9606.10', '2', { key: 'foreign' }),
    ...[...new Set(madeFrom)].map((key) => own('3926.90', 'HN', share, { key })),
  ]);

/** Parts that the producer made of foreign parts of the good's own classification. */
const madeOf = (...inputs: readonly string[]) =>
  toys([
    ...inputs.map((input, index) => ({
      description: `own part ${index}`,
      tariffClassification: hs('9503.00'),
      originating: false,
      selfProduced: true,
      producedIn: 'MX',
      madeFrom: [input],
    })),
    ...[...new Set(inputs)].map((key) => foreign('9503.00', '8', { key })),
    foreign('8501.10', '70'),
  ]);

describe('a record that speaks against itself', () => {
  test.each<readonly [string, Json, Json, string]>([
    [
      'a material declared originating that by what it is made of is not',
      roasted(foreign('0901.11')),
      roasted(own('0901.11', 'HN')),
      'by what it is made of it does not',
    ],
    [
      'a material declared originating, and of China',
      toys([own('9503.00', 'CN', '95', { producedIn: 'MX' })]),
      toys([own('9503.00', 'MX', '95', { producedIn: 'MX' })]),
      'is declared originating, and of CN',
    ],
    [
      'a good that was not harvested there',
      usmca('0901.11', {}, [], { whollyObtained: 'not harvested there, but in India' }),
      usmca('0901.11', {}, [], { whollyObtained: 'harvested there' }),
      'wholly obtained',
    ],
    [
      'a word that only holds the word of the law',
      usmca('0901.11', {}, [], { whollyObtained: 'unharvested' }),
      usmca('0901.11', {}, [], { whollyObtained: 'Harvested.' }),
      'wholly obtained',
    ],
    [
      'a good produced exclusively from what originates by another rule',
      cafta('6205.20', {}, [own('5208.32', 'HN')], {
        whollyObtained: 'produced exclusively from such goods',
        processes: [{ description: 'sewn', country: 'HN', kind: 'sewn-or-assembled' }],
      }),
      cafta('6205.20', {}, [own('5208.32', 'HN', undefined, { isKind: ['wholly obtained'] })], {
        whollyObtained: 'produced exclusively from such goods',
        processes: [{ description: 'sewn', country: 'HN', kind: 'sewn-or-assembled' }],
      }),
      'is itself wholly obtained',
    ],
    [
      'a set of one good',
      cafta('8215.20', { adjusted: '100' }, [foreign('8215.99', '10')], { putUpInSet: true }),
      cafta(
        '8215.20',
        { adjusted: '100' },
        [foreign('8215.99', '10'), own('8211.91', 'HN', '80')],
        {
          putUpInSet: true,
        },
      ),
      'the other goods of the set',
    ],
    [
      'a vegetable called seeds',
      cafta('0709.60', {}, [foreign('0709.60', '1', { isKind: [SEEDS] })]),
      cafta('0709.60', {}, [foreign('1209.91', '1', { isKind: [SEEDS] })]),
      'is what the good was grown from',
    ],
    [
      'an originating material taken off twice because two are made of it',
      twoOfOne('5', '3', ['one', 'one']),
      twoOfOne('5', '3', ['one', 'another']),
      'is in each of what is made of it',
    ],
  ])('is not taken at its better word: %s', (_, attack, legal, ask) => {
    const { missing, outcome } = workOut({
      title: '',
      by: '',
      record: attack,
      outcome: 'undetermined',
    });
    expect(outcome).toBe('undetermined');
    expect(missing.join('; ')).toContain(ask);
    expect(outcomeOf(legal)).toBe('originating');
  });
});

test('what does not change counts once, however many parts are made of it', () => {
  // 8 of 100 is little; two of 8 are not.
  expect(outcomeOf(madeOf('one'))).toBe('originating');
  expect(outcomeOf(madeOf('one', 'one'))).toBe('originating');
  expect(outcomeOf(madeOf('one', 'another'))).toBe('not-originating');
});
