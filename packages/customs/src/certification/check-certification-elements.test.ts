import { describe, expect, it } from '@jest/globals';
import { agreementOf } from '../agreements/agreements.ts';
import type { ElementId } from '../agreements/data-element.ts';
import type {
  CertificationCircumstances,
  CertificationFacts,
  CertificationParty,
} from './certification-facts.ts';
import { checkCertificationElements } from './check-certification-elements.ts';
import type { ElementAnswer } from './element-answer.ts';

const party = (name: string, addressCountry: string): CertificationParty => ({
  name,
  address: { streetAddress: 'Calle 1', addressLocality: 'León', addressCountry },
  telephone: '+52 555 0100',
  email: 'origin@maker.example',
});
const MAKER = party('Maletas del Bajío', 'MX');
const EXPORTER = party('Comercializadora Horizonte', 'MX');
const IMPORTER = party('Harbor & Pine Trading Co., Inc.', 'US');

/** A producer's certification of one shipment under USMCA, complete. */
const USMCA: CertificationFacts = {
  certifierRole: 'producer',
  certifier: MAKER,
  exporter: EXPORTER,
  importer: IMPORTER,
  signatory: { name: 'R. Campos', title: 'Finance Manager' },
  signedAt: '2026-09-04T18:30:00Z',
  goods: [
    {
      description: '21-inch hard-side spinner suitcase',
      tariffClassification: { code: '4202.12' },
      originCriterion: 'B',
    },
  ],
  invoiceNumber: 'MB-2026-05519',
  statement: agreementOf('USMCA')!.statement.text,
};

function answersOf(
  facts: CertificationFacts,
  spi = 'S',
  circumstances: CertificationCircumstances = {},
): readonly ElementAnswer[] {
  const checked = checkCertificationElements(facts, spi, circumstances);
  if (!checked.ok) throw new Error(checked.reason);
  return checked.value;
}

function answerOf(
  id: ElementId,
  facts: CertificationFacts,
  spi = 'S',
  circumstances: CertificationCircumstances = {},
): ElementAnswer {
  const found = answersOf(facts, spi, circumstances).find(({ element }) => element.id === id);
  if (found === undefined) throw new Error(`${spi} asks for no ${id}`);
  return found;
}

const without = (facts: CertificationFacts, name: keyof CertificationFacts): CertificationFacts =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name));

const good = (change: object): CertificationFacts => ({
  ...USMCA,
  goods: [{ ...USMCA.goods![0]!, ...change }],
});

describe('checkCertificationElements', () => {
  it('finds everything on a complete certification of one shipment', () => {
    expect(answersOf(USMCA).map(({ answer, element }) => [element.id, answer])).toEqual([
      ['certifier-role', 'present'],
      ['certifier', 'present'],
      ['exporter', 'present'],
      ['producer', 'not-required'],
      ['importer', 'present'],
      ['signatory', 'present'],
      ['description', 'present'],
      ['classification', 'present'],
      ['rule-of-origin', 'present'],
      ['schedule-ii', 'not-required'],
      ['invoice-number', 'present'],
      ['blanket-period', 'not-required'],
      ['signature-date', 'present'],
      ['statement', 'present'],
    ]);
  });

  it('calls nothing present on an empty sheet', () => {
    for (const spi of ['S', 'P', 'MX']) {
      const answers = answersOf({}, spi);
      expect(answers).toHaveLength(agreementOf(spi)!.elements.length);
      expect(answers.filter(({ answer }) => !['missing', 'undecided'].includes(answer))).toEqual(
        [],
      );
    }
  });

  it('knows no agreement beside its three', () => {
    expect(checkCertificationElements(USMCA, 'JO')).toMatchObject({ reason: 'agreement-unknown' });
  });
});

describe('a party to a USMCA certification', () => {
  const BY_EXPORTER = { ...without(USMCA, 'exporter'), certifierRole: 'exporter' };

  it.each([
    ['Various', { answer: 'literal', text: 'Various' }],
    [
      'Available upon request by the importing authorities',
      { answer: 'literal', text: 'Available upon request by the importing authorities' },
    ],
    ['various', { answer: 'missing' }],
    ['Confidential', { answer: 'missing' }],
    ['Same', { answer: 'missing' }],
  ])('producer %s', (producer, expected) => {
    expect(answerOf('producer', { ...BY_EXPORTER, producer })).toMatchObject(expected);
  });

  it.each([
    ['producer', { answer: 'literal', text: 'Unknown' }],
    ['importer', { answer: 'missing' }],
    ['exporter', { answer: 'missing' }],
  ])('exporter unknown to a certifying %s', (certifierRole, expected) => {
    expect(answerOf('exporter', { ...USMCA, certifierRole, exporter: 'Unknown' })).toMatchObject(
      expected,
    );
  });

  it.each([
    ['producer', {}, 'undecided'],
    ['producer', { knowsExporter: false }, 'not-required'],
    ['producer', { knowsExporter: true }, 'missing'],
    ['producer', { isExporterTheCertifier: true }, 'not-required'],
    ['exporter', {}, 'not-required'],
    ['importer', {}, 'undecided'],
    ['importer', { isExporterTheCertifier: true }, 'not-required'],
    ['importer', { isExporterTheCertifier: false }, 'missing'],
  ] as const)('no exporter, a certifying %s, %j: %s', (certifierRole, circumstances, answer) => {
    const facts = { ...without(USMCA, 'exporter'), certifierRole };
    expect(answerOf('exporter', facts, 'S', circumstances)).toMatchObject({ answer });
  });

  it.each([
    ['exporter', {}, 'undecided'],
    ['exporter', { isProducerTheCertifier: true }, 'not-required'],
    ['exporter', { isProducerTheCertifier: false }, 'missing'],
    ['importer', { isProducerTheCertifier: false }, 'undecided'],
    ['importer', { isProducerTheCertifier: false, isExporterTheProducer: true }, 'not-required'],
    ['importer', { isProducerTheCertifier: false, isExporterTheProducer: false }, 'missing'],
  ] as const)('no producer, a certifying %s, %j: %s', (certifierRole, circumstances, answer) => {
    expect(answerOf('producer', { ...USMCA, certifierRole }, 'S', circumstances)).toMatchObject({
      answer,
    });
  });

  it.each([
    [{}, 'undecided'],
    [{ knowsImporter: true }, 'missing'],
    [{ knowsImporter: false }, 'not-required'],
  ] as const)('no importer, %j: %s', (circumstances, answer) => {
    expect(answerOf('importer', without(USMCA, 'importer'), 'S', circumstances)).toMatchObject({
      answer,
    });
    expect(answerOf('importer', { ...USMCA, importer: 'Various' })).toMatchObject({
      answer: 'literal',
    });
  });

  it.each([
    [{ name: 'Maker' }, ['address', 'email', 'telephone']],
    [{ ...MAKER, telephone: ' ' }, ['telephone']],
    [{ ...MAKER, address: { addressCountry: 'MX' } }, ['address']],
    [{ ...MAKER, address: { streetAddress: 'Calle 1' } }, ['address']],
  ])('names what lacks of %j', (producer, details) => {
    expect(answerOf('producer', { ...BY_EXPORTER, producer })).toMatchObject({
      answer: 'missing',
      details,
    });
  });

  it('takes a list of producers, each of them complete', () => {
    const list = (producer: readonly CertificationParty[]) =>
      answerOf('producer', { ...BY_EXPORTER, producer });
    expect(list([MAKER, MAKER])).toMatchObject({ answer: 'present' });
    expect(list([MAKER, { name: 'Maker' }])).toMatchObject({ answer: 'missing' });
    expect(list([])).toMatchObject({ answer: 'missing' });
  });

  it('reads the address of who signs from the certifier, the name never', () => {
    expect(answerOf('signatory', USMCA)).toMatchObject({
      answer: 'present',
      remark: 'address, telephone as given for the certifier',
    });
    expect(answerOf('signatory', { ...USMCA, signatory: { title: 'Manager' } })).toMatchObject({
      answer: 'missing',
      details: ['name'],
    });
    expect(answerOf('certifier', { ...USMCA, signatory: { name: 'R. Campos' } })).toMatchObject({
      answer: 'missing',
      details: ['title'],
    });
  });
});

describe('the good and the document', () => {
  it.each([
    ['4202', 'missing'],
    ['420212', 'present'],
    ['4202.12.2120', 'present'],
    ['suitcase', 'missing'],
  ])('classification %s: %s', (code, answer) => {
    expect(answerOf('classification', good({ tariffClassification: { code } }))).toMatchObject({
      answer,
    });
  });

  it.each([
    [{ originCriterion: 'A' }, 'present'],
    [{ originCriterion: 'E' }, 'missing'],
    [{ originCriterion: 'E', ruleOfOrigin: 'GN 11(o), chapter 42' }, 'undecided'],
    [{ originCriterion: '' }, 'missing'],
  ])('rule of origin %j: %s', (change, answer) => {
    expect(answerOf('rule-of-origin', good(change))).toMatchObject({ answer });
  });

  it('says which of several goods lacks something', () => {
    const goods = [USMCA.goods![0]!, { ...USMCA.goods![0]!, description: '' }];
    expect(answerOf('description', { ...USMCA, goods })).toMatchObject({
      answer: 'missing',
      goods: [1],
    });
    expect(answerOf('description', { ...USMCA, goods: [] })).toMatchObject({ answer: 'missing' });
  });

  it.each([
    ['4202.12', {}, 'not-required'],
    ['8471.30', {}, 'undecided'],
    ['8471.30', { isOfScheduleII: false }, 'not-required'],
    ['8471.30', { isOfScheduleII: true }, 'missing'],
  ] as const)('Schedule II for %s, %j: %s', (code, circumstances, answer) => {
    const facts = good({ tariffClassification: { code } });
    expect(answerOf('schedule-ii', facts, 'S', circumstances)).toMatchObject({ answer });
  });

  it('accepts the words of Schedule II', () => {
    expect(answerOf('schedule-ii', good({ scheduleII: true }))).toMatchObject({
      answer: 'literal',
      text: 'Schedule II of the USMCA Rules of Origin Uniform Regulations',
    });
  });

  it.each([
    [{ covers: 'one-shipment' }, 'undecided', 'not-required'],
    [{ covers: 'one-shipment', knowsInvoiceNumber: true }, 'missing', 'not-required'],
    [{ covers: 'one-shipment', knowsInvoiceNumber: false }, 'not-required', 'not-required'],
    [{ covers: 'several-shipments-of-one-entry' }, 'not-required', 'not-required'],
    [{ covers: 'blanket' }, 'not-required', 'missing'],
    [{}, 'undecided', 'undecided'],
  ] as const)('neither invoice nor period, %j: %s, %s', (circumstances, invoice, period) => {
    const facts = without(USMCA, 'invoiceNumber');
    expect(answerOf('invoice-number', facts, 'S', circumstances)).toMatchObject({
      answer: invoice,
    });
    expect(answerOf('blanket-period', facts, 'S', circumstances)).toMatchObject({ answer: period });
  });

  it.each([
    [{ from: '2026-03-02', until: '2027-03-01' }, 'present'],
    [{ from: '2026-03-02', until: '2026-03-02' }, 'present'],
    [{ from: '2026-03-02', until: '2026-03-01' }, 'missing'],
    [{ from: '2026-02-30', until: '2027-03-01' }, 'missing'],
  ])('period %j: %s', (blanketPeriod, answer) => {
    expect(answerOf('blanket-period', { ...USMCA, blanketPeriod })).toMatchObject({ answer });
  });

  it.each([
    ['2026-09-04', 'present'],
    ['2026-09-31', 'missing'],
    ['yesterday', 'missing'],
  ])('signed %s: %s', (signedAt, answer) => {
    expect(answerOf('signature-date', { ...USMCA, signedAt })).toMatchObject({ answer });
  });

  it('wants the statement of USMCA in its words', () => {
    expect(answerOf('statement', USMCA)).toMatchObject({ answer: 'present', remark: 'verbatim' });
    expect(answerOf('statement', { ...USMCA, statement: 'These goods qualify.' })).toMatchObject({
      answer: 'missing',
    });
  });
});

describe('under CAFTA-DR', () => {
  const SHIRT: CertificationFacts = {
    certifierRole: 'importer',
    certifier: IMPORTER,
    producer: party('Confecciones Valle de Sula', 'HN'),
    signatory: { name: 'A. Reyes', title: 'Director of Trade Compliance' },
    signedAt: '2026-03-02T15:00:00Z',
    goods: [
      {
        description: 'men’s long-sleeve shirts, woven, 100 % cotton',
        tariffClassification: { code: '6205.20' },
        originCriterion: '29(b)(ii)(A)',
        ruleOfOrigin: 'GN 29(n), chapter 62, rule 30B',
      },
    ],
    blanketPeriod: { from: '2026-03-02', until: '2027-03-01' },
    statement: agreementOf('P')!.statement.text,
  };

  it('wants neither role nor invoice number, and takes the certifying importer as named', () => {
    const answers = answersOf(SHIRT, 'P', { isExporterTheProducer: true });
    expect(answers.map(({ answer, element }) => [element.id, answer])).toEqual([
      ['importer', 'present'],
      ['exporter', 'not-required'],
      ['producer', 'present'],
      ['signatory', 'present'],
      ['description', 'present'],
      ['classification', 'present'],
      ['rule-of-origin', 'present'],
      ['statement', 'present'],
      ['signature-date', 'present'],
      ['blanket-period', 'present'],
    ]);
  });

  it.each([
    [{}, 'undecided'],
    [{ isExporterTheProducer: false }, 'missing'],
  ])('no exporter, %j: %s', (circumstances, answer) => {
    expect(answerOf('exporter', SHIRT, 'P', circumstances)).toMatchObject({ answer });
  });

  it('leaves the words of USMCA to a person', () => {
    const hidden = 'Available upon request by the importing authorities';
    expect(answerOf('producer', { ...SHIRT, producer: hidden }, 'P')).toMatchObject({
      answer: 'undecided',
    });
    expect(answerOf('producer', without(SHIRT, 'producer'), 'P')).toMatchObject({
      answer: 'missing',
    });
  });

  it('sends a statement that was reworded to a person', () => {
    const statement = 'I certify that the information is true.';
    expect(answerOf('statement', { ...SHIRT, statement }, 'P')).toMatchObject({
      answer: 'undecided',
    });
  });
});

describe('under NAFTA', () => {
  it.each(['Same', 'Unknown', 'Available to Customs upon request'])('producer %s', (producer) => {
    expect(answerOf('producer', { producer }, 'MX')).toMatchObject({ answer: 'literal' });
  });

  it('asks for fields that the others do not have', () => {
    const facts = { ...good({ netCost: false, countryOfOrigin: 'JNT' }), producerBasis: 'NO (1)' };
    for (const id of ['producer-basis', 'net-cost', 'country-of-origin'] as const) {
      expect(answerOf(id, facts, 'CA')).toMatchObject({ answer: 'present' });
      expect(answerOf(id, USMCA, 'CA')).toMatchObject({ answer: 'missing' });
    }
  });
});
