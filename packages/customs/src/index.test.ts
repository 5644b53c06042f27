import { describe, expect, it } from '@jest/globals';
import * as customs from './index.ts';

describe('the package', () => {
  it('exports these names', () => {
    expect(Object.keys(customs).sort().join(' ')).toBe(
      [
        'AE_RECORD_TYPES AE_SOURCE AGREEMENTS CustomsError FEDERAL_HOLIDAY_SOURCE FEE_RATE_SOURCE',
        'HMF_RATE_PERCENT IMPORTER_NUMBER_SOURCE LITERALS MPF_RATE_PERCENT RULE_SETS UNIT_SOURCE addDays',
        'addDecimal addMonths addWorkingDays addYears agreementOf carryOver checkAgreementInForce checkCriterion',
        'checkStatement claim1520dLastDay compareDates compareDecimal convertQuantity createMid daysBetween',
        'decimalFromInteger determineOrigin editionOf entryNumberCheckDigit entrySummaryDue federalHolidays',
        'feesAtStake foldToAscii formatAe formatDecimal harborMaintenanceFee isAgreementInForce isHtsCovered',
        'isWorkingDay isoCountry localDateAt multiplyDecimal parseAdValoremRate parseAe parseDecimal',
        'parseEntryNumber parseGln parseGtin parseHts parseImporterNumber parseLei parseLocalDate parseMid',
        'parsePort parseSpi pscCloses readProductionRecord roundDecimal showSpan smallestUnitOf stateOfRule',
        'subtractDecimal wholeMonthsCover wordsOf',
      ].join(' '),
    );
  });
});
