import { parseDateTime } from '@originmark/core';
import type { BitstringStatusListEntry } from '@originmark/schemas';
import { createDocuments } from '../credentials/documents.ts';
import { createEntry } from '../credentials/entry.ts';
import { createIdentities } from '../credentials/identities.ts';
import { createLicences } from '../credentials/licences.ts';
import { createLine1 } from '../credentials/line-1.ts';
import { createLine2 } from '../credentials/line-2.ts';
import { createLine3 } from '../credentials/line-3.ts';
import { statusListUrl } from '../credentials/draft-credential.ts';
import { toCustomsRecord } from '../customs-record.ts';
import { createDidDocument } from '../did-documents.ts';
import { CLOCKS } from '../facts/clocks.ts';
import { PARTIES, type PartyName } from '../facts/parties.ts';
import { readFiledSummary } from '../filed-summary.ts';
import { didOf, partiesOf, signerOf } from '../keys.ts';
import type { PreparedLedger } from '../ledger/prepare-ledger.ts';
import { createCounters, createTrustPolicy } from '../trust-policy.ts';
import type { DraftDid, DraftStatusList, StoryDraft } from './draft.ts';

/** How long a reader may keep a status list: the policy's age, in milliseconds. */
const STATUS_TTL_MS = 900_000;
/** Their keys come from the policy, so nobody need resolve them. */
const KNOWN_FROM_POLICY: readonly PartyName[] = ['trust', 'resolver', 'verifier'];

/**
 * The untampered story, unsigned. A new one each time: edit it as you like.
 * @param prepared the ledger as stories begin on it
 */
export function createDraft(prepared: PreparedLedger): StoryDraft {
  const credentials: StoryDraft['credentials'] = {
    ...createIdentities(),
    ...createLicences(),
    ...createLine1(),
    ...createLine2(),
    ...createLine3(),
    ...createDocuments(),
    ...createEntry(),
  };
  return {
    credentials,
    added: {},
    statusLists: createStatusLists(credentials),
    dids: createDids(prepared),
    registryWrites: [],
    sealed: ['suitcaseRecord'],
    presentation: {
      signer: signerOf('gulfline', 'present'),
      audience: didOf('verifier'),
      issuedAt: secondsOf(CLOCKS.presentationSigned),
      expiresAt: secondsOf(CLOCKS.presentationEnds),
      also: ['gulflineIdentity', 'northlightIdentity', 'brightfernIdentity'],
      without: [],
    },
    policy: createTrustPolicy(prepared),
    policySigner: signerOf('operator'),
    counters: createCounters(),
    record: toCustomsRecord(readFiledSummary()),
    clocks: { presentedAt: CLOCKS.presentedAt, verifiedAt: CLOCKS.verifiedAt },
  };
}

/** Two lists for each issuer whose credentials carry a status. */
function createStatusLists(
  credentials: StoryDraft['credentials'],
): Record<string, DraftStatusList> {
  const used = new Set<string>();
  for (const { credential } of Object.values(credentials)) {
    const entries = (credential as { credentialStatus?: BitstringStatusListEntry[] })
      .credentialStatus;
    for (const entry of entries ?? []) used.add(entry.statusListCredential);
  }
  const lists: Record<string, DraftStatusList> = {};
  for (const party of Object.keys(PARTIES) as PartyName[]) {
    for (const purpose of ['revocation', 'suspension'] as const) {
      const url = statusListUrl(party, purpose);
      if (!used.has(url)) continue;
      lists[`${party}/${purpose}`] = {
        url,
        issuer: didOf(party),
        purpose,
        set: [],
        revocations: [],
        sequence: 1,
        validFrom: CLOCKS.staplesFrom,
        validUntil: CLOCKS.staplesUntil,
        ttl: STATUS_TTL_MS,
        signer: signerOf(party),
        stapled: true,
      };
    }
  }
  return lists;
}

/** Of did:web as the host serves it, of did:ethr as the registry's history has it. */
function createDids({ documents }: PreparedLedger): Record<string, DraftDid> {
  const dids: Record<string, DraftDid> = {};
  const staple = () => ({
    resolvedAt: CLOCKS.staplesFrom,
    validUntil: CLOCKS.staplesUntil,
    signer: signerOf('resolver'),
  });
  for (const party of partiesOf('web')) {
    const stapled = !KNOWN_FROM_POLICY.includes(party);
    dids[didOf(party)] = { document: createDidDocument(party), ...staple(), stapled };
  }
  for (const [did, resolved] of Object.entries(documents))
    dids[did] = { ...structuredClone(resolved), ...staple(), stapled: true };
  return dids;
}

function secondsOf(time: string): number {
  const epochMs = parseDateTime(time);
  if (epochMs === undefined) throw new Error(`${time} is no instant`);
  return epochMs / 1000;
}
