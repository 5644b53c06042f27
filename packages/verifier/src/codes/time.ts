import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of a token's registered claims and of its dates. */
export const TIME = {
  'claims.mismatch': {
    effect: 'exception',
    title: 'Token claims that contradict the credential',
    officer:
      'A claim beside the credential {credential} contradicts it: the credential says {expected}, the claim says {found}.',
    remedy:
      'Ask the issuer to sign again with iss, sub and jti equal to issuer, subject and id, or without them.',
    reference: 'VC-JOSE-COSE section 3.1.3',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.not-yet-valid': {
    effect: 'review',
    title: 'Not yet valid',
    officer: 'Credential {credential} is valid from {expected}; it was judged as of {found}.',
    remedy: 'Present a credential that was valid at the moment it is relied on.',
    reference: 'VC Data Model 2.0, section Validity Period',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.expired': {
    effect: 'review',
    title: 'No longer valid',
    officer: 'Credential {credential} was valid until {expected}; it was judged as of {found}.',
    remedy:
      'Ask the issuer to renew the credential, or present the one that was valid at the moment it is relied on.',
    reference: 'VC Data Model 2.0, section Validity Period',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.malformed': {
    effect: 'exception',
    title: 'Date that cannot be read',
    officer: 'A date in {credential} cannot be read as a date and time with offset: {found}.',
    remedy: 'Ask the issuer to sign again with dates in RFC 3339 form.',
    reference: 'RFC 3339 section 5.6',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.in-future': {
    effect: 'exception',
    title: 'Date later than now',
    officer:
      'A date in {credential} that must lie in the past is later than now: {found}, now {expected}.',
    remedy: 'Correct the date, or the clock of the system that wrote it, and sign again.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'time.claim-unconfirmed': {
    effect: 'flag',
    title: 'Date known only from the entry summary',
    officer:
      'The dates called {found} come from what was presented; this verifier has no record of its own to confirm them.',
    remedy: 'None is needed by the trader; CBP may compare the date with its own record in ACE.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
} as const satisfies Record<`${'claims' | 'time'}.${string}`, CodeEntry>;
