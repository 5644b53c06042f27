export type { Checked } from './checked.ts';
export { CustomsError, type CustomsErrorCode } from './customs-error.ts';
export type { SourceMark } from './source-mark.ts';

// Numbers and codes
export {
  type EntryNumber,
  entryNumberCheckDigit,
  parseEntryNumber,
} from './numbers/entry-number.ts';
export {
  IMPORTER_NUMBER_SOURCE,
  type ImporterNumber,
  parseImporterNumber,
} from './numbers/importer-number.ts';
export { type ManufacturerId, parseMid } from './numbers/mid.ts';
export { type MidParts, createMid } from './numbers/create-mid.ts';
export { foldToAscii } from './numbers/fold-to-ascii.ts';
export { type Hts, isHtsCovered, parseHts } from './numbers/hts.ts';
export { parseLei } from './numbers/lei.ts';
export { parseGln, parseGtin } from './numbers/gs1-keys.ts';
export { type Spi, parseSpi } from './numbers/spi.ts';
export { type Port, parsePort } from './numbers/port.ts';
export { isoCountry } from './numbers/iso-country.ts';

// Days
export { type LocalDate, compareDates, parseLocalDate } from './dates/local-date.ts';
export { localDateAt } from './dates/local-date-at.ts';
export {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  wholeMonthsCover,
} from './dates/date-arithmetic.ts';
export { FEDERAL_HOLIDAY_SOURCE, federalHolidays } from './dates/federal-holidays.ts';
export { addWorkingDays, isWorkingDay } from './dates/working-days.ts';
export {
  type Deadline,
  claim1520dLastDay,
  entrySummaryDue,
  pscCloses,
} from './dates/filing-deadlines.ts';

// Money and quantities
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
} from './money/decimal.ts';
export { type Quantity, convertQuantity } from './money/convert-quantity.ts';
export { smallestUnitOf, UNIT_SOURCE } from './money/units.ts';
export {
  FEE_RATE_SOURCE,
  HMF_RATE_PERCENT,
  type LineAtStake,
  MPF_RATE_PERCENT,
  feesAtStake,
  harborMaintenanceFee,
  parseAdValoremRate,
} from './fees/fees-at-stake.ts';

// Agreements
export type {
  Agreement,
  AgreementId,
  AgreementParty,
  CertifierRole,
  ClaimBasis,
  OriginCriterion,
  StatementRule,
  TerritoryRule,
} from './agreements/agreement.ts';
export { AGREEMENTS, agreementOf } from './agreements/agreements.ts';
export {
  checkAgreementInForce,
  isAgreementInForce,
} from './agreements/check-agreement-in-force.ts';
export { type CriterionUse, checkCriterion } from './agreements/check-criterion.ts';
export { type FoundStatement, checkStatement } from './agreements/check-statement.ts';
export { LITERALS } from './agreements/literals.ts';

// Rules of origin
export { RULE_SETS } from './rules/rule-sets.ts';
export type {
  ChapterRule,
  CodeSpan,
  GoodsKind,
  OpenQuestion,
  OriginRule,
  ProcessKind,
  RuleAlternative,
  RuleCondition,
  RuleGoods,
  RuleSet,
  RuleSource,
  ValueContent,
  ValueContentMethod,
} from './rules/rule.ts';
export { showSpan } from './rules/code-span.ts';
export { type Classification, carryOver, editionOf } from './vintage/carry-over.ts';
export { type OriginResult, determineOrigin } from './origin/determine-origin.ts';
export { wordsOf } from './origin/words-of.ts';
export type { Answer, OriginFailure, ProofStep } from './origin/proof.ts';
export type {
  MaterialUse,
  OriginQuestion,
  ProductionRecord,
  RecordMaterial,
  RecordProcess,
} from './origin/production-record.ts';
export { readProductionRecord } from './origin/read-production-record.ts';

// AE records
export type {
  AeOpaqueColumns,
  AeParseResult,
  AeProblem,
  AeProblemCode,
  AeRecord,
} from './ae/ae-record.ts';
export type {
  AeAdCvd,
  AeArticleParty,
  AeBill,
  AeBillComponent,
  AeBond,
  AeCargo,
  AeContent,
  AeEntrySummary,
  AeFee,
  AeHeader,
  AeIdentifier,
  AeInvoice,
  AeLine,
  AeParty,
  AeRuling,
  AeTariff,
  AeTotals,
} from './ae/summary.ts';
export { formatAe } from './ae/format-ae.ts';
export { parseAe } from './ae/parse-ae.ts';
export { AE_RECORD_TYPES, AE_SOURCE } from './ae/record-table.ts';
export type { AeField, AeFieldKind, AeRecordType } from './ae/field.ts';
