import { isJsonObject, type JsonObject, type JsonValue, normalizeDid } from '@originmark/core';
import type { EntrySummary } from '@originmark/schemas';
import type { HeldCredential } from '../read-credential.ts';

/** Names of parties, by normalised DID. */
export type Names = ReadonlyMap<string, string>;

const PARTIES = [
  'certifier',
  'exporter',
  'producer',
  'importer',
  'licensee',
  'maker',
  'seller',
  'buyer',
  'carrier',
  'shipper',
  'grantor',
  'agent',
  'intellectualPropertyRightsOwner',
];

/** Names as the entry and the members of the bundle give them: identities first, then how others call them. */
export function collectNames(summary: EntrySummary, members: readonly HeldCredential[]): Names {
  const names = new Map<string, string>();
  const note = (party: JsonValue | undefined): void => {
    if (party === undefined || !isJsonObject(party)) return;
    const { id, name } = party;
    if (typeof id !== 'string' || typeof name !== 'string') return;
    const did = normalizeDid(id);
    if (!names.has(did)) names.set(did, name);
  };
  const byKind = [...members].sort((a, b) => rank(a) - rank(b));
  for (const { credential, type } of byKind) {
    const subject = credential['credentialSubject'];
    if (type === 'OrganizationIdentityCredential') note(subject);
    note(credential['issuer']);
    if (subject !== undefined && isJsonObject(subject))
      for (const party of PARTIES) noteAll(subject, party, note);
  }
  for (const party of [summary.importer, summary.filer, summary.consignee])
    note(party as unknown as JsonValue);
  return names;
}

function rank({ type }: HeldCredential): number {
  return type === 'OrganizationIdentityCredential' ? 0 : 1;
}

function noteAll(
  subject: JsonObject,
  name: string,
  note: (party: JsonValue | undefined) => void,
): void {
  const value = subject[name];
  if (Array.isArray(value)) for (const party of value) note(party as JsonValue);
  else note(value);
}
