import { type ExistenceProof, type JsonObject, parseCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { BundleEvidence, EntryBundle, SealedPart } from '@originmark/schemas';
import {
  collectMembers,
  readCredential,
  sealForVerifier,
  signPresentation,
} from '@originmark/wallet';
import { keyOf } from '../keys.ts';
import type { SignedCredentials, SignedStory } from './demo-story.ts';
import type { StoryDraft } from './draft.ts';
import { idOf, type SignedCredential, signRaw } from './sign-credentials.ts';

const crypto = createNodeCrypto();

/** The same as the schema has it. */
type StapledProof = NonNullable<BundleEvidence['existenceProofs']>[number];

/** What was signed before the presentation. */
interface SignedParts {
  readonly credentials: SignedCredentials;
  readonly statusLists: Readonly<Record<string, SignedCredential>>;
  readonly didResolutions: Readonly<Record<string, SignedCredential>>;
  readonly existenceProofs: Readonly<Record<string, ExistenceProof>>;
}

/** Assembles and signs the bundle, and keeps at hand what signing it again needs. */
export async function presentStory(draft: StoryDraft, parts: SignedParts): Promise<SignedStory> {
  const sealed = await sealParts(draft, parts.credentials);
  let tokens: readonly string[] = selectMembers(draft, parts.credentials, sealed);
  const bundle: EntryBundle = {
    type: 'EntryBundle',
    version: 1,
    presentation: await sign(draft, parts.credentials, tokens),
    ...(sealed.length > 0 && { sealed }),
    evidence: stapleEvidence(draft, parts, tokens),
  };
  const story: SignedStory = {
    ...parts,
    bundle,
    get members() {
      return tokens;
    },
    async present(members = tokens) {
      tokens = [...members];
      story.bundle.presentation = await sign(draft, parts.credentials, tokens);
    },
    async replaceMember(key, token) {
      const old = parts.credentials[key]?.token;
      if (old === undefined || !tokens.includes(old)) {
        throw new Error(`"${key}" is not in the presentation`);
      }
      await story.present(tokens.map((one) => (one === old ? token : one)));
    },
  };
  return story;
}

/** Those that an edit names, else those that the wallet reaches from the entry. */
function selectMembers(
  draft: StoryDraft,
  credentials: SignedCredentials,
  sealed: readonly SealedPart[],
): string[] {
  const { members, without, also } = draft.presentation;
  if (members !== undefined) return members.map((key) => named(credentials, key).token);
  const held = Object.keys(credentials).filter(
    (key) => !without.includes(key) && !draft.sealed.includes(key),
  );
  const collected = collectMembers(readCredential(credentials.entry.token, crypto), {
    available: held.map((key) => readCredential(named(credentials, key).token, crypto)),
    sealed,
    alsoPresent: also
      .filter((key) => held.includes(key))
      .map((key) => idOf(named(credentials, key))),
    // The untampered story misses nothing (tested); a variant may, and still presents the rest.
    allowMissing: true,
  });
  return collected.map(({ token }) => token);
}

async function sign(
  draft: StoryDraft,
  credentials: SignedCredentials,
  tokens: readonly string[],
): Promise<string> {
  const { signer, audience, issuedAt, expiresAt, payload } = draft.presentation;
  const token = await signPresentation({
    tokens,
    holder: signer,
    audience,
    nonce: draft.presentation.nonce ?? nonceOf(credentials.entry),
    issuedAt,
    ...(expiresAt !== undefined && { expiresAt }),
  });
  if (payload === undefined) return token;
  const changed = { ...parseCompactJws(token).payload, ...payload };
  return signRaw(changed, { typ: 'vp+jwt', cty: 'vp' }, signer);
}

function nonceOf(entry: SignedCredential): string {
  const { entryNumber, entryVersion } = entry.credential.credentialSubject as JsonObject;
  return `${entryNumber as string}/${entryVersion as number}`;
}

async function sealParts(draft: StoryDraft, credentials: SignedCredentials): Promise<SealedPart[]> {
  const { kid, publicJwk: jwk } = keyOf('verifier', 'receive');
  const parts: SealedPart[] = [];
  for (const key of draft.sealed) {
    parts.push(await sealForVerifier(named(credentials, key).token, { kid, jwk }, crypto));
  }
  return parts;
}

function stapleEvidence(
  draft: StoryDraft,
  parts: SignedParts,
  members: readonly string[],
): BundleEvidence {
  const staple = (
    drafts: Readonly<Record<string, { readonly stapled: boolean }>>,
    signed: Readonly<Record<string, SignedCredential>>,
  ): string[] =>
    Object.entries(signed).flatMap(([key, { token }]) =>
      drafts[key]?.stapled === true ? [token] : [],
    );
  // A proof is of use beside what it is of.
  const isThere = (key: string): boolean =>
    draft.statusLists[key]?.proofStapled === true ||
    draft.sealed.includes(key) ||
    members.includes(parts.credentials[key]?.token ?? '');
  return {
    didResolutions: staple(draft.dids, parts.didResolutions),
    statusLists: staple(draft.statusLists, parts.statusLists),
    existenceProofs: Object.entries(parts.existenceProofs).flatMap(([key, proof]) =>
      isThere(key) ? [proof as StapledProof] : [],
    ),
  };
}

function named(credentials: SignedCredentials, key: string): SignedCredential {
  const credential = (credentials as Readonly<Record<string, SignedCredential>>)[key];
  if (credential === undefined) throw new Error(`no credential has the key "${key}"`);
  return credential;
}
