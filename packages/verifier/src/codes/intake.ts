import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of a bundle before any signature is looked at. */
export const INTAKE = {
  'intake.too-large': {
    effect: 'exception',
    title: 'Beyond a size limit',
    officer:
      'Something presented is larger than this verifier reads: limit {expected}, found {found}.',
    remedy:
      'Present the entry again with only the credentials its lines rest on; documents travel by digest, not inside the bundle.',
    reference: 'Originmark chain profile, limits of an entry bundle',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'intake.malformed': {
    effect: 'exception',
    title: 'Unreadable form',
    officer:
      'Something presented is not what it announces to be; expected: {expected}; found: {found~no such thing}.',
    remedy: 'Make the bundle again with a conforming wallet and present it unaltered.',
    reference: 'VC Data Model 2.0, section Verifiable Presentations',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'intake.not-json': {
    effect: 'exception',
    title: 'Not JSON',
    officer: 'Something presented as JSON could not be read as JSON: {found}.',
    remedy:
      'Make the bundle again and present it as it was made, in UTF-8 without a byte order mark.',
    reference: 'RFC 8259 and RFC 7493 section 2.1',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'intake.unknown-type': {
    effect: 'review',
    title: 'Credential of an unknown type',
    officer:
      '[Credential {credential}|A credential presented] is of a type the chain profile does not know ({found}), so nothing can rest on it.',
    remedy:
      'Present a credential of exactly one type of the chain profile for what the line claims.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'intake.duplicate-id': {
    effect: 'exception',
    title: 'One id, two contents',
    officer:
      'Credentials with different contents were presented under one id: expected {expected}.',
    remedy: 'Present the credential once, as issued; a corrected credential has an id of its own.',
    reference: 'VC Data Model 2.0, section Identifiers',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'intake.duplicate-key': {
    effect: 'exception',
    title: 'JSON member named twice',
    officer:
      'A JSON object presented names a member twice, so that two readers could read two values: {found}.',
    remedy: 'Ask the issuer to sign the document again with every member named once.',
    reference: 'RFC 7493 section 2.3',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'intake.staple-unproven': {
    effect: 'flag',
    title: 'Supplied evidence that proves nothing',
    officer:
      'Evidence supplied with the bundle does not prove itself and was left aside; expected: {expected~a signed token}; found: {found~no proof}.',
    remedy:
      'Supply the evidence in its signed form, from a resolver, status list issuer or ledger the trust policy lists, or leave it out.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'intake.sealed-unreadable': {
    effect: 'review',
    title: 'Sealed credential that cannot be opened',
    officer:
      'The sealed credential {expected} could not be opened with the keys of this verifier: {found}.',
    remedy:
      'Ask the party that sealed it to encrypt it to the current key agreement key of the verifier, or to send it to CBP directly.',
    reference: 'RFC 7516 section 5.2',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
} as const satisfies Record<`intake.${string}`, CodeEntry>;
