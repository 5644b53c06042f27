/**
 * How sure a fact is. `to confirm` and `3rd` stand on the demo page: not read in a source here;
 * read on a law firm's, broker's or tariff site's page, not in the primary text. `ours`: the page
 * is silent and a schema asks for a value, so we chose one.
 */
export type Mark = 'to confirm' | '3rd' | 'ours';

/** A mark on a fact, by its place in `FACTS`. */
export interface FactMark {
  readonly fact: string;
  readonly mark: Mark;
  readonly says: string;
}

const mark = (fact: string, kind: Mark, says: string): FactMark => ({ fact, mark: kind, says });

/** Every fact of the story that nobody should quote as confirmed. */
export const MARKS: readonly FactMark[] = [
  mark('importerNumber', 'to confirm', 'EIN prefix 89 is not issued by the IRS'),
  ...[
    'harborpine',
    'gulfline',
    'confecciones',
    'altiplano',
    'horizonte',
    'maletas',
    'northlight',
    'brightfern',
  ].map((party) =>
    mark(
      `parties.${party}.identifiers.0.value`,
      'to confirm',
      'no real LEI has this value; 984500 is only a synthetic form',
    ),
  ),
  mark(
    'parties.maletas.identifiers.2.value',
    'to confirm',
    'only English a, an, and, of, the are skipped in a MID: "del" stays',
  ),
  mark(
    'bills',
    'to confirm',
    'two bills, one conveyance, one consignee: one entry (19 CFR 141.51)',
  ),
  mark('bills.veracruz.portOfLoading', 'to confirm', 'Schedule K code of the port, left out'),
  mark('bills.puertoCortes.portOfLoading', 'to confirm', 'Schedule K code of the port, left out'),
  mark('clocks.correctionCloses', 'to confirm', '2027-07-11 at the latest'),
  mark('lines.1.quantities', '3rd', 'reported in pieces (No.)'),
  mark('lines.2.quantities', 'to confirm', 'kilograms too?'),
  mark('processingFeeLimits', '3rd', 'limits of fiscal year 2026'),
  mark(
    'notModelled.cottonFee',
    'to confirm',
    'class 056, lines 1 and 4; rate per kg, 7 CFR 1205.510',
  ),
  mark('notModelled.surcharge', '3rd', '9903.03.01 with 9903.03.08 and .09, CSMS 67844987'),
  mark('notModelled.chapter99', 'to confirm', 'what applies on 2026-09-14'),
  mark('notModelled.toySafety', '3rd', 'certificate data filed with CPSC from 2026-07-08'),
  mark('certifications.toyExporter.ruleOfOrigin', '3rd', 'GN 11(o) chapter 95, rule text'),
  mark('certifications.toyMaker.ruleOfOrigin', '3rd', 'GN 11(o) chapter 95, rule text'),
  mark('materials.toy.soundModule.tariffClassification', 'to confirm', 'HS 8543.70'),
  mark('materials.toy.paint.tariffClassification', 'to confirm', 'HS 3208.90'),
  mark('rights.mark.recordation.number', 'to confirm', 'shape of a recordation number'),
  mark('rights.art.recordation.number', 'to confirm', 'shape of a recordation number'),
  mark('royalty.dutiable', 'to confirm', '19 CFR 152.103(f), on the facts'),
  mark('certifications.suitcase.ruleOfOrigin', '3rd', 'GN 11(o) chapter 42, rule text'),
  mark('materials.suitcase.trolleyHandle.tariffClassification', 'to confirm', 'HS 7616.99'),
  mark('materials.suitcase.wheels.tariffClassification', 'to confirm', 'HS 8302.20'),
  mark('materials.suitcase.lock.tariffClassification', 'to confirm', 'HS 8301.40'),
  mark(
    'materials.suitcase.lining',
    'to confirm',
    'textile weight rules do not apply (4202 is not 50 to 63)',
  ),
  mark('materials.suitcase.sheet', 'to confirm', 'NY N328822 (2022): holding not read'),

  mark('rights.mark.registration.from', 'ours', 'ten years before its end'),
  mark('rights.art.registration.from', 'ours', 'same day as the mark'),
  mark('rights.art.recordation.from', 'ours', 'same day as the mark'),
  mark('rights.art.recordation.until', 'ours', 'twenty years'),
  mark('rights.art.recordation.goods', 'ours', 'a copyright is not recorded for classes of goods'),
  mark('powerOfAttorney.givenOn', 'ours', 'the page gives the day; so for invoices and bills'),
  mark('masterLicence.signedAt', 'ours', 'before its term'),
  mark('sublicence.signedAt', 'ours', 'before its term'),
  mark('makerAuthorization.signedAt', 'ours', 'after the approval, before the term'),
  mark('earlierUses', 'ours', 'the page gives the sum, 12,000; split and days are ours'),
  mark('certifications.toyMaker.signedAt', 'ours', 'the page gives the day'),
  mark('certifications.toyMaker.signatoryTitle', 'ours', 'a title is asked for'),
  mark('certifications.toyExporter.signatoryTitle', 'ours', 'a title is asked for'),
  mark('certifications.suitcase.signatoryTitle', 'ours', 'a title is asked for'),
  mark('makerSale.invoice.date', 'ours', 'between making and export'),
  mark('parties', 'ours', 'telephone numbers, mail addresses, DIDs and hosts'),
  mark('recordTimes', 'ours', 'each before what rests on it'),
  mark('clocks.presentationSigned', 'ours', 'between claim and presentation'),
  mark('clocks.presentationEnds', 'ours', 'five minutes after signing'),
  mark('clocks.staplesFrom', 'ours', 'fresh when presented'),
  mark('clocks.staplesUntil', 'ours', 'a day'),
  mark(
    'materials.suitcase.polybag.originating',
    'ours',
    'made in MX; not counted in the page’s VNM',
  ),
  mark('materials.suitcase.carton.originating', 'ours', 'made in MX; ignored as shipping packing'),
];
