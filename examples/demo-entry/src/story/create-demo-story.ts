import { jwkThumbprint, parseDateTime, toDidWebUrl } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { PARTIES, type PartyName } from '../facts/parties.ts';
import { didOf, keyOf } from '../keys.ts';
import { anchorStory } from '../ledger/anchor-story.ts';
import { prepareLedger } from '../ledger/prepare-ledger.ts';
import { createDraft } from './create-draft.ts';
import type {
  DemoStory,
  DemoStoryOptions,
  ServedDocument,
  SignedCredentials,
} from './demo-story.ts';
import type { StoryDraft } from './draft.ts';
import { presentStory } from './present-story.ts';
import { type SignedCredential, signCredentials } from './sign-credentials.ts';
import { signDidResolution, signStatusList, signTrustPolicy } from './sign-staples.ts';

const { sha256 } = createNodeCrypto();

/** The untampered story, unsigned. A new one each time: edit it as you like. */
export async function createDemoDraft(): Promise<StoryDraft> {
  return createDraft(await prepareLedger());
}

/**
 * Tells the story of the demo entry: signs every credential, assembles the bundle of entry
 * Z9Z-0042617-4, and gives all that a verifier needs to judge it. Payloads are the same in every
 * run; signatures and seals are not, and so neither is what the ledger of the story holds. No clock is
 * read and nothing is fetched: the ledger is a chain in this process, told the story's own times.
 * @param options how this story departs from the untampered one
 * @throws Error, IssuerError, WalletError when an edit leaves something that cannot be signed
 */
export async function createDemoStory(options: DemoStoryOptions = {}): Promise<DemoStory> {
  const draft = await createDemoDraft();
  options.edit?.(draft);

  const credentials = (await signCredentials({
    ...draft.credentials,
    ...draft.added,
  })) as SignedCredentials;
  const statusLists = await signVersions(draft.statusLists);
  const anchored = await anchorStory(draft, credentials, statusLists);
  for (const [did, resolved] of Object.entries(anchored.documents))
    Object.assign(draft.dids[did] ?? {}, resolved);
  const didResolutions = await signAll(draft.dids, (did, key) => signDidResolution(key, did));
  for (const ledger of draft.policy.ledgers ?? []) ledger.checkpoints ??= [anchored.checkpoint];
  const { token } = await signTrustPolicy(draft);

  const { proofs: existenceProofs } = anchored;
  const parts = { credentials, statusLists, didResolutions, existenceProofs };
  const signed = await presentStory(draft, parts);
  await options.tamper?.(signed);

  const receiving = keyOf('verifier', 'receive');
  return {
    bundle: signed.bundle,
    bundleText: signed.bundleText ?? `${JSON.stringify(signed.bundle, null, 2)}\n`,
    policy: draft.policy,
    policyText: `${JSON.stringify(draft.policy, null, 2)}\n`,
    signedPolicy: { token, thumbprint: policyThumbprint() },
    counters: draft.counters,
    clocks: {
      presentedAt: instantOf(draft.clocks.presentedAt),
      verifiedAt: instantOf(draft.clocks.verifiedAt),
    },
    record: draft.record,
    unsealKeys: [{ kid: receiving.kid, jwk: receiving.privateJwk }],
    didDocuments: Object.fromEntries(
      Object.entries(draft.dids).map(([did, { document }]) => [did, document]),
    ),
    documents: serve(draft, statusLists),
    credentials,
    existenceProofs,
    members: signed.members,
    askLedger: anchored.request,
    parties: Object.fromEntries(
      (Object.keys(PARTIES) as PartyName[]).map((party) => [
        party,
        { did: didOf(party), name: PARTIES[party].name },
      ]),
    ) as DemoStory['parties'],
  };
}

async function signAll<T>(
  drafts: Readonly<Record<string, T>>,
  sign: (draft: T, key: string) => Promise<SignedCredential>,
): Promise<Record<string, SignedCredential>> {
  const signed: Record<string, SignedCredential> = {};
  for (const [key, draft] of Object.entries(drafts)) signed[key] = await sign(draft, key);
  return signed;
}

/** Signs status lists; one that follows another names it by digest, so that one comes first. */
async function signVersions(
  drafts: StoryDraft['statusLists'],
): Promise<Record<string, SignedCredential>> {
  const first = await signAll(
    Object.fromEntries(Object.entries(drafts).filter(([, { follows }]) => follows === undefined)),
    (list) => signStatusList(list),
  );
  const signed: Record<string, SignedCredential> = {};
  for (const [key, { follows, ...list }] of Object.entries(drafts)) {
    const previousDigest = follows === undefined ? undefined : first[follows]?.credentialDigest;
    signed[key] =
      first[key] ??
      (await signStatusList({ ...list, ...(previousDigest !== undefined && { previousDigest }) }));
  }
  return signed;
}

/** Stays the operator's when an edit has another sign: that is what it is for. */
function policyThumbprint(): string {
  return jwkThumbprint(keyOf('operator').publicJwk, sha256);
}

function serve(
  draft: StoryDraft,
  statusLists: Readonly<Record<string, SignedCredential>>,
): Record<string, ServedDocument> {
  const documents: Record<string, ServedDocument> = {};
  for (const [did, { document }] of Object.entries(draft.dids)) {
    const url = toDidWebUrl(did);
    if (url === undefined) continue;
    documents[url] = { contentType: 'application/did+json', body: JSON.stringify(document) };
  }
  for (const [key, { token }] of Object.entries(statusLists)) {
    const url = draft.statusLists[key]?.url;
    if (url !== undefined) documents[url] = { contentType: 'application/vc+jwt', body: token };
  }
  return documents;
}

function instantOf(time: string): number {
  const epochMs = parseDateTime(time);
  if (epochMs === undefined) throw new Error(`${time} is no instant`);
  return epochMs;
}
