import { describe, expect, it } from '@jest/globals';
import * as customs from './index.ts';

describe('the package', () => {
  it('exports these names', () => {
    expect(Object.keys(customs).sort().join(' ')).toBe(
      [
        'AE_RECORD_TYPES AE_SOURCE AGREEMENTS COPYRIGHT_NUMBER_SOURCE CustomsError DUNS_SOURCE ENTRY_TYPES',
        'FEDERAL_HOLIDAY_SOURCE FEE_RATE_SOURCE HMF_RATE_PERCENT IMPORTER_NUMBER_SOURCE LEVER_LABEL LITERALS MPF_LIMITS',
        'MPF_RATE_PERCENT RECORDATION_NUMBER_SOURCE RULE_SETS SCHEDULE_II_CHAPTERS SCHEDULE_II_SOURCE',
        'TARIFF_SYSTEM_SOURCE TRADEMARK_NUMBER_SOURCE TRANSPORT_MODES UNIT_SOURCE addDays addDecimal addMonths',
        'addWorkingDays addYears afterEntryOptions agreementOf borderStanding carryOver checkAgreementInForce',
        'checkCertificationElements checkCertifierBasis checkClassification checkCriterion checkMid checkPower',
        'checkStatement checkSubdelegation claim1520dLastDay compareDates compareDecimal compareFeatures contentCountries',
        'convertQuantity correctionLastDay createMid daysBetween deMinimisFor decimalFromInteger deemedLiquidation',
        'determineOrigin dutyOfLine editionOf entriesHitBy entryNumberCheckDigit entryStake entrySummaryDue',
        'federalHolidays feesAtStake findChapterRules findRules foldToAscii formatAe formatDecimal harborMaintenanceFee',
        'isAgreementInForce isCommonOwnership isHtsCovered isPowerEnough isWorkingDay isoCountry judgeGrayMarket limitMpf',
        'lineStake localDateAt multiplyDecimal parseAdValoremRate parseAe parseClassifiedCode parseCopyrightRegistration',
        'parseDecimal parseDuns parseDutyRate parseEntryNumber parseEntryType parseForeignPort parseGln parseGtin',
        'parseHts parseImporterNumber parseInvestigationNumber parseLei parseLocalDate parseMid parsePort',
        'parseRecordationNumber parseSpi parseTariffSystem parseTrademarkRegistration parseTrademarkSerial',
        'parseTransportMode powerLastDay protestLastDay pscCloses pscLastDay readProductionRecord reconciliationLastDay',
        'replacementWindow roundDecimal showSpan smallestUnitOf stateOfRule subtractDecimal tenderLastDay whoMayFile',
        'whoMustBeTold wholeMonthsCover wordsOfAlternative wordsOfChapterRule wordsOfCondition wordsOfGoods',
      ].join(' '),
    );
  });
});
