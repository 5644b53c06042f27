/** What a token may be good for. The first eight are those of TRACE-API. */
export const SCOPES = {
  'resolve:did': 'resolve an identifier',
  'create:credential': 'issue a credential',
  'update:credential': 'revoke or suspend a credential',
  'verify:credential': 'have a credential judged',
  'read:credential': 'read a credential',
  'create:presentation': 'make a presentation',
  'verify:vp': 'have a presentation judged',
  'exchange:vp': 'hand over a presentation',
  'submit:entry': 'present an entry',
  'read:entry': 'read entries and their verdicts',
  'read:evidence': 'read all that a verdict rests on',
  'mark:entry': "record what an officer's examination showed",
  'request:information': 'ask an importer for information',
  'read:register': 'read the register of licences',
  'write:register': 'change the register of licences',
  'read:document': 'read documents that are held',
  'write:document': 'keep and forget documents',
  'read:worklist': 'read what is due',
  'write:worklist': 'change what is due',
  'admin:tenant': 'manage tenants and their clients',
  'read:audit': 'read the audit trail',
} as const;

export type Scope = keyof typeof SCOPES;

/** What somebody is to the service that it calls. */
export const ACTORS = [
  'issuer-operator',
  'importer',
  'broker',
  'officer',
  'auditor',
  'admin',
] as const;

export type Actor = (typeof ACTORS)[number];

export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}

export function isActor(text: unknown): text is Actor {
  return ACTORS.some((actor) => actor === text);
}
