import { describe, expect, test } from '@jest/globals';
import type { Credential } from '../../intake/credential.ts';
import {
  createClaims,
  createCredential,
  EXPORTER,
  firstLine,
  IMPORTER,
  MAKER,
  TOY,
  troubleOf,
  troublesOf,
  type World,
} from '../preference/preference.test-support.ts';
import { judgeDocuments } from './judge-documents.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const pieces = (value: string) => ({ value, unit: 'C62' });

const ITEM = {
  description: 'Talking play set',
  product: TOY,
  tariffClassification: { system: 'HTS2026', code: '9503.00.0073' },
  quantity: pieces('6000'),
  amount: usd('57000.00'),
  countryOfOrigin: 'MX',
};

function invoice(subject: object = {}, id = 'invoice'): Credential {
  return createCredential({
    id,
    type: 'CommercialInvoiceCredential',
    issuer: EXPORTER,
    subject: {
      invoiceNumber: 'CHN-FE-20448',
      invoiceDate: '2026-09-03',
      seller: { id: EXPORTER, name: 'Comercializadora Horizonte' },
      buyer: { id: IMPORTER, name: 'Harbor & Pine Trading Co., Inc.' },
      lines: [ITEM],
      total: usd('57000.00'),
      ...subject,
    },
  });
}

/** The maker's invoice to the exporter: the sale before the one entered. */
function earlierInvoice(subject: object = {}): Credential {
  return invoice(
    {
      invoiceNumber: 'JA-7716',
      seller: { id: MAKER, name: 'Juguetes Altiplano' },
      buyer: { id: EXPORTER, name: 'Comercializadora Horizonte' },
      lines: [{ ...ITEM, amount: usd('51600.00') }],
      ...subject,
    },
    'earlier',
  );
}

function bill(subject: object = {}, id = 'bill'): Credential {
  return createCredential({
    id,
    type: 'BillOfLadingCredential',
    issuer: 'did:web:zzgt.example',
    subject: {
      billNumber: 'ZZGT26090771',
      onBoardDate: '2026-09-08',
      goods: [
        { description: 'Toys', product: TOY, grossWeight: { value: '6150', unit: 'KGM' } },
        {
          description: 'Suitcases',
          invoiceNumber: 'MB-2026-05519',
          grossWeight: { value: '4440', unit: 'KGM' },
        },
      ],
      ...subject,
    },
  });
}

const LINE = {
  quantities: [pieces('6000')],
  invoiceNumbers: ['CHN-FE-20448'],
  exporter: EXPORTER,
};

function judge(
  support: readonly Credential[],
  line: object = {},
  { lines = [], ...world }: World = {},
) {
  const claims = createClaims({
    ...world,
    lines: [{ line: { ...LINE, ...line }, support }, ...lines],
  });
  const { findings, verdict } = judgeDocuments(firstLine(claims), claims);
  return { findings, outcome: verdict.outcome, troubles: troublesOf(findings) };
}

const DIFFERS = ['fail documents.conflict'];
const OPEN = ['indeterminate documents.conflict'];

describe('documents of a line', () => {
  test('consistent with its invoice', () => {
    const { findings, outcome, troubles } = judge([invoice()]);
    expect(troubles).toEqual([]);
    expect(outcome).toBe('consistent');
    expect(findings.every(({ axis, line }) => axis === 'documents' && line === 2)).toBe(true);
  });

  test('undetermined, with a question, where a named invoice was not presented', () => {
    const { findings, outcome } = judge([invoice()], {
      invoiceNumbers: ['CHN-FE-20448', 'CHN-FE-20449'],
    });
    expect(outcome).toBe('undetermined');
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      outcome: 'indeterminate',
      expected: 'invoice CHN-FE-20449',
      found: null,
      pointer: '/credentialSubject/lines/0/invoiceNumbers',
    });
  });

  test('undetermined, with no question, where none is named or presented', () => {
    const { findings, outcome, troubles } = judge([], { invoiceNumbers: undefined });
    expect(outcome).toBe('undetermined');
    expect(troubles).toEqual([]);
    expect(findings).toMatchObject([{ code: 'documents.not-applicable' }]);
  });

  test('undetermined where a document does not stand', () => {
    for (const invoiceStanding of [
      { outcome: 'invalid' as const },
      { readable: false },
      { outcome: 'indeterminate' as const },
    ]) {
      const world = { standings: { invoice: invoiceStanding } };
      expect(judge([invoice()], {}, world)).toMatchObject({
        outcome: 'undetermined',
        troubles: OPEN,
      });
    }
  });

  test('a difference shows in a document whose standing is open, and not in a broken one', () => {
    const wrong = invoice({ buyer: { id: MAKER, name: 'Another' } });
    const of = (outcome: 'invalid' | 'indeterminate') =>
      judge([wrong], {}, { standings: { invoice: { outcome } } }).outcome;
    expect(of('indeterminate')).toBe('differs');
    expect(of('invalid')).toBe('undetermined');
  });

  test('no difference in the maker’s invoice where the one that it leads to is broken', () => {
    const of = (standing: object) =>
      judge([earlierInvoice(), invoice()], {}, { standings: { invoice: standing } });
    for (const broken of [{ outcome: 'invalid' }, { readable: false }])
      expect(of(broken)).toMatchObject({ outcome: 'undetermined', troubles: OPEN });
    expect(of({})).toMatchObject({ outcome: 'consistent', troubles: [] });
    // Without it the maker's invoice is of another sale.
    expect(judge([earlierInvoice()]).outcome).toBe('differs');
  });

  test('undetermined where the bill of its number, which another line names, is undecided', () => {
    const own = bill();
    const of = (outcome: 'valid' | 'indeterminate') =>
      judge(
        [invoice()],
        { billNumber: 'ZZGT26090771' },
        { lines: [{ line: { line: 3 }, support: [own] }], standings: { bill: { outcome } } },
      );
    expect(of('valid')).toMatchObject({ outcome: 'consistent', troubles: [] });
    expect(of('indeterminate')).toMatchObject({ outcome: 'undetermined', troubles: OPEN });
  });

  test('other credentials are no documents', () => {
    const receipt = createCredential({
      id: 'receipt',
      type: 'CertificationReceiptCredential',
      issuer: IMPORTER,
      subject: {},
    });
    expect(judge([invoice(), receipt]).outcome).toBe('consistent');
  });
});

describe('invoice', () => {
  test('differs under a number that the line does not name', () => {
    const { findings, outcome } = judge([invoice(), invoice({ invoiceNumber: 'X-1' }, 'stranger')]);
    expect(outcome).toBe('differs');
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/invoiceNumber',
      expected: ['CHN-FE-20448'],
      found: 'X-1',
    });
  });

  test('of a line that names none is the one to importer or consignee', () => {
    const none = { invoiceNumbers: undefined };
    expect(judge([invoice()], none).outcome).toBe('consistent');
    const consignee = { id: 'did:web:store.example', name: 'Store' };
    expect(judge([invoice({ buyer: consignee })], none, { entry: { consignee } }).outcome).toBe(
      'consistent',
    );
    const stranger = judge([invoice({ buyer: consignee })], none);
    expect(troubleOf(stranger.findings, 'documents.conflict').expected).toContain('importer');
  });

  test('differs when it is made out to somebody else', () => {
    const { findings } = judge([invoice({ buyer: { id: MAKER, name: 'Another' } })]);
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/buyer',
      expected: ['Harbor & Pine Trading Co., Inc.'],
      found: 'Another',
    });
    const consignee = { name: 'Store' };
    const both = judge(
      [invoice({ buyer: { id: MAKER, name: 'Another' } })],
      {},
      { entry: { consignee } },
    );
    expect(troubleOf(both.findings, 'documents.conflict').expected).toHaveLength(2);
  });

  test('may come from a third party that the exporter sold to, and from no other', () => {
    const exporter = { exporter: MAKER };
    const { findings } = judge([invoice()], exporter);
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/seller/id',
      expected: MAKER,
      found: EXPORTER,
    });
    expect(judge([invoice(), earlierInvoice()], exporter).troubles).toEqual([]);
    expect(judge([invoice()], { exporter: undefined }).troubles).toEqual([]);
  });

  test('an earlier sale that leads to nobody is a stranger', () => {
    const loose = earlierInvoice({ buyer: { id: 'did:web:nobody.example', name: 'Nobody here' } });
    expect(judge([invoice(), loose]).troubles).toEqual(DIFFERS);
  });

  test('differs in origin and in classification to six digits', () => {
    const of = (item: object) => judge([invoice({ lines: [{ ...ITEM, ...item }] })]).findings;
    expect(troubleOf(of({ countryOfOrigin: 'CN' }), 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/lines/0/countryOfOrigin',
      expected: 'MX',
      found: 'CN',
    });
    const code = (text: string) => ({ tariffClassification: { system: 'HS2022', code: text } });
    expect(troublesOf(of(code('9503.00')))).toEqual([]);
    for (const text of ['9504.50', '9503', '0000.00'])
      expect(troubleOf(of(code(text)), 'documents.conflict').found).toBe(text);
    expect(troublesOf(of({ tariffClassification: undefined, countryOfOrigin: undefined }))).toEqual(
      [],
    );
  });
});

describe('goods on an invoice', () => {
  const unnamed = { ...ITEM, product: undefined };

  test('differs where all its goods are other products', () => {
    const other = { ...ITEM, product: 'https://id.gs1.org/01/1' };
    const { findings } = judge([invoice({ lines: [other] })]);
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/lines',
      expected: [TOY],
      found: ['https://id.gs1.org/01/1'],
    });
  });

  test('goods of other lines and entries are left alone', () => {
    const other = { ...ITEM, product: 'https://id.gs1.org/01/1', amount: usd('9') };
    expect(judge([invoice({ lines: [other, ITEM] })]).troubles).toEqual([]);
  });

  test('are found by classification where no product is named', () => {
    const other = { ...unnamed, tariffClassification: { system: 'HS2022', code: '4202.12' } };
    expect(judge([invoice({ lines: [other, unnamed] })]).troubles).toEqual([]);
    expect(judge([invoice({ lines: [other, unnamed] })], { products: undefined }).troubles).toEqual(
      [],
    );
  });

  test('are the only line there is', () => {
    const bare = { ...unnamed, tariffClassification: undefined };
    expect(judge([invoice({ lines: [bare] })]).troubles).toEqual([]);
    expect(judge([invoice({ lines: [bare] })], { products: undefined }).troubles).toEqual([]);
  });

  test('undetermined where several could be meant and none is marked', () => {
    const bare = { ...unnamed, tariffClassification: undefined };
    const { findings, outcome } = judge([invoice({ lines: [bare, bare] })], {
      products: undefined,
    });
    expect(outcome).toBe('undetermined');
    expect(troubleOf(findings, 'documents.conflict').expected).toBe('9503.00.0073');
  });
});

describe('quantity', () => {
  const of = (invoiced: object, entered: readonly object[] | undefined, amount = '57000') => {
    const item = { ...ITEM, quantity: invoiced, amount: usd(amount) };
    return judge([invoice({ lines: [item] })], { quantities: entered });
  };

  test('dozens against pieces is no difference', () => {
    const dozens = [
      { value: '500.00', unit: 'DZN' },
      { value: '1512', unit: 'KGM' },
    ];
    expect(of(pieces('6000'), dozens).troubles).toEqual([]);
    expect(of({ value: '1512000', unit: 'GRM' }, dozens).troubles).toEqual([]);
  });

  test('differs where more is entered than invoiced, in the smaller unit', () => {
    const { findings } = of(pieces('5999'), [{ value: '500.00', unit: 'DZN' }]);
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/lines/0/quantity',
      expected: '6000.00 C62',
      found: '5999 C62',
    });
  });

  test('a rounded number of dozens is no difference', () => {
    expect(of(pieces('5999.95'), [{ value: '500.00', unit: 'DZN' }]).troubles).toEqual([]);
    expect(of(pieces('5405'), [{ value: '450.42', unit: 'DZN' }]).troubles).toEqual([]);
  });

  test('a split shipment is told, with its share of the value', () => {
    const half = judge([invoice()], {
      quantities: [pieces('2000')],
      enteredValue: usd('19000'),
    });
    expect(half).toMatchObject({ outcome: 'consistent', troubles: [] });
    expect(half.findings.map(({ found }) => found)).toContain(
      '6000 C62: split shipment, or an invoice for several lines or entries',
    );
    const dear = judge([invoice()], { quantities: [pieces('2000')], enteredValue: usd('19001') });
    expect(dear.troubles).toEqual(DIFFERS);
  });

  test('quantities of several lines and invoices add up', () => {
    const second = invoice({ invoiceNumber: 'CHN-FE-20449', lines: [ITEM, ITEM] }, 'second');
    const { troubles } = judge([invoice(), second], {
      invoiceNumbers: ['CHN-FE-20448', 'CHN-FE-20449'],
      quantities: [pieces('18000')],
      enteredValue: usd('171000'),
    });
    expect(troubles).toEqual([]);
  });

  test.each([
    ['no unit in common', pieces('6000'), [{ value: '1512', unit: 'KGM' }]],
    ['no quantity entered', pieces('6000'), undefined],
    ['pairs, which are not two pieces', { value: '3000', unit: 'PR' }, [pieces('6000')]],
    ['a number that cannot be read', { value: '6e3', unit: 'C62' }, [pieces('6000')]],
    ['an entered number that cannot be read', pieces('6000'), [pieces('6e3')]],
  ])('undetermined with %s', (_, invoiced, entered) => {
    expect(of(invoiced, entered)).toMatchObject({ outcome: 'undetermined', troubles: OPEN });
  });

  test('an unknown unit is compared with itself, and units do not mix', () => {
    const litres = (value: string) => ({ value, unit: 'LTR' });
    expect(of(litres('10'), [litres('10')]).troubles).toEqual([]);
    expect(of(litres('10'), [litres('11')]).troubles).toEqual(DIFFERS);
    const mixed = [ITEM, { ...ITEM, quantity: litres('10') }];
    expect(judge([invoice({ lines: mixed })], { enteredValue: usd('114000') }).troubles).toEqual(
      OPEN,
    );
  });
});

describe('value', () => {
  const of = (entered: string, subject: object = {}, line: object = {}) =>
    judge([invoice(subject)], { enteredValue: usd(entered), ...line });
  const adjusted = (...adjustments: object[]) => ({ adjustments });

  test.each(['57000', '57000.00', '56999.50', '57000.99'])(
    '%s is 57,000.00 in whole dollars',
    (entered) => {
      expect(of(entered).troubles).toEqual([]);
    },
  );

  test.each(['56999', '57001'])('differs at %s, and tells both values', (entered) => {
    expect(troubleOf(of(entered).findings, 'documents.conflict')).toMatchObject({
      outcome: 'fail',
      pointer: '/credentialSubject/lines/0/amount',
      expected: `${entered} USD`,
      found: '57000.00 USD',
    });
  });

  test.each([
    ['58000', 'assist', { kind: 'assist', amount: usd('1000') }],
    ['58000', 'royalty', { kind: 'royalty', amount: usd('1000') }],
    ['57000', '', { kind: 'royalty', amount: usd('1000') }],
    ['56000', 'freight', { kind: 'freight', amount: usd('1000') }],
    ['56000', 'insurance', { kind: 'insurance', amount: usd('1000') }],
    ['56000', 'discount', { kind: 'discount', amount: usd('1000') }],
    ['58000', 'other', { kind: 'other', amount: usd('1000'), direction: 'add' }],
    ['56000', 'other', { kind: 'other', amount: usd('1000'), direction: 'deduct' }],
  ])('%s is explained by the %s that the invoice states', (entered, why, adjustment) => {
    const { findings, troubles } = of(entered, adjusted(adjustment));
    expect(troubles).toEqual([]);
    const told = findings.find(({ pointer }) => pointer?.endsWith('/amount') === true);
    expect(told?.found).toBe(why === '' ? '57000.00 USD' : `57000.00 USD, adjusted by ${why}`);
  });

  test('adjustments explain together, and no other amount', () => {
    const both = adjusted(
      { kind: 'assist', amount: usd('1500') },
      { kind: 'freight', amount: usd('500') },
    );
    expect(of('58000', both).troubles).toEqual([]);
    expect(of('57750', both).troubles).toEqual(DIFFERS);
  });

  test.each([
    ['of unknown direction', { kind: 'other', amount: usd('1000') }],
    [
      'that calls itself a first sale',
      { kind: 'first-sale', amount: usd('1000'), direction: 'deduct' },
    ],
    ['that goes the other way', { kind: 'assist', amount: usd('1000'), direction: 'add' }],
  ])('differs with an adjustment %s', (_, adjustment) => {
    expect(of('56000', adjusted(adjustment)).troubles).toEqual(DIFFERS);
  });

  test('undetermined with adjustments in another currency, or too many to try', () => {
    const euro = adjusted({ kind: 'freight', amount: { amount: '10', currency: 'EUR' } });
    expect(of('56000', euro).troubles).toEqual(OPEN);
    const many = Array.from({ length: 11 }, () => ({ kind: 'assist', amount: usd('1') }));
    expect(of('56000', adjusted(...many)).troubles).toEqual(OPEN);
    expect(of('57000', adjusted(...many)).troubles).toEqual([]);
  });

  test('charges lie in the price where the seller pays carriage, and only there', () => {
    const terms = (incoterm: string) => ({ termsOfSale: { incoterm, place: 'Houston' } });
    const charges = { charges: usd('1450') };
    expect(of('55550', terms('CIF'), charges).troubles).toEqual([]);
    expect(of('55550', terms('FCA'), charges).troubles).toEqual(DIFFERS);
    expect(of('55550', {}, charges).troubles).toEqual(DIFFERS);
    expect(
      of('0', { ...terms('CIF'), lines: [{ ...ITEM, amount: usd('10') }] }, charges).troubles,
    ).toEqual(DIFFERS);
  });

  test('a first sale is explained by the invoice of that sale', () => {
    const of2 = (entered: string, earlier: Credential, line: object = {}) =>
      judge([invoice(), earlier], { enteredValue: usd(entered), ...line });
    const { findings, troubles } = of2('51600', earlierInvoice());
    expect(troubles).toEqual([]);
    expect(findings.map(({ found }) => found)).toContain(
      '57000.00 USD; first sale by invoice JA-7716, 51600.00 USD',
    );
    expect(of2('50000', earlierInvoice()).troubles).toEqual(DIFFERS);
    const part = { quantities: [pieces('3000')] };
    expect(of2('25800', earlierInvoice(), part).troubles).toEqual([]);
    const other = earlierInvoice({ lines: [{ ...ITEM, product: 'https://id.gs1.org/01/1' }] });
    expect(of2('51600', other).troubles).toEqual(DIFFERS);
  });

  test('a chain of sales is followed to its start', () => {
    const first = invoice(
      {
        invoiceNumber: 'A-1',
        seller: { id: 'did:web:moulder.example', name: 'Moulder' },
        buyer: { id: MAKER, name: 'Juguetes Altiplano' },
        lines: [{ ...ITEM, amount: usd('40000') }],
      },
      'first',
    );
    const support = [first, earlierInvoice(), invoice()];
    expect(judge(support, { enteredValue: usd('40000') }).troubles).toEqual([]);
  });

  test('undetermined in another currency, whose rate is not known here', () => {
    const euro = { ...ITEM, amount: { amount: '57000', currency: 'EUR' } };
    expect(of('57000', { lines: [euro] }).troubles).toEqual(OPEN);
  });
});

describe('bill of lading', () => {
  const named = (subject: object = {}, line: object = {}, world: World = {}) =>
    judge([invoice(), bill(subject)], { billNumber: 'ZZGT26090771', ...line }, world);
  const kg = (value: string) => ({ grossWeight: { value, unit: 'KGM' } });

  test('passes with its number and the weight of the goods on it', () => {
    expect(named({}, kg('6150'))).toMatchObject({ outcome: 'consistent', troubles: [] });
  });

  test('undetermined where the named bill was not presented', () => {
    const { findings, outcome } = judge([invoice()], { billNumber: 'ZZGT26090771' });
    expect(outcome).toBe('undetermined');
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      outcome: 'indeterminate',
      expected: 'bill of lading ZZGT26090771',
    });
  });

  test('differs under another number', () => {
    const { findings } = named({ billNumber: 'ZZGT26090794' });
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/billNumber',
      expected: 'ZZGT26090771',
      found: 'ZZGT26090794',
    });
  });

  test('differs where goods went on board after they were imported', () => {
    const { findings } = named({ onBoardDate: '2026-09-15' });
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/onBoardDate',
      expected: 'a day not after 2026-09-14',
      found: '2026-09-15',
    });
    expect(named({ onBoardDate: '2026-09-14' }).troubles).toEqual([]);
  });

  test('is one of those that the entry names, where the line names none', () => {
    const of = (billNumbers: readonly string[] | undefined) =>
      named({}, { billNumber: undefined }, { entry: { billNumbers } }).troubles;
    expect(of(['ZZGT26090771'])).toEqual([]);
    expect(of(['ZZGT26090794'])).toEqual(DIFFERS);
    expect(of(undefined)).toEqual(OPEN);
  });

  test('differs where more weight is entered than was carried; less is a split shipment', () => {
    const { findings } = named({}, kg('6151'));
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/goods',
      expected: '6151000 GRM',
      found: '6150000 GRM',
    });
    const split = named({}, kg('3000'));
    expect(split.troubles).toEqual([]);
    expect(split.findings.map(({ found }) => found)).toContain(
      '6150000 GRM: split shipment, or goods of several lines or entries',
    );
  });

  test('goods are found by invoice number where the bill names no product', () => {
    const goods = [
      { description: 'Toys', invoiceNumber: 'CHN-FE-20448', ...kg('6000') },
      { description: 'Suitcases', ...kg('4440') },
    ];
    expect(named({ goods }, kg('6150')).troubles).toEqual(DIFFERS);
    expect(named({ goods }, { ...kg('6150'), invoiceNumbers: undefined }).troubles).toEqual([]);
  });

  test('unmarked goods are compared for all lines of the bill together', () => {
    const goods = [{ description: 'Cargo', ...kg('10590') }];
    const other = (weight: object, billNumber = 'ZZGT26090771') => ({
      lines: [{ line: { line: 3, billNumber, ...weight } }],
    });
    expect(named({ goods }, kg('6150'), other(kg('4440'))).troubles).toEqual([]);
    expect(named({ goods }, kg('6150'), other(kg('4441'))).troubles).toEqual(DIFFERS);
    expect(named({ goods }, kg('6150'), other(kg('9999'), 'ZZGT26090794')).troubles).toEqual([]);
    expect(named({ goods }, kg('6150'), other({})).troubles).toEqual(OPEN);
  });

  test.each([
    ['units that do not compare', { grossWeight: pieces('1') }],
    ['a number that cannot be read', kg('6e3')],
  ])('undetermined with %s', (_, line) => {
    expect(named({}, line).troubles).toEqual(OPEN);
  });

  test('a bill that another line names is found by its number', () => {
    const world: World = {
      edges: [
        { role: 'supportedBy', to: bill() },
        { role: 'supportedBy', to: bill({ billNumber: 'ZZGT26090794' }, 'second') },
      ],
    };
    const of = (more: World = {}) =>
      judge([invoice()], { billNumber: 'ZZGT26090771', ...kg('6150') }, { ...world, ...more });
    expect(of().outcome).toBe('consistent');
    expect(of({ standings: { bill: { outcome: 'invalid' } } }).troubles).toEqual(OPEN);
  });

  test('several bills of one line add up', () => {
    const half = { goods: [{ description: 'Toys', product: TOY, ...kg('3075') }] };
    const both = [bill(half), bill(half, 'second')];
    const line = { billNumber: 'ZZGT26090771' };
    expect(judge([invoice(), ...both], { ...line, ...kg('6150') }).troubles).toEqual([]);
    expect(judge([invoice(), ...both], { ...line, ...kg('6152') }).troubles).toEqual(DIFFERS);
  });
});

describe('own record of the verifier', () => {
  const of = (own: object, line: object = {}) => {
    const record = { entryNumber: 'Z9Z-0042617-4', lines: [{ line: 2, ...own }] };
    return judge([], { invoiceNumbers: undefined, ...line }, { context: { record } });
  };
  const mid = 'MXJUGALT2250SAN';

  test('consistent where every value is the same, however it is written', () => {
    const own = { hts: '9503000073', spi: 'S', countryOfOrigin: 'MX', enteredValue: '57000.00' };
    expect(of({ ...own, manufacturerId: mid }, { manufacturerId: mid })).toMatchObject({
      outcome: 'consistent',
      troubles: [],
    });
  });

  test.each([
    ['hts', '9504.50.0000', '9503.00.0073'],
    ['spi', 'S+', 'S'],
    ['countryOfOrigin', 'CN', 'MX'],
    ['enteredValue', '57001', '57000'],
    ['enteredValue', 'much', '57000'],
    ['manufacturerId', mid, null],
  ])('differs in %s', (member, expected, found) => {
    const { findings, outcome } = of({ [member]: expected });
    expect(outcome).toBe('differs');
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      pointer: `/credentialSubject/lines/0/${member}`,
      expected,
      found,
    });
  });

  test('differs where the line was never filed', () => {
    const { findings } = of({ line: 7 });
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({ expected: [7], found: 2 });
  });

  test('says nothing where it has no lines, or is of another entry', () => {
    for (const record of [
      { entryNumber: 'Z9Z-0042617-4', lines: [] },
      { entryNumber: 'Z9Z-0042618-2', lines: [{ line: 2, hts: '9504.50.0000' }] },
    ])
      expect(judge([], { invoiceNumbers: undefined }, { context: { record } }).troubles).toEqual(
        [],
      );
  });
});

describe('manufacturer identification code', () => {
  const of = (
    manufacturerId: string,
    mids: readonly string[],
    manufacturer: string | undefined = MAKER,
  ) => {
    const identifiers = mids.map((value) => ({ scheme: 'MID', value }));
    const to = createCredential({
      id: 'identity',
      type: 'OrganizationIdentityCredential',
      issuer: 'did:web:registry.example',
      subject: { id: MAKER, name: 'Altiplano', identifiers },
    });
    const seller = createCredential({
      id: 'seller',
      type: 'CommercialInvoiceCredential',
      issuer: EXPORTER,
      subject: { ...invoice().subject },
      edges: [{ role: 'seller', to }],
    });
    return judge([seller], { manufacturerId, manufacturer }, { others: [to] });
  };
  const mid = 'MXJUGALT2250SAN';

  test('passes where it is one of the maker', () => {
    expect(of(mid, ['MXOTHER1SAN', mid]).troubles).toEqual([]);
  });
  test('differs where the identity of the maker gives another', () => {
    expect(troubleOf(of('MXCOMHOR815MON', [mid]).findings, 'documents.conflict')).toMatchObject({
      pointer: '/credentialSubject/lines/0/manufacturerId',
      expected: [mid],
      found: 'MXCOMHOR815MON',
    });
  });
  test('no difference where the maker, or its code, is not known', () => {
    expect(of('MXCOMHOR815MON', []).troubles).toEqual([]);
    expect(of('MXCOMHOR815MON', [mid], '').troubles).toEqual([]);
    expect(judge([invoice()], { manufacturerId: 'HNCONVAL1480CHO' }).troubles).toEqual([]);
  });
  test('differs where it has no such form', () => {
    expect(of('CAMAPLE1TOR', []).troubles).toEqual(DIFFERS);
  });
});

describe('the date of an invoice', () => {
  test.each(['2026-08-01', '2026-09-14', '2026-09-24', '2026-09-25'])(
    'is one that has begun somewhere by the claim: %s',
    (invoiceDate) => {
      expect(judge([invoice({ invoiceDate })]).outcome).toBe('consistent');
    },
  );

  test('differs after the claim', () => {
    const { findings, outcome } = judge([invoice({ invoiceDate: '2026-09-26' })]);
    expect(outcome).toBe('differs');
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({
      outcome: 'fail',
      pointer: '/credentialSubject/invoiceDate',
      clock: 'claimed',
      expected: 'a day not after 2026-09-24T15:05:00Z',
      found: '2026-09-26',
    });
  });

  test('differs for an earlier sale too, and after the bundle was received where no claim is known', () => {
    const earlier = earlierInvoice({ invoiceDate: '2030-01-01' });
    expect(judge([invoice(), earlier]).troubles).toEqual(DIFFERS);
    expect(judge([invoice(), earlierInvoice()]).troubles).toEqual([]);
    const { findings } = judge(
      [invoice({ invoiceDate: '2026-09-26' })],
      {},
      { entry: { claimedAt: undefined } },
    );
    expect(troubleOf(findings, 'documents.conflict')).toMatchObject({ clock: 'presented' });
  });
});
