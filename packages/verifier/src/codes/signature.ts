import { BELONGS_TO, type CodeEntry } from './code-entry.ts';

/** What can be said of a token's signature and of its header. */
export const SIGNATURE = {
  'signature.invalid': {
    effect: 'exception',
    title: 'Signature does not verify',
    officer:
      'The signature on [{credential}|the presentation] does not verify with the key of [{issuer}|its signer]: the content or the signature is not as the signer made it.',
    remedy: 'Obtain the credential again from its issuer and present it unaltered.',
    reference: 'RFC 7515 section 5.2',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'signature.alg-not-allowed': {
    effect: 'exception',
    title: 'Signature algorithm not allowed',
    officer:
      '[Credential {credential}|The presentation] names a signature algorithm this verifier does not accept for it: expected {expected}, found {found~no algorithm}.',
    remedy:
      'Ask the issuer to sign again with ES256, ES384, EdDSA or ES256K and a key of that kind.',
    reference: 'RFC 8725 section 3.1',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'signature.malformed': {
    effect: 'exception',
    title: 'Token not well formed',
    officer:
      '[The token of credential {credential}|A token presented] is not a well-formed compact JWS; expected: {expected}; found: {found~no such member}.',
    remedy:
      'Obtain the token again from its issuer and present it without copying or reformatting it.',
    reference: 'RFC 7515 sections 3.1 and 5.2',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'signature.typ-mismatch': {
    effect: 'exception',
    title: 'Token of another type',
    officer:
      'The header of [credential {credential}|the presentation] announces {found~no type} where {expected} is required.',
    remedy: 'Ask the issuer to sign the credential with the header type of the credential format.',
    reference: 'VC-JOSE-COSE section 3.1.1; RFC 8725 section 3.11',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'signature.header-key-refused': {
    effect: 'exception',
    title: 'Key carried in the header',
    officer:
      'The header of [credential {credential}|the presentation] brings or points to a key of its own ({found}); keys are taken from the DID document of the signer alone.',
    remedy:
      'Ask the issuer to sign again with a header that names its key by the absolute DID URL in kid.',
    reference: 'RFC 7515 sections 4.1.2, 4.1.3 and 4.1.5',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'signature.crit-unknown': {
    effect: 'exception',
    title: 'Unknown critical header',
    officer:
      'The header of [credential {credential}|the presentation] marks as critical an extension this verifier does not understand: {found}.',
    remedy: 'Ask the issuer to sign again without the extension.',
    reference: 'RFC 7515 section 4.1.11',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
} as const satisfies Record<`signature.${string}`, CodeEntry>;
