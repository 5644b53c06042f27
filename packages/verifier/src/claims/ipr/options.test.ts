import { expect, it } from '@jest/globals';
import type { Grant, Licences } from '../../chain/licences.ts';
import type { Credential } from '../../intake/credential.ts';
import { LIMITS } from '../../intake/limits.ts';
import type { LineView } from '../claims-context.ts';
import type { IndicatedRight } from './indicated-rights.ts';
import { checkEffort } from './options.ts';

const licence = { digest: 'u1' } as Credential;
const other = { digest: 'u2' } as Credential;
/** The licence holds the mark; the other credential holds nothing. */
const licences: Licences = {
  grantsOf: ({ digest }) => new Map(digest === 'u1' ? [['mark', [{} as Grant]]] : []),
  findings: [],
};

const asked = (lines: number, indicated: readonly IndicatedRight[]) =>
  Array.from({ length: lines }, () => ({
    view: { support: [licence, other] } as unknown as LineView,
    indicated,
  }));
const { grantsOfAllLines } = LIMITS;

it('lets licences be put against rights of lines up to the limit, and not once more', () => {
  const mark: IndicatedRight[] = [{ right: 'mark', by: ['recordation'], isCertain: true }];
  expect(checkEffort(asked(grantsOfAllLines, mark), licences)).toEqual([]);
  expect(checkEffort(asked(grantsOfAllLines + 1, mark), licences)).toMatchObject([
    {
      code: 'intake.too-large',
      outcome: 'fail',
      expected: { grantsOfAllLines },
      found: { grants: grantsOfAllLines + 1 },
    },
  ]);
});

it('counts a right that the importer indicates and nobody holds', () => {
  const nobodys: IndicatedRight[] = [{ right: 'nobody holds', by: ['importer'], isCertain: true }];
  expect(checkEffort(asked(grantsOfAllLines, nobodys), licences)).toEqual([]);
  expect(checkEffort(asked(grantsOfAllLines + 1, nobodys), licences)).toHaveLength(1);
});

it('counts nothing for a recordation that no licence is shown for', () => {
  const expected: IndicatedRight[] = [
    { right: 'nobody holds', by: ['recordation'], isCertain: true },
  ];
  expect(checkEffort(asked(grantsOfAllLines + 1, expected), licences)).toEqual([]);
});
