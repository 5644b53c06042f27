import type { BitstringStatusListEntry, EntryLine, RevocationRecord } from '@originmark/schemas';
import type { DraftCredential, DraftStatusList, StoryDraft } from './draft.ts';

/** A credential of a draft by key, added ones included. */
export function draftOf(draft: StoryDraft, key: string): DraftCredential {
  const all: Readonly<Record<string, DraftCredential>> = { ...draft.credentials, ...draft.added };
  const found = all[key];
  if (found === undefined) throw new Error(`no credential has the key "${key}"`);
  return found;
}

/** The line of the entry. */
export function lineOf(draft: StoryDraft, line: number): EntryLine {
  const { lines } = draft.credentials.entry.credential.credentialSubject;
  const found = lines.find((one) => one.line === line);
  if (found === undefined) throw new Error(`the entry has no line ${line}`);
  return found;
}

/** Lets a credential support a line: in `supportedBy`, and as an edge. */
export function addSupport(draft: StoryDraft, line: number, key: string): void {
  const { id } = draftOf(draft, key).credential as { id: string };
  const own = lineOf(draft, line);
  own.supportedBy = [...new Set([...(own.supportedBy ?? []), id])];
  const { edges } = draft.credentials.entry;
  if (!edges.some((edge) => 'to' in edge && edge.to === key && edge.role === 'supportedBy')) {
    edges.push({ role: 'supportedBy', to: key });
  }
}

/** Takes a credential from a line; the edge goes when no line names it any more. */
export function removeSupport(draft: StoryDraft, line: number, key: string): void {
  const { id } = draftOf(draft, key).credential as { id: string };
  const own = lineOf(draft, line);
  const rest = (own.supportedBy ?? []).filter((one) => one !== id);
  if (rest.length > 0) own.supportedBy = rest;
  else delete own.supportedBy;
  const { entry } = draft.credentials;
  const { lines } = entry.credential.credentialSubject;
  if (lines.some(({ supportedBy }) => supportedBy?.includes(id) === true)) return;
  entry.edges = entry.edges.filter(
    (edge) => !('to' in edge && edge.to === key && edge.role === 'supportedBy'),
  );
}

/** Revokes a credential on its issuer's list, with a record of kind and date if given. */
export function revoke(
  draft: StoryDraft,
  key: string,
  record?: Omit<RevocationRecord, 'statusListIndex'>,
): void {
  const { list, index } = setBit(draft, key, 'revocation');
  if (record !== undefined) list.revocations.push({ statusListIndex: String(index), ...record });
}

/** Suspends a credential on its issuer's list. */
export function suspend(draft: StoryDraft, key: string): void {
  setBit(draft, key, 'suspension');
}

function setBit(
  draft: StoryDraft,
  key: string,
  purpose: 'revocation' | 'suspension',
): { list: DraftStatusList; index: number } {
  const { credentialStatus } = draftOf(draft, key).credential as {
    credentialStatus?: BitstringStatusListEntry[];
  };
  const entry = credentialStatus?.find(({ statusPurpose }) => statusPurpose === purpose);
  const list = Object.values(draft.statusLists).find(
    ({ url }) => url === entry?.statusListCredential,
  );
  if (entry === undefined || list === undefined)
    throw new Error(`"${key}" has no ${purpose} status`);
  const index = Number(entry.statusListIndex);
  list.set.push(index);
  return { list, index };
}
