import { BELONGS_TO, CHAIN_PROFILE, type CodeEntry } from './code-entry.ts';

/** What can be said of a credential's shape and of the terms it uses. */
export const SCHEMA = {
  'schema.violation': {
    effect: 'exception',
    title: 'Content against its schema',
    officer:
      'Credential {credential} does not satisfy the schema of its type; expected: {expected}; found: {found~no such member}.',
    remedy: 'Ask the issuer to correct the named element and to sign again.',
    reference: 'VC Data Model 2.0, section Data Schemas',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'schema.unknown': {
    effect: 'review',
    title: 'Schema not known',
    officer:
      'Credential {credential} names a schema or a type this verifier does not hold: {found~no single type}.',
    remedy: 'Ask the issuer to use the published schema of the credential type.',
    reference: 'VC Data Model 2.0, section Data Schemas',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'context.unknown': {
    effect: 'exception',
    title: 'Context not known',
    officer:
      'Credential {credential} uses other contexts than the profile allows; allowed: {expected}; found: {found~no context}.',
    remedy: 'Ask the issuer to sign again with the contexts of the profile, in their order.',
    reference: 'VC Data Model 2.0, section Contexts',
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
  'context.undefined-term': {
    effect: 'exception',
    title: 'Term defined nowhere',
    officer: 'Credential {credential} uses terms that none of its contexts defines, at: {found}.',
    remedy: 'Ask the issuer to remove the term or to use the defined one, and to sign again.',
    reference: CHAIN_PROFILE,
    decisionBelongsTo: BELONGS_TO.operator,
    from: 'this-release',
  },
} as const satisfies Record<`${'schema' | 'context'}.${string}`, CodeEntry>;
