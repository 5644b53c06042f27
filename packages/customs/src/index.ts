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
export { checkMid } from './numbers/check-mid.ts';
export { foldToAscii } from './numbers/fold-to-ascii.ts';
export { type Hts, isHtsCovered, parseHts } from './numbers/hts.ts';
export {
  TARIFF_SYSTEM_SOURCE,
  type TariffSystem,
  parseTariffSystem,
} from './numbers/tariff-system.ts';
export {
  type ClassifiedCode,
  checkClassification,
  parseClassifiedCode,
} from './numbers/classified-code.ts';
export { parseLei } from './numbers/lei.ts';
export { parseGln, parseGtin } from './numbers/gs1-keys.ts';
export { DUNS_SOURCE, type Duns, parseDuns } from './numbers/duns.ts';
export { type Spi, parseSpi } from './numbers/spi.ts';
export { type Port, parsePort } from './numbers/port.ts';
export { parseForeignPort } from './numbers/foreign-port.ts';
export {
  ENTRY_TYPES,
  type EntryFiling,
  type EntryType,
  parseEntryType,
} from './numbers/entry-type.ts';
export {
  TRANSPORT_MODES,
  type TransportMode,
  parseTransportMode,
} from './numbers/transport-mode.ts';
export {
  RECORDATION_NUMBER_SOURCE,
  type RecordationNumber,
  parseRecordationNumber,
} from './numbers/recordation-number.ts';
export {
  type InvestigationNumber,
  parseInvestigationNumber,
} from './numbers/investigation-number.ts';
export {
  TRADEMARK_NUMBER_SOURCE,
  type TrademarkRegistration,
  type TrademarkSerial,
  parseTrademarkRegistration,
  parseTrademarkSerial,
} from './numbers/trademark-numbers.ts';
export {
  COPYRIGHT_NUMBER_SOURCE,
  type CopyrightRegistration,
  parseCopyrightRegistration,
} from './numbers/copyright-registration.ts';
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
export {
  type LiquidationSchedule,
  correctionLastDay,
  deemedLiquidation,
  protestLastDay,
  pscLastDay,
  reconciliationLastDay,
  tenderLastDay,
} from './dates/after-entry-deadlines.ts';

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
export { type DutyRate, type RateTerm, parseDutyRate } from './fees/duty-rate.ts';
export { type DutyBase, dutyOfLine } from './fees/duty-of-line.ts';
export { MPF_LIMITS, type MpfLimits, limitMpf } from './fees/mpf-limits.ts';
export {
  type AdditionalDuty,
  type LineStake,
  type LineStakeFacts,
  type StakeAmount,
  lineStake,
} from './fees/line-stake.ts';
export { type EntryStake, type EntryStakeLine, entryStake } from './fees/entry-stake.ts';

// Agreements
export type {
  Agreement,
  AgreementId,
  AgreementParty,
  CertifierRole,
  ClaimBasis,
  OriginCriterion,
  RetentionRule,
  StatementRule,
  TerritoryRule,
  ThirdCountryRule,
  WaiverRule,
} from './agreements/agreement.ts';
export type {
  DataElement,
  ElementId,
  ElementNeed,
  PartyDetail,
} from './agreements/data-element.ts';
export type {
  DeMinimisBase,
  DeMinimisExclusion,
  DeMinimisRule,
  OriginLimits,
  SetRule,
  TransitOperation,
  TransitRule,
} from './agreements/origin-limits.ts';
export { AGREEMENTS, agreementOf } from './agreements/agreements.ts';
export {
  checkAgreementInForce,
  isAgreementInForce,
} from './agreements/check-agreement-in-force.ts';
export { type CriterionUse, checkCriterion } from './agreements/check-criterion.ts';
export { type FoundStatement, checkStatement } from './agreements/check-statement.ts';
export { contentCountries } from './agreements/content-countries.ts';
export { deMinimisFor } from './agreements/de-minimis-for.ts';
export { LITERALS } from './agreements/literals.ts';

// Rules of origin
export { findChapterRules, findRules } from './rules/find-rules.ts';
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
export { type RuleStanding, type RuleState, stateOfRule } from './rules/rule-state.ts';
export { showSpan } from './rules/code-span.ts';
export { type Classification, carryOver, editionOf } from './vintage/carry-over.ts';
export { type OriginResult, determineOrigin } from './origin/determine-origin.ts';
export {
  wordsOfAlternative,
  wordsOfChapterRule,
  wordsOfCondition,
  wordsOfGoods,
} from './rules/words-of-rule.ts';
export type { Answer, OriginFailure, ProofStep } from './origin/proof.ts';
export type {
  MaterialUse,
  OriginQuestion,
  ProductionRecord,
  RecordMaterial,
  RecordProcess,
} from './origin/production-record.ts';
export type { Effort } from './origin/effort.ts';
export { readProductionRecord } from './origin/read-production-record.ts';
// Certifications
export type {
  CertificationCircumstances,
  CertificationFacts,
  CertificationGood,
  CertificationParty,
} from './certification/certification-facts.ts';
export type { ElementAnswer, NotRequiredReason } from './certification/element-answer.ts';
export { checkCertificationElements } from './certification/check-certification-elements.ts';
export {
  SCHEDULE_II_CHAPTERS,
  SCHEDULE_II_SOURCE,
} from './certification/check-goods-element.ts';
export {
  type AcceptedBasis,
  type CertifierBasis,
  checkCertifierBasis,
} from './certification/check-certifier-basis.ts';
export { replacementWindow } from './certification/replacement-window.ts';
export {
  type DutyToTell,
  type TellingAnswer,
  type WrongCertification,
  whoMustBeTold,
} from './certification/who-must-be-told.ts';

// After entry
export type { AfterEntryFacts } from './after-entry/after-entry-facts.ts';
export type {
  ClosedRemedy,
  OpenRemedy,
  RemedyAnswer,
  RemedyId,
  UnavailableReason,
  UnavailableRemedy,
  UndecidedRemedy,
} from './after-entry/remedy.ts';
export { afterEntryOptions } from './after-entry/after-entry-options.ts';
export {
  type CertificationWithdrawal,
  type EntryHit,
  type EntryLineOnCertification,
  entriesHitBy,
} from './after-entry/entries-hit-by.ts';

// Powers of attorney
export type {
  PowerAnswer,
  PowerFacts,
  PowerQuestion,
  PowerUse,
  PrincipalKind,
} from './powers/power-facts.ts';
export { checkPower, isPowerEnough, powerLastDay } from './powers/check-power.ts';
export { type Subdelegation, checkSubdelegation } from './powers/check-subdelegation.ts';
export {
  type Filer,
  type FilingRight,
  type ResidentOfficer,
  whoMayFile,
} from './powers/who-may-file.ts';

// Rights at the border
export type { ExclusionOrder, RightFacts } from './rights/right-facts.ts';
export {
  type BorderStanding,
  type BorderedGoods,
  borderStanding,
} from './rights/border-standing.ts';
export {
  type GrayMarketFacts,
  type GrayMarketStanding,
  isCommonOwnership,
  judgeGrayMarket,
  LEVER_LABEL,
} from './rights/gray-market.ts';
export {
  type FeatureSeen,
  type FeatureStanding,
  compareFeatures,
} from './rights/compare-features.ts';

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
