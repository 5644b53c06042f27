import { describe, expect, test } from '@jest/globals';
import {
  IMPORTER,
  createClaims,
  createCredential,
  firstLine,
  troublesOf,
} from '../preference/preference.test-support.ts';
import { judgeRight } from './judge-right.ts';

const MAKER = 'did:web:altiplano.example';
const REGISTRATION = { register: 'Principal', classes: [28, 25], from: '2024-02-13' };
const RECORDATION = {
  number: 'TMK 24-90417',
  classes: [28],
  goods: [{ system: 'HS2022', prefix: '9503' }],
  from: '2024-05-06',
  until: '2034-02-13',
};
const ORDER = { scope: 'general', from: '2026-01-01' };

/** What is said of a right on the toys, which were imported on 2026-09-14. */
function judge(right: object, line: object = { manufacturer: MAKER }) {
  const claims = createClaims({ lines: [{ line }] });
  const credential = createCredential({
    id: 'right',
    type: 'IntellectualPropertyRightsCredential',
    issuer: 'did:web:registry.example',
    subject: JSON.parse(JSON.stringify(right)) as object,
  });
  const { findings, recorded } = judgeRight(credential, firstLine(claims), claims);
  return { findings, recorded, troubles: troublesOf(findings) };
}

const mark = (registration: object = {}, recordation: object | null = {}) => ({
  right: 'urn:right',
  intellectualPropertyRightsType: 'Trademark',
  registration: { ...REGISTRATION, ...registration },
  ...(recordation !== null && { recordation: { ...RECORDATION, ...recordation } }),
});
const patent = (more: object) => ({
  right: 'urn:right',
  intellectualPropertyRightsType: 'Patent',
  registration: { from: '2020-01-01' },
  ...more,
});
const OPEN = ['indeterminate licence.right-not-recorded'];
const NOT = ['fail licence.right-not-recorded'];

describe('a mark', () => {
  test('is enforced on the Principal Register, recorded for these goods', () => {
    expect(judge(mark())).toMatchObject({ recorded: true, troubles: [] });
  });

  test('is not enforced on the Supplemental Register, whatever is recorded', () => {
    const { findings, recorded, troubles } = judge(mark({ register: 'Supplemental' }));
    expect([recorded, troubles]).toEqual([false, NOT]);
    expect(findings[0]).toMatchObject({
      pointer: '/credentialSubject/registration/register',
      found: 'Supplemental',
    });
  });

  test.each([
    ['whose register is not named', mark({ register: undefined }), 'registration/register'],
    ['recorded by class, without goods', mark({}, { goods: undefined }), 'recordation/classes'],
    [
      'recorded in a class in which it is not registered',
      mark({ classes: [25] }),
      'recordation/classes',
    ],
    ['in the grace of its recordation', mark({}, { until: '2026-06-14' }), 'recordation'],
  ])('is a question, and taken as enforced, %s', (_, right, pointer) => {
    const { findings, recorded, troubles } = judge(right);
    expect([recorded, troubles]).toEqual([true, OPEN]);
    expect(findings[0]?.pointer).toBe(`/credentialSubject/${pointer}`);
  });

  test.each([
    ['not recorded', mark({}, null)],
    ['after the grace of its recordation', mark({}, { until: '2026-06-13' })],
    ['before its recordation', mark({}, { from: '2026-09-15' })],
    ['recorded for other goods', mark({}, { goods: [{ system: 'HS2022', prefix: '9504' }] })],
    [
      'in grace, recorded for other goods',
      mark({}, { until: '2026-08-14', goods: [{ system: 'HS2022', prefix: '9504' }] }),
    ],
  ])('is not enforced %s', (_, right) => {
    expect(judge(right)).toMatchObject({ recorded: false, troubles: NOT });
  });

  test('whose registration has run out is told of beside its recordation', () => {
    const until = '2026-09-13';
    expect(judge(mark({ until })).troubles).toEqual(['fail licence.right-lapsed']);
    expect(judge(mark({ until }, null))).toMatchObject({
      recorded: false,
      troubles: ['fail licence.right-lapsed', ...NOT],
    });
  });
});

describe('other rights', () => {
  test('a copyright has neither register nor classes', () => {
    const copyright = {
      ...mark({ register: undefined }),
      intellectualPropertyRightsType: 'Copyright',
    };
    expect(judge(copyright)).toMatchObject({ recorded: true, troubles: [] });
  });

  test('a trade name has no registration', () => {
    const name = { intellectualPropertyRightsType: 'TradeName', recordation: RECORDATION };
    expect(judge(name)).toMatchObject({ recorded: true, troubles: [] });
  });
});

describe('a patent', () => {
  const exclusionOrder = '337-TA-99904';
  const of = (terms: object, line?: object) =>
    judge(patent({ exclusionOrder, exclusionOrderTerms: { ...ORDER, ...terms } }), line);

  test('is not enforced without an exclusion order, though something is recorded', () => {
    expect(judge(patent({ recordation: RECORDATION }))).toMatchObject({
      recorded: false,
      troubles: NOT,
    });
  });

  test('is enforced by a general order in force', () => {
    expect(of({})).toMatchObject({ recorded: true, troubles: [] });
  });

  test('is enforced by a limited order against the maker or the importer', () => {
    for (const respondent of [MAKER, IMPORTER])
      expect(of({ scope: 'limited', respondents: [respondent] }).troubles).toEqual([]);
  });

  test.each([
    ['2026-09-15', undefined],
    ['2020-01-01', '2026-09-13'],
  ])('is not enforced by an order from %s to %s', (from, until) => {
    expect(of({ from, until })).toMatchObject({ recorded: false, troubles: NOT });
  });

  test('is a question where the order is limited and only the importer says who made the goods', () => {
    const limited = { scope: 'limited', respondents: ['did:web:other.example'] };
    expect(of(limited)).toMatchObject({ recorded: true, troubles: OPEN });
    expect(of(limited, { manufacturer: undefined }).troubles).toEqual(OPEN);
  });

  test('is a question where the terms of the order are not told', () => {
    expect(judge(patent({ exclusionOrder }))).toMatchObject({ recorded: true, troubles: OPEN });
  });
});
