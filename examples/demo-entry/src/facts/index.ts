import { BILLS, HEADER, POWER_OF_ATTORNEY, PROCESSING_FEE_LIMITS, TOTALS } from './header.ts';
import { CERTIFICATIONS } from './certifications.ts';
import { CLOCKS, MADE } from './clocks.ts';
import { EARLIER_USES, MAKER_AUTHORIZATION, MASTER_LICENCE, SUBLICENCE } from './licences.ts';
import { LINES, MAKER_SALE } from './lines.ts';
import { RECORD_TIMES, SHIRT_MATERIALS, SUITCASE_MATERIALS, TOY_MATERIALS } from './materials.ts';
import { IMPORTER_NUMBER, PARTIES } from './parties.ts';
import { RIGHTS, ROYALTY } from './rights.ts';

/** What is real about such an entry and left out here: the demo computes no total payable. */
export const NOT_MODELLED = {
  cottonFee: 'class 056 is due on lines 1 and 4 whether preferential or not',
  surcharge: '10 % from 2026-02-24 to 2026-07-24, with exemptions',
  chapter99: 'additional duties in force on the day of entry',
  toySafety: 'data of the children’s product certificate: nobody may read "nothing is missing"',
} as const;

/** Every fact of the story, in one tree; `MARKS` names places in it. */
export const FACTS = {
  parties: PARTIES,
  importerNumber: IMPORTER_NUMBER,
  header: HEADER,
  bills: BILLS,
  totals: TOTALS,
  processingFeeLimits: PROCESSING_FEE_LIMITS,
  powerOfAttorney: POWER_OF_ATTORNEY,
  clocks: CLOCKS,
  made: MADE,
  lines: LINES,
  makerSale: MAKER_SALE,
  rights: RIGHTS,
  royalty: ROYALTY,
  masterLicence: MASTER_LICENCE,
  sublicence: SUBLICENCE,
  makerAuthorization: MAKER_AUTHORIZATION,
  earlierUses: EARLIER_USES,
  certifications: CERTIFICATIONS,
  materials: { shirt: SHIRT_MATERIALS, toy: TOY_MATERIALS, suitcase: SUITCASE_MATERIALS },
  recordTimes: RECORD_TIMES,
  notModelled: NOT_MODELLED,
} as const;
