import { formatDateTime, parseDateTime } from '@originmark/core';
import type { BitstringStatusListEntry, EntryLine } from '@originmark/schemas';
import { toCustomsLine } from '../customs-record.ts';
import { statusListUrl } from '../credentials/draft-credential.ts';
import { PARTIES, type PartyName } from '../facts/parties.ts';
import { didOf, signerOf } from '../keys.ts';
import type { CredentialKey, DemoCredentialTypes, StoryDraft } from '../story/draft.ts';
import { draftOf, lineOf } from '../story/edits.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The subject of a credential, open to edits that its schema allows. */
export function subjectOf<K extends CredentialKey>(
  draft: StoryDraft,
  key: K,
): DemoCredentialTypes[K]['credentialSubject'] {
  return draft.credentials[key].credential.credentialSubject;
}

/** Opens a credential to any edit at all, and has it signed without an issuer's checks. */
export function forge(
  draft: StoryDraft,
  key: string,
  change: (credential: Record<string, unknown>) => void,
): void {
  const found = draftOf(draft, key);
  found.checked = false;
  change(found.credential);
}

/** Has another party issue and sign a credential, with a status on its own lists. */
export function reissue(draft: StoryDraft, key: string, party: PartyName): void {
  const found = draftOf(draft, key);
  found.signer = signerOf(party);
  const credential = found.credential as { credentialStatus?: BitstringStatusListEntry[] };
  Object.assign(credential, { issuer: { id: didOf(party), name: PARTIES[party].name } });
  for (const entry of credential.credentialStatus ?? [])
    entry.statusListCredential = statusListUrl(party, entry.statusPurpose);
}

/** Changes a line of the entry and, as it would be filed so, of the authority's own record. */
export function fileLine(draft: StoryDraft, line: number, change: Partial<EntryLine>): void {
  const changed = lineOf(draft, line);
  Object.assign(changed, change);
  const own = draft.record?.lines.find((one) => one.line === line);
  if (own !== undefined) Object.assign(own, toCustomsLine(changed));
}

/** Takes the preference claim of a line back, in the entry and in the record. */
export function claimNothing(draft: StoryDraft, line: number): void {
  delete lineOf(draft, line).spi;
  const own = draft.record?.lines.find((one) => one.line === line);
  if (own !== undefined) delete own.spi;
}

/** The times of another shipment, RFC 3339; it is presented five minutes after the claim. */
export interface ShipmentTimes {
  readonly importedAt: string;
  readonly claimedAt: string;
}

/** Moves importation, entry and claim, and all that is signed for the occasion, to other times. */
export function moveShipment(draft: StoryDraft, { importedAt, claimedAt }: ShipmentTimes): void {
  Object.assign(subjectOf(draft, 'entry'), { importedAt, enteredAt: importedAt, claimedAt });
  draft.credentials.entry.credential.validFrom = claimedAt;
  const arrived = instantOf(importedAt);
  const claimed = instantOf(claimedAt);
  if (draft.record !== undefined) {
    draft.record.importedAt = arrived;
    draft.record.enteredAt = arrived;
    draft.record.claimedAt = claimed;
  }
  presentAt(draft, formatDateTime(claimed + 5 * MINUTE));
}

/** Has the bundle signed, and its staples made, to be received at a time (RFC 3339). */
export function presentAt(draft: StoryDraft, time: string): void {
  const received = instantOf(time);
  draft.clocks.presentedAt = formatDateTime(received);
  draft.clocks.verifiedAt = formatDateTime(received);
  draft.presentation.issuedAt = (received - 2 * MINUTE) / 1000;
  draft.presentation.expiresAt = (received + 3 * MINUTE) / 1000;
  const from = formatDateTime(received - 10 * MINUTE);
  const until = formatDateTime(received + DAY);
  for (const list of Object.values(draft.statusLists))
    Object.assign(list, { validFrom: from, validUntil: until });
  for (const did of Object.values(draft.dids))
    Object.assign(did, { resolvedAt: from, validUntil: until });
}

/** The entry as the importer files it itself: it signs, it presents, no broker and no power. */
export function fileWithoutBroker(draft: StoryDraft): void {
  reissue(draft, 'entry', 'harborpine');
  const { entry } = draft.credentials;
  entry.edges = entry.edges.filter(({ role }) => role !== 'filedUnder');
  draft.presentation.signer = signerOf('harborpine', 'present');
}

function instantOf(time: string): number {
  const epochMs = parseDateTime(time);
  if (epochMs === undefined) throw new Error(`${time} is no instant`);
  return epochMs;
}
