import { describe, expect, test } from '@jest/globals';
import type { Credential } from '../../intake/credential.ts';
import {
  certified,
  createCertification,
  createCredential,
  createReceipt,
  EXISTENCE,
  EXPORTER,
  judge,
  MAKER,
  TOY,
  troubleOf,
  type World,
} from './preference.test-support.ts';

const STRANGER = 'did:web:stranger.example';
const usd = (amount: string) => ({ amount, currency: 'USD' });
const toys = (foreign: string) => ({
  agreement: 'USMCA',
  product: TOY,
  tariffClassification: { system: 'HS2022', code: '9503.00' },
  materials: [
    {
      description: 'parts',
      tariffClassification: { system: 'HS2022', code: '9503.00' },
      originating: false,
      countryOfOrigin: 'CN',
      value: usd(foreign),
    },
  ],
  processes: [{ description: 'moulded', country: 'MX' }],
  transactionValue: usd('10.00'),
  netCost: usd('9.00'),
  totalCost: usd('9.50'),
});
/** By the first the toys originate, by the second they do not. */
const HONEST = toys('0.50');
const DAMNING = toys('9.00');

const recordOf = (subject: object, id = 'record', issuer = MAKER): Credential =>
  createCredential({ id, type: 'ProductionRecordCredential', issuer, subject });

/** The certification names its producer by DID, or as it is told. */
const naming = (producer: unknown, ...records: readonly Credential[]): Credential =>
  createCertification({ producer }, { edges: records.map((to) => ({ role: 'basedOn', to })) });

const BY_DID = { id: MAKER, name: 'Juguetes Altiplano' };
const BY_NAME = { name: 'Juguetes Altiplano' };

const judgeEdges = (
  records: readonly Credential[],
  more: World & { readonly producer?: unknown; readonly line?: object } = {},
) => {
  const { line = {}, producer = BY_DID, ...world } = more;
  return judge(certified(naming(producer, ...records), line, { others: records, ...world }));
};

const judgeNamed = (record: Credential, producer: unknown) => {
  const certification = naming(producer);
  const support = [certification, createReceipt(certification), record];
  return judge({ lines: [{ support }], existence: EXISTENCE });
};

const UNDECIDED = ['indeterminate origin.rule-undecidable'];

describe('whose word a production record is', () => {
  test.each([
    ['for the claim', HONEST],
    ['against it', DAMNING],
  ])('decides nothing %s where a stranger signed it', (_, subject) => {
    const record = recordOf(subject, 'record', STRANGER);
    for (const judged of [
      judgeEdges([record]),
      judgeNamed(record, BY_DID),
      judgeNamed(record, BY_NAME),
    ]) {
      expect(judged.troubles).toEqual(UNDECIDED);
      expect(judged.verdict.determination).toBeUndefined();
      expect(troubleOf(judged.findings, 'origin.rule-undecidable').found).toBe(STRANGER);
    }
  });

  test.each([
    ['the producer that is named, behind the certification', judgeEdges([recordOf(DAMNING)])],
    ['the producer that is named, beside it', judgeNamed(recordOf(DAMNING), BY_DID)],
    [
      'one of several producers',
      judgeEdges([recordOf(DAMNING)], { producer: [{ id: EXPORTER, name: 'x' }, BY_DID] }),
    ],
    [
      'whoever the certification rests on, where no producer is named by DID',
      judgeEdges([recordOf(DAMNING, 'record', STRANGER)], { producer: 'Various' }),
    ],
    [
      'the certifier, where no producer is named by DID',
      judgeNamed(recordOf(DAMNING, 'record', EXPORTER), BY_NAME),
    ],
  ])('contradicts the claim where it is that of %s', (_, { verdict }) => {
    expect(verdict.outcome).toBe('contradicted');
    expect(verdict.determination).toMatchObject({ outcome: 'not-originating' });
  });
});

describe('a record that is not known to stand', () => {
  test.each([
    { outcome: 'indeterminate' as const },
    { status: { kind: 'suspended' as const } },
    { status: { kind: 'unknown' as const } },
  ])('neither contradicts nor carries a claim: %o', (standing) => {
    for (const subject of [HONEST, DAMNING]) {
      const judged = judgeEdges([recordOf(subject)], { standings: { record: standing } });
      expect(judged.troubles).toEqual(UNDECIDED);
      expect(judged.verdict.determination).toBeUndefined();
    }
  });

  test.each([{ status: { kind: 'none' as const } }, {}])('but one that stands does: %o', (one) => {
    const standings = { record: one };
    expect(judgeEdges([recordOf(HONEST)], { standings }).verdict.outcome).toBe('supported');
    expect(judgeEdges([recordOf(DAMNING)], { standings }).verdict.outcome).toBe('contradicted');
  });
});

describe('the time of a record', () => {
  const made = { made: { from: '2026-08-01', until: '2026-08-31' } };
  const during = (from?: string, until?: string) => ({
    ...DAMNING,
    processes: [
      {
        description: 'moulded',
        country: 'MX',
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      },
    ],
  });
  test.each([
    ['begins after the importation', during('2026-09-15'), {}],
    ['ends before the goods were made', during('2024-08-01', '2024-08-31'), made],
    ['begins after the goods were made', during('2026-09-01'), made],
  ])('leaves the line open where it %s', (_, subject, line) => {
    expect(judgeEdges([recordOf(subject)], { line }).troubles).toEqual(UNDECIDED);
  });
  test.each([
    ['is not said', during(), made],
    ['is that of the goods', during('2026-08-10', '2026-08-20'), made],
    ['is that of the importation', during('2026-09-14', '2026-09-14'), {}],
    ['lies round that of the goods', during('2026-01-01', '2026-09-01'), made],
  ])('lets it decide where it %s', (_, subject, line) => {
    expect(judgeEdges([recordOf(subject)], { line }).verdict.outcome).toBe('contradicted');
  });
});

describe('codes of a record', () => {
  const coded = (system: string, code: string, more: object = {}) => ({
    ...DAMNING,
    tariffClassification: { system, code },
    ...more,
  });
  test.each([
    [
      'of another good beside the right one',
      coded('HS2022', '9503.00', { alsoClassified: [{ system: 'HS2017', code: '6205.20' }] }),
    ],
    ['of an edition that is not known', coded('HS1900', '9503.00')],
    ['of another good', coded('HS2017', '9504.50')],
  ])('leave the line open where one is %s', (_, subject) => {
    expect(judgeEdges([recordOf(subject)]).troubles).toEqual(UNDECIDED);
  });
  test.each([
    ['an older edition', coded('HS2017', '9503.00')],
    ['the tariff', coded('HTS2026', '9503.00.0073')],
    [
      'both',
      coded('HS2022', '9503.00', { alsoClassified: [{ system: 'HS2017', code: '9503.00' }] }),
    ],
  ])('decide where they are those of the line in %s', (_, subject) => {
    expect(judgeEdges([recordOf(subject)]).verdict.outcome).toBe('contradicted');
  });
});

describe('several records', () => {
  test.each([[['a', 'b']], [['b', 'a']]])(
    'are all asked, and the one against the claim is told, whichever comes first: %j',
    ([good, bad]) => {
      const records = [recordOf(HONEST, good), recordOf(DAMNING, bad)];
      for (const order of [records, records.toReversed()]) {
        const { verdict } = judgeEdges(order);
        expect(verdict).toMatchObject({
          outcome: 'contradicted',
          determination: { outcome: 'not-originating', record: `u${bad ?? ''}` },
        });
      }
    },
  );

  test('of other goods may lie beside that of the good', () => {
    const other = recordOf({ ...DAMNING, product: 'urn:other' }, 'a');
    expect(judgeEdges([other, recordOf(HONEST, 'b')]).troubles).toEqual([]);
    expect(judgeEdges([other]).troubles).toEqual(UNDECIDED);
  });

  test('of one good are at most twenty', () => {
    const records = Array.from({ length: 21 }, (_, index) => recordOf(DAMNING, `r${index}`));
    expect(judgeEdges(records).troubles).toEqual(UNDECIDED);
    expect(judgeEdges(records.slice(1)).verdict.outcome).toBe('contradicted');
  });
});

test('what a record says does not swell the verdict', () => {
  const [material] = HONEST.materials;
  const materials = Array.from({ length: 200 }, (_, index) => ({
    ...material,
    description: `${index} ${'x'.repeat(1200)}`,
    value: undefined,
  }));
  const { findings, verdict } = judgeEdges([
    recordOf(JSON.parse(JSON.stringify({ ...HONEST, materials })) as object),
  ]);
  expect(verdict.outcome).toBe('undetermined');
  expect(JSON.stringify(verdict.determination).length).toBeLessThan(5000);
  expect(
    JSON.stringify(troubleOf(findings, 'origin.rule-undecidable').expected).length,
  ).toBeLessThan(5000);
});
