import { BELONGS_TO, type CodeEntry } from './code-entry.ts';

/** What can be said of who signed: the issuer named, its DID and the key the DID gives for it. */
export const KEY = {
  'issuer.mismatch': {
    effect: 'exception',
    title: 'Signer is not the issuer named',
    officer:
      '[Credential {credential}|The presentation] must be signed by {expected~the party it names}; its signature names a key of {found}.',
    remedy: 'Ask the party named as issuer to sign the credential with its own key.',
    reference: 'VC-JOSE-COSE section 4; VC Data Model 2.0, section Issuer',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'did.unresolvable': {
    effect: 'review',
    title: 'Identifier that cannot be resolved',
    officer: 'The keys of {expected} could not be obtained: {found}.',
    remedy:
      'Ask the party to put its DID document back in reach, or supply a resolution signed by a resolver the trust policy lists, and present again; where the document is on record, a proof that the signed form existed while it was last seen live will do.',
    reference: 'DID Core, section DID Resolution',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'did.deactivated': {
    effect: 'review',
    title: 'Identifier deactivated',
    officer: 'The identifier {expected} of the signer is {found}.',
    remedy: 'Ask the party to issue the credential again under the identifier it now uses.',
    reference: 'DID Core, section DID Document Metadata',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'did.method-not-allowed': {
    effect: 'review',
    title: 'DID method not in the trust policy',
    officer:
      'The identifier of the signer of [credential {credential}|the presentation][, {issuer},|] uses the DID method {found}; the trust policy allows {expected}.',
    remedy:
      'Ask the party to issue under a method the trust policy allows, did:web among them by the DHS requirements.',
    reference: 'DHS CBP/Trade requirements v1.1.0, section 2.2.2',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'key.not-found': {
    effect: 'exception',
    title: 'Key not in the DID document',
    officer:
      'The key named by the signature on [credential {credential}|the presentation] cannot be taken from the DID document of [{issuer}|its signer]: expected {expected}, found {found~no such key}.',
    remedy:
      'Ask the issuer to sign again with a key its DID document lists, or to list the key again if it was removed in error.',
    reference: 'DID Core, section Verification Methods',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'key.wrong-purpose': {
    effect: 'exception',
    title: 'Key used for another purpose',
    officer:
      'The key that signed [credential {credential}|the presentation] is not listed by [{issuer}|its signer] for this purpose: expected {expected}, found {found~no purpose}.',
    remedy:
      'Sign again with a key listed for the purpose: assertionMethod for credentials, authentication for presentations.',
    reference: 'DID Core, section Verification Relationships',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'key.controller-mismatch': {
    effect: 'exception',
    title: 'Key controlled by another party',
    officer:
      'The key that signed [credential {credential}|the presentation] is controlled by {found~nobody named}; it must be controlled by {expected}.',
    remedy:
      'Ask the issuer to sign with a key it controls itself, and to correct the controller in its DID document.',
    reference: 'DID Core, section DID Controller',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'key.weak': {
    effect: 'exception',
    title: 'Key that gives no protection',
    officer:
      'The key that signed [credential {credential}|the presentation] gives no protection: {found}.',
    remedy: 'Ask the issuer to replace the key and to sign again.',
    reference: 'RFC 8725 section 3.4',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'key.revoked': {
    effect: 'exception',
    title: 'Key revoked by its owner',
    officer:
      'The key that signed [credential {credential}|the presentation], {found}, was revoked by its owner; a signature by it counts only with {expected}, and no such proof was presented.',
    remedy:
      'Ask the issuer to sign the credential again with a current key, or supply the proof that the signed form existed before the revocation.',
    reference: 'DID Core, section Verification Method Revocation',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'key.rotated-unproven': {
    effect: 'review',
    title: 'Key no longer in use, age of the signature not proven',
    officer:
      'The key that signed [credential {credential}|the presentation], {found}, is no longer in use; a signature by it counts only with {expected}, and no such proof was presented.',
    remedy:
      'Ask the issuer to sign the credential again with a current key, or supply the proof that the signed form existed before the rotation.',
    reference: 'DID Core, section Verification Method Rotation',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'key.compromised': {
    effect: 'exception',
    title: 'Key reported compromised',
    officer:
      'The key that signed [credential {credential}|the presentation] is listed as compromised; a signature by it counts only with {expected}, and no such proof was presented.',
    remedy:
      'Ask the issuer to sign the credential again with a key that is not affected, and to tell those who rely on the old one.',
    reference: 'Originmark chain profile, trust policy: compromised',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
} as const satisfies Record<`${'issuer' | 'did' | 'key'}.${string}`, CodeEntry>;
