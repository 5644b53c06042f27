/** Numbers, codes, days and exact quantities as papers write them. An entry point of its own: who reads them needs no rules. */
export { parseLocalDate } from '../dates/local-date.ts';
export {
  type EntryNumber,
  entryNumberCheckDigit,
  parseEntryNumber,
} from './entry-number.ts';
export {
  IMPORTER_NUMBER_SOURCE,
  type ImporterNumber,
  parseImporterNumber,
} from './importer-number.ts';
export { type ManufacturerId, parseMid } from './mid.ts';
export { type MidParts, createMid } from './create-mid.ts';
export { checkMid } from './check-mid.ts';
export { foldToAscii } from './fold-to-ascii.ts';
export { type Hts, isHtsCovered, parseHts } from './hts.ts';
export {
  TARIFF_SYSTEM_SOURCE,
  type TariffSystem,
  parseTariffSystem,
} from './tariff-system.ts';
export {
  type ClassifiedCode,
  checkClassification,
  parseClassifiedCode,
} from './classified-code.ts';
export { parseLei } from './lei.ts';
export { parseGln, parseGtin } from './gs1-keys.ts';
export { DUNS_SOURCE, type Duns, parseDuns } from './duns.ts';
export { type Spi, parseSpi } from './spi.ts';
export { type Port, parsePort } from './port.ts';
export { parseForeignPort } from './foreign-port.ts';
export {
  ENTRY_TYPES,
  type EntryFiling,
  type EntryType,
  parseEntryType,
} from './entry-type.ts';
export {
  TRANSPORT_MODES,
  type TransportMode,
  parseTransportMode,
} from './transport-mode.ts';
export {
  RECORDATION_NUMBER_SOURCE,
  type RecordationNumber,
  parseRecordationNumber,
} from './recordation-number.ts';
export {
  type InvestigationNumber,
  parseInvestigationNumber,
} from './investigation-number.ts';
export {
  TRADEMARK_NUMBER_SOURCE,
  type TrademarkRegistration,
  type TrademarkSerial,
  parseTrademarkRegistration,
  parseTrademarkSerial,
} from './trademark-numbers.ts';
export {
  COPYRIGHT_NUMBER_SOURCE,
  type CopyrightRegistration,
  parseCopyrightRegistration,
} from './copyright-registration.ts';
export { isoCountry } from './iso-country.ts';
export {
  type Decimal,
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimal,
} from '../money/decimal.ts';
export { type Quantity, convertQuantity } from '../money/convert-quantity.ts';
export { smallestUnitOf, UNIT_SOURCE } from '../money/units.ts';
