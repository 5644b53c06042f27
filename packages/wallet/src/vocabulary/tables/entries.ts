import { usDollars, usDollarText, countOfPieces } from '../converters/amounts.ts';
import { bondType, entryType, entryTypeWords, modeOfTransport } from '../converters/forms.ts';
import { statisticalNumber } from '../converters/goods.ts';
import { entryNumber, importerNumber, mid } from '../converters/identifiers.ts';
import { country } from '../converters/locations.ts';
import { suretyCode, text, textileCategory, yesNo } from '../converters/texts.ts';
import { day, instantNotDay } from '../converters/times.ts';
import type { Mapping, Row, Table } from '../mapping.ts';
import { credentialTable, VALID_UNTIL } from './credential.ts';
import { IMPORTER, MEASURE, MONEY, PARTY, US_PORT } from './parts.ts';

const LINES = '/lines';

/** The tariff number of a line; on these forms it is one of the HTS. */
const TARIFF: Table = {
  title: 'Tariff number of an entry line',
  rows: [
    { ours: '/hts', theirs: '/commodityCode', as: statisticalNumber },
    { theirs: '/type', is: ['Commodity'] },
    { theirs: '/commodityCodeType', is: 'HTS' },
  ],
};

const SUMMARY_LINE: Table = {
  title: 'Line of an entry summary',
  rows: [
    { ours: '', theirs: '/commodity', part: TARIFF },
    { ours: '/description', theirs: '/commodity/description', as: text() },
    { ours: '/textileCategory', theirs: '/categoryNumber', as: textileCategory },
    { ours: '/grossWeight', theirs: '/grossWeight', part: MEASURE, whole: true },
    { ours: '/quantities/0', theirs: '/netQuantity', part: MEASURE, whole: true },
    { ours: '/enteredValue', theirs: '/enteredValue', part: MONEY, whole: true },
    { ours: '/charges', theirs: '/charges', part: MONEY, whole: true },
    { ours: '/relatedParties', theirs: '/relationship', as: yesNo },
    { ours: '/line', position: true },
    { theirs: '/type', is: ['CBPEntrySummaryLineItem'] },
  ],
};

const RELEASE_LINE: Table = {
  title: 'Line of a cargo release entry',
  rows: [
    { ours: '', theirs: '/commodity', part: TARIFF },
    { ours: '/description', theirs: '/productDescription', as: text() },
    { ours: '/quantities/0', theirs: '/itemCount', as: countOfPieces },
    { ours: '/countryOfOrigin', theirs: '/countryOfOrigin', as: country },
    { ours: '/enteredValue', theirs: '/value', as: usDollarText },
    { ours: '/line', position: true },
    { theirs: '/type', is: ['CBPEntryLineItem'] },
  ],
};

const NUMBER: Table = {
  title: 'Number of the importer of record',
  rows: [
    { ours: '/importerNumber', theirs: '/number', as: importerNumber },
    { theirs: '/type', is: ['CBPImporterOfRecord'] },
  ],
};

const COMMON_ROWS: readonly Row[] = [
  { ours: '/entryNumber', theirs: '/entryNumber', as: entryNumber },
  { ours: '/portOfUnlading', theirs: '/portOfUnlading', part: US_PORT },
  { ours: '/bond/bondType', theirs: '/bondType', as: bondType },
  { ours: '/bond/surety', theirs: '/suretyCode', as: suretyCode },
  { ours: '/modeOfTransport', theirs: '/transportMode', as: modeOfTransport },
];

/** What the form says once holds for every line, unless it says MULTI (CBP Form 7501, instructions). */
const headerOf = (ours: string, theirs: string, as: typeof country, several?: string): Row => ({
  every: LINES,
  ours,
  theirs,
  as,
  ...(several !== undefined && { several }),
});

export const ENTRIES: readonly Mapping[] = [
  {
    theirs: 'CBP7501EntrySummaryCredential',
    ours: 'CBP7501EntrySummaryCredential',
    table: credentialTable(
      { ours: 'CBP7501EntrySummaryCredential', theirs: 'CBP7501EntrySummaryCredential' },
      {
        ours: 'EntrySummary',
        theirs: 'CBPEntrySummary',
        rows: [
          ...COMMON_ROWS,
          { ours: '/entryType', theirs: '/entryType', as: entryType },
          { ours: '/portOfEntry', theirs: '/portCode', part: US_PORT },
          { ours: '/importer', theirs: '/importerOfRecord', part: IMPORTER },
          { ours: '/importer', theirs: '/importerNumber', part: NUMBER },
          { ours: '/consignee', theirs: '/ultimateConsignee', part: PARTY },
          { ours: '/billNumbers/0', theirs: '/billOfLadingNumber', as: text(60) },
          { ours: '/importedAt', theirs: '/importDate', as: instantNotDay },
          { ours: '/enteredAt', theirs: '/entryDate', as: instantNotDay },
          { ours: '/claimedAt', theirs: '/summaryDate', as: instantNotDay },
          { ours: LINES, theirs: '/descriptionOfMerchandise', each: SUMMARY_LINE },
          headerOf('/countryOfOrigin', '/countryOfOrigin', country, 'MULTI'),
          headerOf('/countryOfExport', '/exportingCountry', country, 'MULTI'),
          headerOf('/manufacturerId', '/manufacturerId', mid, 'MULTI'),
          headerOf('/exportDate', '/exportDate', day),
          {
            ours: '/totals/enteredValue',
            theirs: '/totalEnteredValue',
            part: MONEY,
            whole: true,
          },
          { ours: '/totals/duty', theirs: '/duty', part: MONEY, whole: true },
        ],
      },
      [VALID_UNTIL],
    ),
  },
  {
    theirs: 'CBP3461EntryCredential',
    ours: 'CBP3461EntryCredential',
    table: credentialTable(
      { ours: 'CBP3461EntryCredential', theirs: 'CBP3461EntryCredential' },
      {
        ours: 'CargoReleaseEntry',
        theirs: 'CBPEntry',
        rows: [
          ...COMMON_ROWS,
          { ours: '/entryType', theirs: '/entryType', as: entryTypeWords },
          { ours: '/portOfEntry', theirs: '/portOfEntry', part: US_PORT },
          { ours: '/importer', theirs: '/importer', part: IMPORTER },
          { ours: '/importer', theirs: '/importerOfRecord', part: NUMBER },
          { ours: '/carrierCode', theirs: '/scac', as: text(4) },
          {
            ours: '/vessel',
            theirs: '/conveyanceName',
            as: text(80),
            when: { theirs: '/transportMode', is: 'Ocean' },
          },
          { ours: '/voyage', theirs: '/voyageFlightTrip', as: text(20) },
          { ours: '/billNumbers/0', theirs: '/bolNumber', as: text(60) },
          { ours: '/importedAt', theirs: '/arrivalDate', as: instantNotDay },
          { ours: LINES, theirs: '/lineItems', each: RELEASE_LINE },
          { ours: '/totals/enteredValue', theirs: '/entryValue', as: usDollars },
        ],
      },
      [VALID_UNTIL],
    ),
  },
];
