import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of a grant, or of a use, that goes beyond the grant it rests on. */
export const SCOPE = {
  'scope.rights': {
    effect: 'exception',
    title: 'Right not granted above',
    officer:
      'Credential {credential} covers rights that what it rests on does not grant: granted {expected}, found {found}.',
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
      'Credential {credential} covers goods that what it rests on does not grant: granted {expected}, found {found}.',
    remedy: 'Present a grant that names these goods, or ask the grantor to extend it.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.activity': {
    effect: 'exception',
    title: 'Activity not granted above',
    officer:
      'Credential {credential} covers activities that what it rests on does not grant: granted {expected}, found {found}.',
    remedy: 'Present a grant that names the activity, or ask the grantor to extend it.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.territory': {
    effect: 'exception',
    title: 'Territory not granted above',
    officer:
      'Credential {credential} covers territory that what it rests on does not grant: granted {expected}, found {found}.',
    remedy: 'Present a grant that names the territory, or ask the grantor to extend it.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.term': {
    effect: 'exception',
    title: 'Term longer than granted above',
    officer:
      'Credential {credential} covers a time that what it rests on does not: granted {expected}, found {found}.',
    remedy: 'Present the renewal of the underlying grant, or a credential within its term.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
  'scope.quantity': {
    effect: 'flag',
    title: 'Quantity beyond the grant above',
    officer:
      'Credential {credential} allows, or its use reaches, more than what it rests on grants: granted {expected}, found {found} as counted here.',
    remedy: 'Settle the quantity with the licensor; present the amended grant if there is one.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.specialist,
    from: 'this-release',
  },
  'scope.makers': {
    effect: 'exception',
    title: 'Maker not allowed above',
    officer:
      'Credential {credential} covers makers that what it rests on does not allow: allowed {expected}, found {found}.',
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
      'Credential {credential} passes on authority further than what it rests on allows: allowed {expected}, found {found}.',
    remedy:
      'Obtain the authority from a party that may still pass it on, or directly from its owner.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.officer,
    from: 'this-release',
  },
} as const satisfies Record<`scope.${string}`, CodeEntry>;
