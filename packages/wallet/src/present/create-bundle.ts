import {
  type CryptoPrimitives,
  type JsonObject,
  normalizeDid,
  parseDateTime,
  type Signer,
} from '@originmark/core';
import type { EntrySummary } from '@originmark/schemas';
import { type AssembledBundle, assembleBundle } from '../assemble-bundle.ts';
import { collectMembers } from '../collect-members.ts';
import type { HeldSealedPart, Holdings } from '../hold/holdings.ts';
import { findIdentity, type FilingMatch } from '../match/find-filing.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import { collectStaples } from './collect-staples.ts';
import { draftEntry, type LineSupport } from './draft-entry.ts';

/** How an entry is signed and presented. */
export interface Presenting {
  /**
   * Signs the entry summary credential as its issuer and returns the compact JWS. Whoever files keeps a
   * record of what is signed; a pre-flight signs in memory and keeps nothing.
   */
  readonly signEntry: (draft: JsonObject) => Promise<string>;
  /** A key of the same party, in `authentication`. */
  readonly holder: Signer;
  /** The verifier, as its trust policy names it. */
  readonly audience: string;
  /** The challenge of a verifier; absent for a file. */
  readonly nonce?: string;
  /** Moment of presentation, ms since the epoch. */
  readonly at: number;
  /** Last moment at which an online presentation is good, ms since the epoch. */
  readonly expiresAt?: number;
  /** Id of the entry credential, and its `validFrom` (RFC 3339). */
  readonly entryId: string;
  readonly validFrom: string;
  readonly crypto: CryptoPrimitives;
}

/** An entry with what supports it. */
export interface SupportedEntry {
  readonly summary: EntrySummary;
  readonly filing: FilingMatch;
  readonly support: readonly LineSupport[];
}

/**
 * Signs the entry and presents it with the smallest set of credentials that it rests on, the identities of
 * their issuers, sealed parts that they name, and the evidence held for all of them. What is not held is
 * left out: the verifier tells it.
 * @throws WalletError `wallet.*`
 */
export async function createBundle(
  entry: SupportedEntry,
  presenting: Presenting,
  holdings: Holdings,
): Promise<AssembledBundle> {
  const { audience, at, crypto, entryId, expiresAt, holder, nonce, signEntry, validFrom } =
    presenting;
  const token = await signEntry(draftEntry({ ...entry, id: entryId, validFrom }));
  const signed = readCredential(token, crypto);
  const { available, sealed } = await gather(signed, holdings);
  const reached = collectMembers(signed, { available, sealed, allowMissing: true });
  const identities = await identitiesOf(reached, holdings);
  // Identities rest on recognitions of their own.
  const also = await gatherAll(identities, holdings);
  const all = unique([...available, ...also]);
  const alsoPresent = identities.map(({ id }) => id);
  const members = collectMembers(signed, {
    available: all,
    sealed,
    alsoPresent,
    allowMissing: true,
  });
  const staples = {
    members,
    sealed,
    holder: holder.kid.split('#')[0] ?? holder.kid,
    claimedAt: parseDateTime(entry.summary.claimedAt),
  };
  return assembleBundle({
    entry: token,
    available: all.map((one) => one.token),
    holder,
    audience,
    ...(nonce !== undefined && { nonce }),
    issuedAt: Math.floor(at / 1000),
    ...(expiresAt !== undefined && { expiresAt: Math.floor(expiresAt / 1000) }),
    sealed: sealed.map(({ credential, credentialDigest, jwe }) => ({
      credential,
      credentialDigest,
      jwe,
    })),
    evidence: await collectStaples(staples, holdings),
    alsoPresent,
    allowMissing: true,
    crypto,
  });
}

interface Gathered {
  readonly available: readonly HeldCredential[];
  readonly sealed: readonly HeldSealedPart[];
}

/** All that is held of what the credential rests on, however deep; where a digest is not held, its id. */
async function gather(first: HeldCredential, holdings: Holdings): Promise<Gathered> {
  const found = new Map([[first.credentialDigest, first]]);
  const sealed = new Map<string, HeldSealedPart>();
  for (const { edges } of found.values())
    for (const { credential, credentialDigest } of edges) {
      if (found.has(credentialDigest) || sealed.has(credentialDigest)) continue;
      const target = await holdings.withDigest(credentialDigest);
      if (target !== undefined) {
        found.set(credentialDigest, target);
        continue;
      }
      const part = await holdings.sealedPart(credentialDigest);
      if (part !== undefined) sealed.set(credentialDigest, part);
      else
        for (const other of await holdings.withId(credential))
          found.set(other.credentialDigest, other);
    }
  found.delete(first.credentialDigest);
  return { available: [...found.values()], sealed: [...sealed.values()] };
}

async function gatherAll(
  firsts: readonly HeldCredential[],
  holdings: Holdings,
): Promise<readonly HeldCredential[]> {
  const all: HeldCredential[] = [];
  for (const first of firsts) all.push(first, ...(await gather(first, holdings)).available);
  return all;
}

/** Identities held of the issuers of the members that no edge of theirs reaches. */
async function identitiesOf(
  members: readonly HeldCredential[],
  holdings: Holdings,
): Promise<readonly HeldCredential[]> {
  const reached = new Set(members.map(({ credentialDigest }) => credentialDigest));
  const issuers = new Set(members.map(({ issuer }) => normalizeDid(issuer)));
  const found: HeldCredential[] = [];
  for (const issuer of [...issuers].sort()) {
    const identity = await findIdentity(issuer, holdings);
    if (identity !== undefined && !reached.has(identity.credentialDigest)) found.push(identity);
  }
  return found;
}

function unique(credentials: readonly HeldCredential[]): readonly HeldCredential[] {
  return [...new Map(credentials.map((one) => [one.credentialDigest, one])).values()];
}
