export type { Checked } from './checked.ts';
export { CustomsError, type CustomsErrorCode } from './customs-error.ts';
export type { SourceMark } from './source-mark.ts';

// Numbers, codes and quantities
export * from './numbers/index.ts';

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

// Duties and fees
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
export {
  wordsOfAlternative,
  wordsOfChapterRule,
  wordsOfCondition,
  wordsOfGoods,
} from './rules/words-of-rule.ts';
export * from './origin/index.ts';

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
