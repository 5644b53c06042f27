import { type AeRecordType, FULL, MUST, amount, field, mustWith } from './field.ts';

const GBI_ENTITIES = ['MF', 'SE', 'BY', 'ST', 'LG', 'CS', 'CN', 'SH', 'EX', 'DR', 'PK'];

const DECLARATIONS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** @internal Records of a line. SE50 and SE51 may also stand before the first line. */
export const LINE_RECORDS: readonly AeRecordType[] = [
  {
    id: '40',
    title: 'line header',
    place: 40,
    isOnce: false,
    fields: [
      field('line', 5, 7, 'integer', MUST),
      field('setIndicator', 8, 8, 'token', { values: ['X', 'V'] }),
      field('countryOfOrigin', 9, 10, 'token', FULL),
      field('exportCountry', 11, 12, 'alpha', FULL),
      field('exportDate', 13, 18, 'date'),
      field('textileExportDate', 19, 24, 'date'),
      field('spi', 25, 26, 'token'),
      amount('chargesUsd', 27, 36, 0),
      field('foreignPort', 37, 41, 'digits'),
      amount('grossKg', 42, 51, 0),
      field('textileCategory', 52, 54, 'digits'),
      field('productClaim', 55, 55, 'token'),
      field('relatedParties', 56, 56, 'yes-no'),
      field('netCost', 57, 57, 'flag'),
      field('feeExemption', 58, 58, 'token', { values: ['1', '2'] }),
      field('adNonReimbursement', 60, 60, 'token'),
    ],
  },
  {
    id: '42',
    title: 'invoice lines',
    place: 42,
    isOnce: false,
    fields: [
      field('supplierId', 3, 17, 'token'),
      field('invoiceNumber', 18, 34, 'text', MUST),
      ...[36, 46, 56, 66].flatMap((column, index) => [
        field(`from${index + 1}`, column, column + 3, 'integer', mustWith(`to${index + 1}`)),
        field(`to${index + 1}`, column + 5, column + 8, 'integer', mustWith(`from${index + 1}`)),
      ]),
    ],
  },
  {
    id: '43',
    title: 'ruling',
    place: 42,
    isOnce: false,
    fields: [
      field('type', 3, 3, 'token', { ...MUST, values: ['C', 'P', 'R'] }),
      field('number', 9, 14, 'numeral', MUST),
    ],
  },
  {
    id: '44',
    title: 'description',
    place: 42,
    isOnce: false,
    fields: [field('description', 3, 72, 'text', MUST)],
  },
  {
    id: '47',
    title: 'article party',
    place: 47,
    isOnce: false,
    fields: [
      field('role', 3, 3, 'token', { ...MUST, values: ['M', 'C', 'S', 'E'] }),
      field('id', 4, 18, 'token', MUST),
    ],
  },
  {
    id: 'SE50',
    title: 'entity',
    place: 49,
    isOnce: false,
    fields: [
      field('entityCode', 5, 7, 'token', { ...MUST, values: GBI_ENTITIES }),
      field('name', 8, 42, 'text'),
      field('idQualifier', 43, 45, 'token'),
      field('id', 46, 65, 'token'),
    ],
  },
  {
    id: 'SE51',
    title: 'global business identifier',
    place: 49,
    isOnce: false,
    fields: [
      field('qualifier', 5, 8, 'token', { ...MUST, values: ['LEI', 'GLN', 'DUNS', 'ALTA'] }),
      field('id', 9, 43, 'token', MUST),
    ],
  },
  {
    id: '50',
    title: 'tariff',
    place: 50,
    isOnce: false,
    fields: [
      field('hts', 3, 12, 'hts', MUST),
      amount('dutyUsd', 14, 23, 2),
      amount('valueUsd', 25, 34, 0),
      ...[36, 51, 66].flatMap((column, index) => [
        amount(`quantity${index + 1}`, column, column + 11, 2),
        field(
          `unit${index + 1}`,
          column + 12,
          column + 14,
          'alnum',
          mustWith(`quantity${index + 1}`),
        ),
      ]),
    ],
  },
  {
    id: '51',
    title: 'visa',
    place: 50,
    isOnce: false,
    fields: [field('visa', 3, 11, 'token', MUST)],
  },
  {
    id: '52',
    title: 'licence, certificate or permit',
    place: 50,
    isOnce: false,
    fields: [field('type', 3, 4, 'token', MUST), field('number', 5, 14, 'token', MUST)],
  },
  {
    id: '53',
    title: 'anti-dumping or countervailing duty',
    place: 50,
    isOnce: false,
    fields: [
      field('caseNumber', 3, 12, 'token', MUST),
      field('deposit', 13, 13, 'token', { values: ['B', 'C'] }),
      field('rate', 14, 21, 'text'),
      field('rateType', 22, 22, 'token', { values: ['A', 'S'] }),
      amount('valueUsd', 25, 34, 0, { isInferred: true }),
      amount('quantity', 35, 46, 4),
      amount('dutyUsd', 47, 56, 2, { isInferred: true }),
      field('nonReimbursementId', 57, 66, 'token'),
    ],
  },
  {
    id: '54',
    title: 'additional declaration',
    place: 50,
    isOnce: false,
    fields: [
      field('type', 3, 4, 'digits', { ...MUST, values: DECLARATIONS }),
      field('payload', 5, 80, 'text'),
    ],
  },
  feeRecord('60', 'internal revenue tax', 15, { isInferred: true }),
  feeRecord('61', 'other revenue', 15, { isInferred: true }),
  feeRecord('62', 'user fee', 13, {}),
  {
    id: '63',
    title: 'reasons of a post-summary correction',
    place: 63,
    isOnce: false,
    fields: [1, 2, 3, 4, 5].map((nth) =>
      field(`reason${nth}`, nth * 3, nth * 3 + 2, 'token', nth === 1 ? MUST : {}),
    ),
  },
];

function feeRecord(
  id: string,
  title: string,
  to: number,
  more: { isInferred?: true },
): AeRecordType {
  const fields = [
    field('accountingClass', 3, 5, 'digits', MUST),
    amount('amountUsd', 6, to, 2, { ...MUST, ...more }),
  ];
  return { id, title, place: 60, isOnce: false, fields };
}
