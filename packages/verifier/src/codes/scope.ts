import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of a grant, or of a use, that goes beyond the grant it rests on. */
export const SCOPE = {
  'scope.rights': {
    effect: 'exception',
    title: 'Right not granted above',
    officer:
      '[On line {line}: |]Credential {credential} covers rights that what it rests on is not shown to grant; granted: {expected~none}; found: {found}.',
    remedy:
      'Present the grant of the missing right, or a credential limited to the rights granted.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.goods': {
    effect: 'exception',
    title: 'Goods not granted above',
    officer:
      '[On line {line}: |]Credential {credential} covers goods that what it rests on is not shown to grant; granted: {expected~none}; found: {found}.',
    remedy: 'Present a grant that names these goods, or ask the grantor to extend it.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.activity': {
    effect: 'exception',
    title: 'Activity not granted above',
    officer:
      '[On line {line}: |]The activities that credential {credential} covers are not those it may or must cover; required: {expected~none}; found: {found~none}.',
    remedy: 'Present a grant that names the activity, or ask the grantor to extend it.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.territory': {
    effect: 'exception',
    title: 'Territory not granted above',
    officer:
      '[On line {line}: |]Credential {credential} covers territory that what it rests on is not shown to grant; granted: {expected~none}; found: {found}.',
    remedy: 'Present a grant that names the territory, or ask the grantor to extend it.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.term': {
    effect: 'exception',
    title: 'Term not within the grant above',
    officer:
      '[On line {line}: |]The term of credential {credential} is not one it may have; granted: {expected}; found: {found}.',
    remedy: 'Present the renewal of the underlying grant, or a credential within its term.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.quantity': {
    effect: 'flag',
    title: 'Quantity not shown to be within the grant above',
    officer:
      '[On line {line}: |]That credential {credential}, as written and as used, stays within the quantity granted is not shown; granted: {expected}; found: {found}.',
    remedy: 'Settle the quantity with the licensor; present the amended grant if there is one.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'scope.makers': {
    effect: 'exception',
    title: 'Maker not allowed above',
    officer:
      '[On line {line}: |]The makers for whom credential {credential} is issued or used are not all allowed; allowed: {expected~none}; found: {found}.',
    remedy:
      'Present the approval of this maker by the grantor, or ask the grantor to extend its list.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.depth': {
    effect: 'exception',
    title: 'More steps of delegation than granted',
    officer:
      '[On line {line}: |]The depth to which credential {credential} passes authority on is not one it may have: expected {expected}, found a depth of {found}.',
    remedy:
      'Obtain the authority from a party that may still pass it on, or directly from its owner.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
} as const satisfies Record<`scope.${string}`, CodeEntry>;
