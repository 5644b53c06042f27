import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of a token's registered claims and of its dates. */
export const TIME = {
  'claims.mismatch': {
    effect: 'exception',
    title: 'Token claims that contradict the credential',
    officer:
      'A claim beside [credential {credential}|the presentation] does not agree with it: [the document has {expected}, the claim has {found}|no claim {found} may stand there].',
    remedy:
      'Ask the issuer to sign again with iss, sub and jti equal to issuer, subject and id, or without them.',
    reference: 'VC-JOSE-COSE section 3.1.3',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.not-yet-valid': {
    effect: 'review',
    title: 'Not yet valid',
    officer:
      '[On line {line}: |]Credential {credential} is valid from {found}; when it is needed: {expected}[ (clock: {clock})|].',
    remedy: 'Present a credential that was valid at the moment it is relied on.',
    reference: 'VC Data Model 2.0, section Validity Period',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.expired': {
    effect: 'review',
    title: 'No longer valid',
    officer:
      '[On line {line}: |]Credential {credential} was valid until {found}; when it is needed: {expected}[ (clock: {clock})|].',
    remedy:
      'Ask the issuer to renew the credential, or present the one that was valid at the moment it is relied on.',
    reference: 'VC Data Model 2.0, section Validity Period',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.malformed': {
    effect: 'exception',
    title: 'Date that cannot be used',
    officer: 'A date in {credential} cannot be used: expected {expected}, found {found~no date}.',
    remedy:
      'Ask the issuer to sign again with dates in RFC 3339 form, the end after the beginning.',
    reference: 'RFC 3339 section 5.6',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.in-future': {
    effect: 'exception',
    title: 'Date later than it may be',
    officer:
      '[On line {line}: |]A date in [credential {credential}|what was presented] is later than it may be: {found}; at the latest: {expected}.',
    remedy: 'Correct the date, or the clock of the system that wrote it, and sign again.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.claim-unconfirmed': {
    effect: 'flag',
    title: 'Date known only from the entry summary',
    officer:
      "The {item~dates of the entry are} known only from what was presented: no record of this verifier's own confirms that.",
    remedy: 'None is needed by the trader; CBP may compare the date with its own record in ACE.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
} as const satisfies Record<`${'claims' | 'time'}.${string}`, CodeEntry>;
