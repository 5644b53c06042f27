import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry, PRESENT_AS_FILED } from './code-entry.ts';

/** What can be said of the entry itself and of who files it. */
export const ENTRY = {
  'entry.number-invalid': {
    effect: 'exception',
    title: 'Entry number not valid',
    officer:
      'The entry number {found} does not have a valid form or check digit: expected {expected}.',
    remedy: 'Correct the entry number: three-character filer code, seven digits, check digit.',
    reference: '19 CFR 142.3a; ACE ABI CATAIR Appendix E',
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'entry.filer-not-shown': {
    effect: 'review',
    title: 'Authority to file not shown',
    officer:
      'What was presented does not show that whoever signed the entry may file it for the importer {expected}; found: {found}.',
    remedy:
      'Present the power of attorney; it is retained by the broker and shown on request. It comes directly from the importer, and that of a partnership ends after two years; an importer abroad names an agent in the United States that may accept service of process. Where the filer code in the entry number is not that of the signer, show whose it is or correct it.',
    reference: '19 CFR 141.46, 141.34, 141.36, 111.36(c)(3) and 142.3a',
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'entry.line-unsupported': {
    effect: 'review',
    title: 'Line with nothing to support its claim',
    officer:
      'What was presented was not found to support the claim of line {line}: expected {expected~a statement to compare with}, found {found~none}[ in {credential}|].',
    remedy:
      'Name on the line, with its digest, the credential it rests on, and present that credential; or answer CBP within 30 calendar days of its demand for records.',
    reference: '19 CFR 163.6(a); Originmark chain profile',
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'entry.importer-mismatch': {
    effect: 'exception',
    title: 'Importer of record differs',
    officer:
      '[On line {line}: |]The entry names {expected} as importer of record; what was presented does not confirm it: found {found} in {credential}.',
    asFiled: {
      officer:
        'The entry, {item}: filed under another number than the one presented for {expected}.',
      remedy: PRESENT_AS_FILED,
      reference: CHAIN_PROFILE,
    },
    remedy:
      'Present credentials made out for the importer of record, or correct the entry if it names the wrong one.',
    reference: '19 CFR 182.12(a)(4); Originmark chain profile',
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'entry.replayed': {
    effect: 'exception',
    title: 'Entry presented before with other content',
    officer:
      'This entry number and version were presented before, and what was presented then had other content.',
    remedy: 'Present a correction as a new version of the same entry number.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
} as const satisfies Record<`entry.${string}`, CodeEntry>;
