import { BELONGS_TO, CHAIN_PROFILE, COLUMN_1, type CodeEntry } from './code-entry.ts';

/** What every finding about preference has in common: it concerns a rate of duty. */
const PREFERENCE = {
  consequence: COLUMN_1,
  decisionBelongsTo: BELONGS_TO.specialist,
  from: 'this-release',
} as const;

/** What can be said of a preference claim and of the certification it rests on. */
export const ORIGIN = {
  'origin.no-certification': {
    ...PREFERENCE,
    effect: 'review',
    title: 'No certification of origin shown',
    officer: 'Line {line} claims {expected}, and no certification of origin was presented for it.',
    remedy:
      'Present the certification possessed when the claim was made, or answer within 30 calendar days of CBP asking. Without one, correct the claim; a CAFTA-DR claim may rest on the knowledge of the importer, a USMCA claim may not. At or below US$2,500 of originating goods no copy need be submitted.',
    reference: '19 CFR 182.12(a), 182.14(a) and 163.6(a); 19 CFR 10.583, 10.584 and 10.586',
  },
  'origin.hs-mismatch': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Classification differs from the certification',
    officer:
      'Line {line} is classified {expected}; certification {credential}, or what it relies on, covers {found}.',
    remedy:
      'Correct the classification of the line, or submit a certification for the right classification, to the digits the rule needs; CBP gives at least five working days to replace a defective certification.',
    reference: '19 CFR 182.12(a)(4); 19 CFR 10.584(a)(3)(iv)',
  },
  'origin.blanket-period': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Importation outside the blanket period',
    officer:
      'Line {line} was imported on {found~a day not known}, by the local date of the port; certification {credential} covers {expected}.',
    remedy:
      'Submit a certification that covers the date of importation, within the five working days at least that CBP gives; a blanket period lasts 12 months at most.',
    reference: '19 CFR 182.12(a)(4)(xii) and (g)(2); 19 CFR 10.584(e) [not confirmed]',
  },
  'origin.single-shipment-other-shipment': {
    ...PREFERENCE,
    effect: 'exception',
    title: 'Certification of a single shipment used for another',
    officer:
      'Certification {credential}, presented for line {line}, has no blanket period and so covers one shipment, here {expected}; it was also used for {found}, which is not shown to be the same shipment.',
    remedy:
      'Present a certification for this shipment, or one with a blanket period that covers it. Where both entries are of one shipment, show it by the bills of lading. Otherwise correct the claim promptly, within 30 days of becoming aware.',
    reference: '19 CFR 182.12(g)(1) and 182.124; 19 CFR 10.584(e); 19 CFR 141.57 [not confirmed]',
  },
  'origin.possession-unproven': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Possession at claim time not shown',
    officer:
      'That the importer had certification {credential} in its possession when line {line} was claimed[ ({expected})|] is not proven; found: {found~none}.',
    remedy:
      "Show when the certification was received or made, by business records, or by a receipt whose existence is proven; no particular proof of time is required by law. A CAFTA-DR claim may also rest on the importer's knowledge (19 CFR 10.583).",
    reference: '19 CFR 182.12(a)(3) for USMCA; 19 CFR 10.583 and 10.584 for CAFTA-DR',
  },
  'origin.possessed-late': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Certification received after the claim',
    officer:
      'By {credential}, the importer had the certification at {found} at the earliest; line {line} was claimed at {expected}.',
    remedy:
      'Show earlier possession if there was any; otherwise correct the claim promptly, within 30 days of becoming aware, and tender the duties. A post-importation claim within one year is for goods on which no claim was made.',
    reference: '19 CFR 182.12(a)(3), 182.124 and 182.31 to 182.33; 19 USC 1520(d)',
  },
  'origin.agreement-not-in-force': {
    ...PREFERENCE,
    effect: 'exception',
    title: 'Agreement not in force for the entry',
    officer:
      'Line {line} claims preference under {found}; the agreement is not shown to have been in force for it at the date of entry: in force {expected}.',
    remedy:
      'Correct the claim promptly, within 30 days of becoming aware: claim under the agreement in force at the date of entry, or make no claim.',
    reference:
      '19 CFR 182.0 and 182.124; 19 CFR 181.21(a); dates of entry into force of CAFTA-DR [not confirmed]',
  },
  'origin.spi-mismatch': {
    ...PREFERENCE,
    effect: 'exception',
    title: 'Program indicator not matched by a certification',
    officer:
      'Line {line} claims {found}, which could not be matched with a certification for that program: {expected}.',
    remedy:
      'Correct the special program indicator, or present what that indicator rests on: S+ for textile TPL goods rests on a certificate of eligibility, not on a certification of origin.',
    reference: '19 CFR 182.11 and 182.82; 19 CFR 10.583; 90 FR 6489',
  },
  'origin.criterion-invalid': {
    ...PREFERENCE,
    effect: 'exception',
    title: 'Origin criterion does not exist or cannot apply',
    officer:
      'Certification {credential} states the criterion {found}, which is not shown to be one that can support line {line}: expected {expected}.',
    remedy:
      'Ask the certifier to state the rule of origin under which the good qualifies and to certify again; CBP gives at least five working days to replace a defective certification.',
    reference: '19 CFR 182.12(a)(4); 19 USC 4531(c)(1) and (c)(3); GN 29(b)',
  },
  'origin.party-outside-territory': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Address of a party not in the territory',
    officer:
      'Certification {credential}, presented for line {line}, gives [an address in {found}|no address] for a party whose address must be in {expected}.',
    remedy:
      'Ask the certifier to give the right address and to certify again: exporter, producer and importer are named with addresses in USMCA countries. CBP gives at least five working days. An invoice from a third country is no obstacle.',
    reference: '19 CFR 182.12(a)(4)',
  },
  'origin.acceptance-expired': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Certification past its four years',
    officer:
      'Certification {credential} was completed on {found} and is accepted for four years; that line {line} was claimed within them is not shown (compared with {expected~a time of the claim that is not known}).',
    remedy: 'Ask the certifier to certify again for this importation.',
    reference: '19 CFR 182.12(h); 19 CFR 10.584(f) [not confirmed]',
  },
  'origin.rule-not-met': {
    ...PREFERENCE,
    effect: 'exception',
    title: 'Rule of origin not met',
    officer:
      'By the production record disclosed, the good of line {line} does not meet its rule of origin: rule {expected}, found {found}.',
    remedy:
      'Check the record and any other rule under which the good may qualify, with records for it. Otherwise correct the claim promptly, within 30 days of becoming aware, and tender duty and fee.',
    reference: '19 USC 4531 and GN 11(o); 19 USC 4033 and GN 29(n); 19 CFR 182.124',
  },
  'origin.rule-undecidable': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Rule of origin that cannot be decided here',
    officer:
      'Whether the good of line {line} meets its rule of origin cannot be decided here: needed {expected}, found {found}.',
    remedy:
      'Supply the missing facts, the producer directly to CBP if they are confidential; where the text of the rule itself is open, CBP or a ruling decides.',
    reference: 'GN 11(o) and 19 CFR 182.72 to 182.75 for USMCA; GN 29(n) for CAFTA-DR',
    from: 'this-release',
  },
  'origin.value-content': {
    ...PREFERENCE,
    effect: 'exception',
    title: 'Regional value content below the threshold',
    officer:
      'By the production record disclosed, the regional value content of the good of line {line} is {found}; its rule asks for {expected}.',
    remedy:
      'Check the base and the method: the transaction is that of the producer, and another method the rule allows may qualify if its own records show it. Otherwise correct the claim promptly, within 30 days of becoming aware.',
    reference: '19 USC 4531(d); GN 29(c) to (f) and 19 USC 4033; 19 CFR 182.124',
  },
  'origin.de-minimis-exceeded': {
    ...PREFERENCE,
    effect: 'exception',
    title: 'De minimis exceeded',
    officer:
      'De minimis asks of line {line} that {expected}; by the production record disclosed they come to {found}.',
    remedy:
      'Check the values, freight on imported materials included, and the base. Otherwise correct the claim promptly, within 30 days of becoming aware, and tender duty and fee.',
    reference: '19 USC 4531(f); GN 29(c) to (f) and 19 USC 4033; 19 CFR 182.124',
  },
  'origin.statement-missing': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Statement of the certifier missing',
    officer:
      'Certification {credential}, presented for line {line}, does not contain the statement the law prescribes.',
    remedy:
      'Ask the certifier to certify again with the prescribed statement; CBP gives at least five working days to replace a defective certification.',
    reference: '19 CFR 182.12(a)(5); 19 CFR 10.584(a)(4)',
  },
  'origin.transit': {
    ...PREFERENCE,
    effect: 'review',
    title: 'Transit through a third country',
    officer:
      'The goods of line {line} passed through {found}; that they stayed under customs control, and that no work was done on them there that ends origin, is not shown.',
    remedy:
      'Present the through bill of lading and the transit records for the third country; they are kept for five years from importation.',
    reference: '19 USC 4531(l); HTSUS GN 29(c)(iii); 19 CFR 182.15, 181.23(b)',
  },
  'origin.identity-self-asserted': {
    effect: 'flag',
    title: 'Identity of the certifier only asserted by itself',
    officer:
      'The name of the certifier of {credential}, {issuer}, on which line {line} rests, is told by that certifier alone; no recognised party vouches for it.',
    remedy:
      'None is required by law; the certifier may present an identity credential of a recognised issuer.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
} as const satisfies Record<`origin.${string}`, CodeEntry>;
