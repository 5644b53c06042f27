import type { Edge, SealedPart } from '@originmark/schemas';
import { BUNDLE_LIMITS } from './limits.ts';
import type { HeldCredential } from './read-credential.ts';
import { WalletError } from './wallet-error.ts';

/** What may be presented, and how strictly edges are followed. */
export interface CollectOptions {
  readonly available: readonly HeldCredential[];
  /** Parts that travel sealed: an edge may lead to one, and goes no further. */
  readonly sealed?: readonly SealedPart[];
  /** Ids to present besides, with all that they rest on: identities that no edge names. */
  readonly alsoPresent?: readonly string[];
  /**
   * Go on without what is not held, and with another version of what is: of several that are reached the
   * first. The verifier will say so.
   */
  readonly allowMissing?: boolean;
}

/**
 * The smallest set of credentials that the entry rests on: everything reached over its edges, by id
 * and digest. Breadth first in the order of the edges, the entry first, so that the same credentials
 * always stand in the same order.
 * @throws WalletError `wallet.credential-missing` `wallet.digest-mismatch` `wallet.duplicate-id`
 * `wallet.limit-exceeded`
 */
export function collectMembers(entry: HeldCredential, options: CollectOptions): HeldCredential[] {
  const held = groupById([entry, ...options.available]);
  const sealed = new Set(options.sealed?.map((part) => nameOf(part)));
  const members = new Map<string, HeldCredential>();

  let level = [entry, ...(options.alsoPresent ?? []).flatMap((id) => findById(held, id, options))];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > BUNDLE_LIMITS.depth) {
      throw new WalletError('wallet.limit-exceeded', `deeper than ${BUNDLE_LIMITS.depth} edges`);
    }
    const next: HeldCredential[] = [];
    for (const member of level) {
      const known = members.get(member.id);
      if (known?.credentialDigest === member.credentialDigest) continue;
      if (known !== undefined && options.allowMissing === true) continue;
      if (known !== undefined) {
        throw new WalletError('wallet.duplicate-id', `two versions of ${member.id} are reached`, {
          credential: member.id,
        });
      }
      members.set(member.id, member);
      for (const edge of member.edges) {
        if (sealed.has(nameOf(edge))) continue;
        const target = findTarget(held, edge, member, options);
        if (target !== undefined) next.push(target);
      }
    }
    level = next;
  }
  if (members.size > BUNDLE_LIMITS.credentials) {
    throw new WalletError('wallet.limit-exceeded', `${members.size} credentials are reached`);
  }
  return [...members.values()];
}

type Held = ReadonlyMap<string, readonly HeldCredential[]>;

function groupById(credentials: readonly HeldCredential[]): Held {
  const versions = new Map<string, HeldCredential[]>();
  for (const credential of credentials) {
    const same = versions.get(credential.id) ?? [];
    // Signed twice, or held twice: one.
    if (same.some((one) => one.credentialDigest === credential.credentialDigest)) continue;
    versions.set(credential.id, [...same, credential]);
  }
  return versions;
}

function findTarget(
  held: Held,
  edge: Edge,
  from: HeldCredential,
  options: CollectOptions,
): HeldCredential | undefined {
  const versions = held.get(edge.credential) ?? [];
  const named = versions.find((one) => one.credentialDigest === edge.credentialDigest);
  if (named !== undefined) return named;
  if (options.allowMissing === true) return versions[0];
  throw new WalletError(
    versions.length === 0 ? 'wallet.credential-missing' : 'wallet.digest-mismatch',
    `${from.type} ${from.id} names ${edge.credential} (${edge.credentialDigest}) as ` +
      `"${edge.role}", and ${versions.length === 0 ? 'it is not held' : 'another version is held'}`,
    { credential: edge.credential },
  );
}

function findById(held: Held, id: string, options: CollectOptions): HeldCredential[] {
  const [first, second] = held.get(id) ?? [];
  if (first !== undefined && second === undefined) return [first];
  if (options.allowMissing === true) return first === undefined ? [] : [first];
  throw new WalletError(
    first === undefined ? 'wallet.credential-missing' : 'wallet.duplicate-id',
    `${id} is to be presented, and ${first === undefined ? 'it is not held' : 'has two versions'}`,
    { credential: id },
  );
}

function nameOf(target: {
  readonly credential: string;
  readonly credentialDigest: string;
}): string {
  return `${target.credential} ${target.credentialDigest}`;
}
