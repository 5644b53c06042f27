import { describe, expect, it } from '@jest/globals';
import * as customs from './index.ts';

describe('the package', () => {
  it('exports these names', () => {
    expect(Object.keys(customs).sort().join(' ')).toBe(
      [
        'AE_RECORD_TYPES AE_SOURCE AGREEMENTS COPYRIGHT_NUMBER_SOURCE CustomsError DUNS_SOURCE ENTRY_TYPES',
        'FEDERAL_HOLIDAY_SOURCE FEE_RATE_SOURCE HMF_RATE_PERCENT IMPORTER_NUMBER_SOURCE LITERALS MPF_RATE_PERCENT',
        'RECORDATION_NUMBER_SOURCE TARIFF_SYSTEM_SOURCE TRADEMARK_NUMBER_SOURCE TRANSPORT_MODES UNIT_SOURCE addDays',
        'addDecimal addMonths addWorkingDays addYears agreementOf checkAgreementInForce checkClassification',
        'checkCriterion checkMid checkStatement claim1520dLastDay compareDates compareDecimal convertQuantity',
        'createMid daysBetween decimalFromInteger entryNumberCheckDigit entrySummaryDue federalHolidays feesAtStake',
        'foldToAscii formatAe formatDecimal harborMaintenanceFee isAgreementInForce isHtsCovered isWorkingDay',
        'isoCountry localDateAt multiplyDecimal parseAdValoremRate parseAe parseClassifiedCode',
        'parseCopyrightRegistration parseDecimal parseDuns parseEntryNumber parseEntryType parseForeignPort parseGln',
        'parseGtin parseHts parseImporterNumber parseInvestigationNumber parseLei parseLocalDate parseMid parsePort',
        'parseRecordationNumber parseSpi parseTariffSystem parseTrademarkRegistration parseTrademarkSerial',
        'parseTransportMode pscCloses roundDecimal smallestUnitOf subtractDecimal wholeMonthsCover',
      ].join(' '),
    );
  });
});
