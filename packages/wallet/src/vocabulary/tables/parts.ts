import { goodsCode, goodsSystem } from '../converters/goods.ts';
import { gln, lei } from '../converters/identifiers.ts';
import {
  country,
  countryOfPort,
  countryOfUnlocode,
  port,
  unlocode,
} from '../converters/locations.ts';
import { currency, did, text } from '../converters/texts.ts';
import { decimalNumber, decimalText, unit } from '../converters/amounts.ts';
import type { Row, Table } from '../mapping.ts';

/** The list form in which the vocabulary names the type of an object. */
const theirType = (...names: readonly string[]): Row => ({ theirs: '/type', is: [...names] });

export const ADDRESS: Table = {
  title: 'Address',
  rows: [
    { ours: '/streetAddress', theirs: '/streetAddress', as: text() },
    { ours: '/addressLocality', theirs: '/addressLocality', as: text() },
    { ours: '/addressRegion', theirs: '/addressRegion', as: text() },
    { ours: '/postalCode', theirs: '/postalCode', as: text() },
    { ours: '/addressCountry', theirs: '/addressCountry', as: country },
    { ours: '/type', is: 'PostalAddress' },
    theirType('PostalAddress'),
  ],
};

/** Where a party is. */
const LOCATED_ADDRESS: Table = {
  title: 'Place of a party',
  rows: [{ ours: '', theirs: '/address', part: ADDRESS }, theirType('Place')],
};

export const PARTY: Table = {
  title: 'Party',
  rows: [
    { ours: '/id', theirs: '/id', as: did },
    { ours: '/name', theirs: '/name', as: text() },
    { ours: '/address', theirs: '/location', part: LOCATED_ADDRESS },
    { ours: '/telephone', theirs: '/phoneNumber', as: text(40) },
    { ours: '/email', theirs: '/email', as: text(320) },
    { ours: '/identifiers/[scheme=LEI]/value', theirs: '/leiCode', as: lei },
    { ours: '/identifiers/[scheme=GLN]/value', theirs: '/globalLocationNumber', as: gln },
    { ours: '/type', is: 'Organization' },
    theirType('Organization'),
  ],
};

/** The importer of record of an entry: its number stands elsewhere. */
export const IMPORTER: Table = {
  title: 'Importer of record',
  rows: [
    { ours: '/id', theirs: '/id', as: did },
    { ours: '/name', theirs: '/name', as: text() },
    { ours: '/address', theirs: '/location', part: LOCATED_ADDRESS },
    theirType('Organization'),
  ],
};

export const MONEY: Table = {
  title: 'Amount of money',
  rows: [
    { ours: '/amount', theirs: '/price', as: decimalNumber },
    { ours: '/currency', theirs: '/priceCurrency', as: currency },
    theirType('PriceSpecification'),
  ],
};

export const MEASURE: Table = {
  title: 'Quantity with its unit',
  rows: [
    { ours: '/value', theirs: '/value', as: decimalText },
    { ours: '/unit', theirs: '/unitCode', as: unit },
    theirType('QuantitativeValue'),
  ],
};

/** The same two members stand on a good or in its commodity. */
export const CLASSIFICATION_ROWS: readonly Row[] = [
  { ours: '/code', theirs: '/commodityCode', as: goodsCode },
  { ours: '/system', theirs: '/commodityCodeType', as: goodsSystem },
];

export const COMMODITY: Table = {
  title: 'Commodity',
  rows: [...CLASSIFICATION_ROWS, theirType('Commodity')],
};

export const PLACE: Table = {
  title: 'Port or place',
  rows: [
    { ours: '/name', theirs: '/locationName', as: text() },
    { ours: '/code', theirs: '/unLocode', as: unlocode },
    { ours: '/code', theirs: '/usPortCode', as: port },
    { ours: '/country', theirs: '/unLocode', as: countryOfUnlocode, way: 'also' },
    { ours: '/country', theirs: '/usPortCode', as: countryOfPort, way: 'also' },
    { ours: '/country', theirs: '/address/addressCountry', as: country, unless: '/code' },
    theirType('Place'),
  ],
};

/** A place that is a port of Schedule D and nothing more. */
export const US_PORT: Table = {
  title: 'Port of Schedule D',
  rows: [{ ours: '', theirs: '/usPortCode', as: port }, theirType('Place')],
};
