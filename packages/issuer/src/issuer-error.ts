import type { Fragment } from '@originmark/schemas';

/** Every code this package throws, with what to do about it. Codes are stable and never reused. */
export const ISSUER_ERROR_CODES = {
  'issuer.type-unknown': 'give the credential one type of the chain profile',
  'issuer.schema-violation': 'correct the credential at the pointer, then issue it again',
  'issuer.key-of-another': 'sign with a key of the DID that stands as issuer',
  'issuer.dates-disagree': 'let validFrom come before validUntil',
  'issuer.edges-disagree': 'name the same credentials in extendsCredential and in the edges',
  'issuer.status-list-invalid': 'correct the parts of the status list',
  'issuer.status-list-apart':
    'status lists are published with publishStatusLists, nothing else bears their type or id',
  'issuer.refused': 'correct what a verifier would hold against it, then issue it again',
  'issuer.key-unknown': 'create or import the key first',
  'issuer.identifier-unknown': 'create or import the identifier first',
  'issuer.identifier-invalid': 'give the parts that the DID method asks for',
  'issuer.credential-unknown': 'name a credential that this issuer recorded',
  'issuer.already-recorded': 'leave out the id, or look at what was recorded under it',
  'issuer.wrong-state': 'look at the state of the record: this step was taken or is not due',
  'issuer.status-final': 'a revocation is not taken back: issue a new credential',
  'issuer.status-not-held': 'issue the credential with an entry on that status list',
  'issuer.not-anchored': 'anchor what is waiting, then ask again',
  'issuer.anchor-missing':
    'the ledger no longer holds the batch that was final: find out why its chain was rewritten',
  'issuer.signing-failed': 'look at the cause: key store and key must fit the credential',
} as const;

/** One of the stable codes of {@link ISSUER_ERROR_CODES}. */
export type IssuerErrorCode = keyof typeof ISSUER_ERROR_CODES;

/**
 * The one error class of this package: the credential would be refused by a verifier, or signing
 * broke. `pointer` is the JSON Pointer (RFC 6901) of the place at fault, where there is one.
 */
export class IssuerError extends Error {
  override readonly name = 'IssuerError';
  readonly code: IssuerErrorCode;
  readonly pointer?: string;
  /** What a verifier would say, each with what is allowed and what was asked; `issuer.refused` only. */
  readonly reasons?: readonly Fragment[];

  constructor(
    code: IssuerErrorCode,
    found: string,
    options: {
      readonly pointer?: string;
      readonly reasons?: readonly Fragment[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(
      `${found}: ${ISSUER_ERROR_CODES[code]}`,
      'cause' in options ? { cause: options.cause } : undefined,
    );
    this.code = code;
    if (options.pointer !== undefined) this.pointer = options.pointer;
    if (options.reasons !== undefined) this.reasons = options.reasons;
  }
}
