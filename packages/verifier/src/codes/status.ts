import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of whether a credential was withdrawn, and of the list that tells. */
export const STATUS = {
  'status.revoked': {
    effect: 'exception',
    title: 'Withdrawn by its issuer',
    officer:
      '[On line {line}: |]Credential {credential} has been revoked by {issuer}, and the revocation reaches the moment it is relied on ([{item}|recorded: {found~no reason and no date}]).',
    remedy:
      'Ask the issuer for a replacement. A claim that rested on a statement that was never true is corrected promptly, within 30 days of becoming aware, and the duties tendered (19 CFR 182.124).',
    reference: 'Bitstring Status List, section Validate Algorithm',
    decisionBelongsTo: BELONGS_TO.issuer,
    from: 'this-release',
  },
  'status.revoked-since': {
    effect: 'review',
    title: 'Clear then, withdrawn since',
    officer:
      '[On line {line}: |]Credential {credential} was clear at the moment it is relied on and has been revoked by {issuer} since ([{item}|recorded: {found~no reason and no date}]).',
    remedy:
      'Ask the issuer why it withdrew the credential. If it was never true, correct the claim promptly, within 30 days of becoming aware (19 CFR 182.124); if it merely ended, nothing needs to be done for this entry.',
    reference: 'Bitstring Status List, section Validate Algorithm; 19 CFR 182.124',
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'status.suspended': {
    effect: 'review',
    title: 'Suspended by its issuer',
    officer:
      '[On line {line}: |]Credential {credential} is suspended by {issuer}, according to its status list.',
    remedy: 'Ask the issuer to end the suspension or to say why it stands, and present again.',
    reference: 'Bitstring Status List, section Validate Algorithm',
    decisionBelongsTo: BELONGS_TO.issuer,
    from: 'this-release',
  },
  'status.missing': {
    effect: 'review',
    title: 'No status, though its type requires one',
    officer:
      'Credential {credential} carries no status entry for revocation[ (only for {found})|], so it cannot be seen whether {issuer} withdrew it.',
    remedy: 'Ask the issuer to issue the credential again with a status entry.',
    reference: 'VC Data Model 2.0, section Status; Originmark chain profile',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'status.unavailable': {
    effect: 'review',
    title: 'Status that cannot be established',
    officer:
      '[On line {line}: |]It could not be established whether credential {credential} has been withdrawn (status list: {found}).',
    remedy:
      'Supply the current signed status list with the bundle, or ask the issuer to put it back in reach.',
    reference: 'Bitstring Status List, section Validate Algorithm',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'status.stale': {
    effect: 'review',
    title: 'Status list not current',
    officer:
      'The status list of {credential} was not current when it was presented: expected {expected}, found {found}.',
    remedy: 'Supply a current status list, or ask the issuer to publish one.',
    reference:
      'Bitstring Status List, section BitstringStatusListCredential; Originmark chain profile',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'status.rolled-back': {
    effect: 'exception',
    title: 'Status list older than one already seen',
    officer:
      'The status list of {credential} goes back behind a version already seen: expected sequence {expected} or later, found {found~none}.',
    remedy:
      'Supply the current status list; ask the issuer to explain why an earlier one was served.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'status.purpose-mismatch': {
    effect: 'exception',
    title: 'Status list for another purpose',
    officer:
      'The status entry of {credential} and its list speak of different purposes: the entry says {expected}, the list {found}.',
    remedy:
      'Ask the issuer to issue the credential again with an entry that points to a list of the same purpose.',
    reference: 'Bitstring Status List, section Validate Algorithm',
    decisionBelongsTo: BELONGS_TO.issuer,
    from: 'this-release',
  },
  'status.out-of-range': {
    effect: 'exception',
    title: 'Status position outside the list',
    officer:
      'The status entry of {credential} points to position {found}; the last position of its list is {expected}.',
    remedy: 'Ask the issuer to issue the credential again with a position inside its list.',
    reference: 'Bitstring Status List, section Validate Algorithm',
    decisionBelongsTo: BELONGS_TO.issuer,
    from: 'this-release',
  },
  'status.untrusted-list': {
    effect: 'exception',
    title: 'Status list that may not speak for the credential',
    officer:
      'The status list of {credential} is not one that may speak for it: expected {expected}, found {found}.',
    remedy:
      'Ask the issuer to publish the status list under its own identifier, one version of each sequence.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'status.malformed': {
    effect: 'exception',
    title: 'Status entry or list not well formed',
    officer: 'The status list of {credential} cannot be read: list {expected}, found {found}.',
    remedy:
      'Ask the issuer to publish a well-formed status list, or to issue the credential again with a well-formed entry.',
    reference: 'Bitstring Status List, section Validate Algorithm',
    decisionBelongsTo: BELONGS_TO.issuer,
    from: 'this-release',
  },
} as const satisfies Record<`status.${string}`, CodeEntry>;
