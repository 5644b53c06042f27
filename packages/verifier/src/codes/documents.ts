import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry, PRESENT_AS_FILED } from './code-entry.ts';

/** What can be said of the commercial documents, against the entry and against each other. */
export const DOCUMENTS = {
  'documents.conflict': {
    effect: 'review',
    title: 'Documents that differ',
    officer:
      'The documents for [line {line}|the entry] were not found to agree: expected {expected~a statement to compare with}, found {found~none}[ ({credential})|].',
    asFiled: {
      officer:
        '[Line {line}|The entry], {item}: filed as {expected~none}, [presented as {found}|not presented].',
      remedy: PRESENT_AS_FILED,
      reference: CHAIN_PROFILE,
    },
    remedy:
      'Present the document that is missing, correct the document or the entry that is wrong, or explain the difference: first sale, assists, royalties, dozens against pieces, rounding, split shipments and invoices for several entries are lawful. CBP allows 30 calendar days for records it demands.',
    reference: '19 CFR 163.6(a)',
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'documents.existence-missing': {
    effect: 'review',
    title: 'No proof of when the document existed',
    officer: 'Nothing proves when {credential} came into existence.',
    remedy:
      'Supply the proof of existence made when the document was issued, or show its date by business records.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'ledger',
  },
  'documents.existence-mismatch': {
    effect: 'exception',
    title: 'Proof of existence of something else',
    officer:
      'The proof of existence supplied for {credential} proves the existence of other content.',
    remedy:
      'Supply the proof made for the signed form presented, or present the signed form the proof was made for.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'ledger',
  },
  'documents.existence-late': {
    effect: 'review',
    title: 'Proven to exist only later',
    officer:
      'The existence of {credential} is proven from {found}; it is relied on as of {expected}.',
    remedy:
      'Supply an earlier proof of existence if there is one, or show the date of the document by business records.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'ledger',
  },
} as const satisfies Record<`documents.${string}`, CodeEntry>;
