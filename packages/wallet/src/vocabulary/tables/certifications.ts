import { LITERALS } from '@originmark/customs';
import { gtin } from '../converters/goods.ts';
import { country } from '../converters/locations.ts';
import { flagFor, fullName, iri, literal, text } from '../converters/texts.ts';
import { firstDay, instant, lastDay } from '../converters/times.ts';
import type { Mapping, Row, Table } from '../mapping.ts';
import { credentialTable } from './credential.ts';
import { CLASSIFICATION_ROWS, COMMODITY, PARTY } from './parts.ts';

/** 19 CFR 182.12(a)(4): the nine data elements, as far as the vocabulary has them. */
const USMCA_GOOD: Table = {
  title: 'Good on a USMCA certification',
  rows: [
    { ours: '/description', theirs: '/description', as: text() },
    {
      ours: '/tariffClassification',
      theirs: '',
      part: { title: 'Classification of a good', rows: CLASSIFICATION_ROWS },
    },
    { ours: '/originCriterion', theirs: '/originCriterion', as: text(60) },
    { ours: '/countryOfOrigin', theirs: '/countryOfOrigin', as: country },
    { theirs: '/type', is: ['USMCAProduct'] },
  ],
};

const MANAGER: Table = {
  title: 'Employee who certifies',
  rows: [
    { ours: '/title', theirs: '/jobTitle', as: text() },
    { ours: '/email', theirs: '/email', as: text(320) },
    { ours: '/telephone', theirs: '/phoneNumber', as: text(40) },
    { theirs: '/type', is: ['Person'] },
  ],
};

/** What the vocabulary says of the certifier stands with its issuer. */
const CERTIFIER_ROWS: readonly Row[] = [
  { ours: '/credentialSubject/certifier', theirs: '/issuer', part: PARTY },
  { ours: '/credentialSubject/signatory', theirs: '/issuer/employee', part: MANAGER },
  {
    ours: '/credentialSubject/signatory/name',
    theirs: '/issuer/employee',
    as: fullName,
    way: 'also',
  },
];

/** The vocabulary writes the blanket period as the validity of the credential. */
const BLANKET_ROWS: readonly Row[] = [
  {
    ours: '/credentialSubject/blanketPeriod/from',
    theirs: '/validFrom',
    as: firstDay,
    with: '/validUntil',
  },
  {
    ours: '/credentialSubject/blanketPeriod/until',
    theirs: '/validUntil',
    as: lastDay,
    with: '/validFrom',
  },
];

const USMCA: Mapping = {
  theirs: 'USMCACertificationOfOrigin',
  ours: 'USMCACertificationOfOrigin',
  table: credentialTable(
    { ours: 'USMCACertificationOfOrigin', theirs: 'USMCACertificationOfOrigin' },
    {
      ours: 'OriginCertification',
      theirs: 'USMCAClaims',
      rows: [
        { ours: '/invoiceNumber', theirs: '/invoiceNumber', as: text(60) },
        { ours: '/exporter', theirs: '/exporterDetails', part: PARTY },
        {
          ours: '/producer',
          theirs: '/producerDetails/name',
          as: literal(LITERALS.availableUponRequest),
        },
        { ours: '/producer', theirs: '/producerDetails', part: PARTY },
        { ours: '/producer', theirs: '/variousProducers', as: flagFor(LITERALS.various) },
        { ours: '/importer', theirs: '/importerDetails', each: PARTY, orOne: true },
        { ours: '/importer', theirs: '/variousImporters', as: flagFor(LITERALS.various) },
        { ours: '/goods', theirs: '/goods', each: USMCA_GOOD },
        { ours: '/agreement', is: 'USMCA' },
      ],
    },
    [...CERTIFIER_ROWS, ...BLANKET_ROWS],
  ),
};

const CERTIFIED_PRODUCT: Table = {
  title: 'Product of a certified line',
  rows: [
    { ours: '/description', theirs: '/description', as: text(), way: 'also' },
    { ours: '/tariffClassification', theirs: '/commodity', part: COMMODITY },
    { ours: '/product', theirs: '/gtin', as: gtin },
    { ours: '/product', theirs: '/id', as: iri },
    { theirs: '/type', is: ['Product'] },
  ],
};

/** A line of a certification under an agreement that the vocabulary does not name. */
const LINE: Table = {
  title: 'Line of a certification of origin',
  rows: [
    { ours: '/description', theirs: '/description', as: text() },
    { ours: '', theirs: '/product', part: CERTIFIED_PRODUCT },
    { ours: '/countryOfOrigin', theirs: '/countryOfOrigin', as: country },
    { theirs: '/type', is: ['TradeLineItem'] },
  ],
};

/** `CertificationOfOrigin` does not name its agreement, so whoever imports it does. */
function certification(agreement: 'USMCA' | 'CAFTA-DR' | 'NAFTA', ours: Mapping['ours']): Mapping {
  const theirs = 'CertificationOfOrigin';
  return {
    theirs,
    ours,
    agreement,
    table: credentialTable(
      { ours, theirs },
      {
        ours: 'OriginCertification',
        rows: [
          { ours: '/goods', theirs: '/items', each: LINE },
          { ours: '/agreement', is: agreement },
        ],
      },
      [{ ours: '/validUntil', theirs: '/validUntil', as: instant }],
    ),
  };
}

export const CERTIFICATIONS: readonly Mapping[] = [
  USMCA,
  certification('CAFTA-DR', 'CAFTADRCertificationOfOrigin'),
  certification('NAFTA', 'NAFTACertificateOfOrigin'),
  certification('USMCA', 'USMCACertificationOfOrigin'),
];
