import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of how credentials rest on one another, up to a root. */
export const CHAIN = {
  'chain.parent-missing': {
    effect: 'review',
    title: 'Underlying credential not presented',
    officer:
      '[On line {line}: |]Credential {credential} rests on {expected}, which is not among what was presented and could be read.',
    remedy:
      'Present the named credential, or have its holder send it to CBP directly if it is confidential.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'chain.digest-mismatch': {
    effect: 'exception',
    title: 'Underlying credential with other content',
    officer:
      '[On line {line}: |]Credential {credential} rests on a credential whose content differs from that of any credential presented under that id.',
    remedy:
      'Present the credential that was relied on, or ask the issuer to issue again on the basis of the present one.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.cycle': {
    effect: 'exception',
    title: 'Chain that returns to itself',
    officer:
      '[On line {line}: |]The chain from {credential} returns to a credential it has already passed: {found}.',
    remedy:
      'Ask the issuers concerned to issue again so that every credential rests on an earlier one.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.too-deep': {
    effect: 'exception',
    title: 'Chain longer than the limit',
    officer:
      '[On line {line}: |]The chain from {credential} has more steps than this verifier follows: limit {expected}, found {found}.',
    remedy:
      'Present a shorter chain; ask the grantor to grant directly where steps are not needed.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.role-unknown': {
    effect: 'exception',
    title: 'Link with an unknown role',
    officer:
      '[On line {line}: |]Credential {credential} names another credential in a role its type does not have: expected {expected~no role}, found {found~no role}.',
    remedy: 'Ask the issuer to issue again with a role of the chain profile.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.edge-missing': {
    effect: 'review',
    title: 'Links that are missing or do not agree',
    officer:
      '[On line {line}: |]The links of credential {credential} are not those it must have: expected {expected~none}, found {found~none}.',
    remedy:
      'Ask the issuer to issue again with a link, and its digest, for each credential it says it rests on.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.target-type': {
    effect: 'exception',
    title: 'Rests on a credential of the wrong type',
    officer:
      '[On line {line}: |]Credential {credential} rests on a credential [of type {found}|of no type of the chain profile] where one of these is required: {expected}.',
    remedy: 'Ask the issuer to issue again on the basis of a credential of the required type.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.issuer-not-authorized': {
    effect: 'exception',
    title: 'Issuer without authority to issue it',
    officer:
      '[On line {line}: |]What was presented does not show that {issuer} may issue credential {credential}; required: {expected~a named party}; found: {found~no such authority}.',
    remedy:
      'Present a credential issued by the party the chain authorises, or the credential that gives the issuer its authority.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.root-untrusted': {
    effect: 'exception',
    title: 'Chain that ends outside the trust policy',
    officer:
      '[On line {line}: |]The chain from {credential} ends at {found}, which the trust policy does not list as a root for it.',
    remedy:
      'Present a chain that ends at a listed root, or apply to the operator of the verifier for recognition.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'chain.sublicense-not-granted': {
    effect: 'exception',
    title: 'Sublicence where none may be granted',
    officer:
      '[On line {line}: |]Credential {credential} sublicenses a right; the licence on which it rests does not allow sublicences.',
    remedy:
      'Obtain the consent of the licensor in a licence that allows sublicences, or a licence from the licensor directly.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'chain.have-made-not-granted': {
    effect: 'exception',
    title: 'Maker appointed without the right to have made',
    officer:
      '[On line {line}: |]Credential {credential} appoints a maker; the licence on which it rests does not allow the goods to be made by another (it allows: {found~no activity}).',
    remedy:
      'Obtain a licence that includes "have made", or the authorisation of the maker by the licensor directly.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'chain.parent-revoked': {
    effect: 'exception',
    title: 'Underlying credential withdrawn',
    officer:
      '[On line {line}: |]The credential on which {credential} rests has been revoked (recorded: {found}); its use requires: {expected}.',
    remedy:
      'Ask the issuer of the underlying credential for a replacement, and then for a credential issued again on it.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.issuer,
    from: 'this-release',
  },
  'chain.parent-expired': {
    effect: 'review',
    title: 'Underlying credential expired',
    officer:
      '[On line {line}: |]The credential on which {credential} rests was valid until {found}; its use requires: {expected}.',
    remedy: 'Present the renewed underlying credential, or the sell-off period its scope grants.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'chain.existence-unproven': {
    effect: 'review',
    title: 'No proof that the authority existed in time',
    officer:
      '[On line {line}: |]Nothing proves that {credential}, signed by {issuer}, existed in time (needed: {expected~by the time of the claim}; earliest proof: {found~none}).',
    remedy:
      'Supply the proof of existence made when the credential was issued, or other dated evidence of the grant.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
} as const satisfies Record<`chain.${string}`, CodeEntry>;
