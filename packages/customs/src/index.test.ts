import { describe, expect, it } from '@jest/globals';
import * as customs from './index.ts';

describe('the package', () => {
  it('exports these names', () => {
    expect(Object.keys(customs).sort().join(' ')).toBe(
      [
        'AE_RECORD_TYPES AE_SOURCE AGREEMENTS CustomsError FEDERAL_HOLIDAY_SOURCE FEE_RATE_SOURCE HMF_RATE_PERCENT',
        'IMPORTER_NUMBER_SOURCE LEVER_LABEL LITERALS MPF_LIMITS MPF_RATE_PERCENT SCHEDULE_II_CHAPTERS',
        'SCHEDULE_II_SOURCE UNIT_SOURCE addDays addDecimal addMonths addWorkingDays addYears afterEntryOptions',
        'agreementOf borderStanding checkAgreementInForce checkCertificationElements checkCertifierBasis',
        'checkCriterion checkPower checkStatement checkSubdelegation claim1520dLastDay compareDates compareDecimal',
        'compareFeatures contentCountries convertQuantity correctionLastDay createMid daysBetween deMinimisFor',
        'decimalFromInteger deemedLiquidation dutyOfLine entriesHitBy entryNumberCheckDigit entryStake',
        'entrySummaryDue federalHolidays feesAtStake foldToAscii formatAe formatDecimal harborMaintenanceFee',
        'isAgreementInForce isCommonOwnership isHtsCovered isPowerEnough isWorkingDay isoCountry judgeGrayMarket',
        'limitMpf lineStake localDateAt multiplyDecimal parseAdValoremRate parseAe parseDecimal parseDutyRate',
        'parseEntryNumber parseGln parseGtin parseHts parseImporterNumber parseLei parseLocalDate parseMid',
        'parsePort parseSpi powerLastDay protestLastDay pscCloses pscLastDay reconciliationLastDay',
        'replacementWindow roundDecimal smallestUnitOf subtractDecimal tenderLastDay whoMayFile whoMustBeTold',
        'wholeMonthsCover',
      ].join(' '),
    );
  });
});
