import type { Actor, Scope } from '../auth/scopes.ts';

const TRADER: readonly Scope[] = [
  'resolve:did',
  'verify:credential',
  'verify:vp',
  'read:credential',
  'create:presentation',
  'exchange:vp',
  'submit:entry',
  'read:entry',
  'read:document',
  'write:document',
  'read:worklist',
  'write:worklist',
];

/** What each actor's work needs, and nothing besides. */
const SCOPES_OF: Readonly<Record<Actor, readonly Scope[]>> = {
  'issuer-operator': [
    'resolve:did',
    'verify:credential',
    'verify:vp',
    'create:credential',
    'update:credential',
    'read:credential',
    'read:register',
    'write:register',
    'read:worklist',
    'write:worklist',
  ],
  importer: [...TRADER, 'create:credential'],
  broker: TRADER,
  officer: [
    'resolve:did',
    'verify:credential',
    'verify:vp',
    'read:entry',
    'read:evidence',
    'mark:entry',
    'submit:entry',
    'request:information',
  ],
  auditor: [
    'resolve:did',
    'read:credential',
    'read:entry',
    'read:evidence',
    'read:register',
    'read:worklist',
    'read:audit',
  ],
  admin: ['resolve:did', 'admin:tenant', 'read:audit'],
};

/** The scopes of a client with these roles, in a fixed order. */
export function scopesOf(roles: readonly Actor[]): readonly Scope[] {
  return [...new Set(roles.flatMap((role) => SCOPES_OF[role]))].sort();
}
