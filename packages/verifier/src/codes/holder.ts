import { BELONGS_TO, type CodeEntry } from './code-entry.ts';

/** What can be said of who presents, to whom, and for which entry. */
export const HOLDER = {
  'holder.nonce': {
    effect: 'exception',
    title: 'Presentation made for something else',
    officer: 'The presentation answers {found~no challenge}; it must answer {expected}.',
    remedy:
      'Present again with the challenge of the verifier, or for a file with the entry number and version of this entry.',
    reference: 'TRACE-API, challenge of a presentation; Originmark chain profile',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'holder.audience': {
    effect: 'exception',
    title: 'Presentation made for another verifier',
    officer: 'The presentation is addressed to {found~nobody}; this verifier is {expected}.',
    remedy: 'Present again, addressed to the audience the trust policy names.',
    reference: 'RFC 8725 section 3.9; TRACE-API, domain of a presentation',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'holder.replayed': {
    effect: 'exception',
    title: 'Presentation shown before',
    officer: 'The presentation answers a challenge that has already been used: {found}.',
    remedy: 'Ask the verifier for a new challenge and present again.',
    reference: 'TRACE-API, challenge of a presentation; Originmark chain profile',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'holder.not-bound': {
    effect: 'exception',
    title: 'Presenter is not the party bound',
    officer:
      'The presentation names {found} as its holder; it must be presented by {expected}, who signed the entry.',
    remedy:
      'Have the issuer of the entry summary sign the presentation with a key of its authentication list.',
    reference:
      'VC Data Model 2.0, section Verifiable Presentations; DID Core, section Authentication',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'holder.expired': {
    effect: 'exception',
    title: 'Presentation past its time',
    officer: 'The presentation is good until {found~no stated end}; required is {expected}.',
    remedy: 'Present again; online, a presentation is good for five minutes at most.',
    reference: 'RFC 7519 section 4.1.4; Originmark chain profile',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
} as const satisfies Record<`holder.${string}`, CodeEntry>;
