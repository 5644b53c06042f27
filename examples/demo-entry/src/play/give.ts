import { type JsonObject, normalizeDid, parseCompactJws } from '@originmark/core';
import type { PartyName } from '../facts/parties.ts';
import { didOf } from '../keys.ts';
import {
  type Files,
  heldBy,
  type HeldFile,
  putReceived,
  SEALED,
  sealedHeldBy,
  TOKEN,
} from './party-folders.ts';

/** Who gives, and who is given. */
export interface Giving {
  readonly from: PartyName;
  readonly to: PartyName;
}

/**
 * Gives credentials out of the folder of one party into that of another: those named and, of what the
 * giver has, all that they rest on and who their issuers are. What is kept is given to nobody, and
 * what was sealed goes on as it came.
 * @throws Error for a key that the giver does not have
 */
export function give(
  files: Files,
  parties: Giving,
  keys: readonly string[],
  kept: ReadonlySet<string>,
): void {
  const own = heldBy(files, parties.from);
  const sealed = sealedHeldBy(files, parties.from);
  const has = new Set(
    [...heldBy(files, parties.to), ...sealedHeldBy(files, parties.to)].map(({ key }) => key),
  );
  const byId = new Map(own.map((held) => [payloadOf(held)['id'], held]));
  const given = new Map<string, HeldFile>();
  const add = (held: HeldFile | undefined): void => {
    if (held !== undefined && !kept.has(held.key)) given.set(held.key, held);
  };
  for (const key of keys) {
    const held = own.find((one) => one.key === key);
    if (held === undefined) throw new Error(`${parties.from} does not have ${key}`);
    add(held);
  }
  // A map visits what is added while it is walked.
  for (const held of given.values()) {
    const payload = payloadOf(held);
    const edges = (payload['edge'] ?? []) as readonly JsonObject[];
    for (const { credential } of edges) {
      add(byId.get(credential));
      const part = sealed.find(({ text }) => idInside(text) === credential);
      if (part !== undefined && !has.has(part.key))
        putReceived(files, parties, `${part.key}${SEALED}`, part.text);
    }
    add(identityOf(issuerOf(payload), own));
  }
  add(identityOf(didOf(parties.from), own));
  for (const { key, token } of given.values())
    if (!has.has(key)) putReceived(files, parties, `${key}${TOKEN}`, `${token}\n`);
}

/** Gives a part that only the verifier can open. */
export function giveSealed(files: Files, parties: Giving, key: string, part: object): void {
  putReceived(files, parties, `${key}${SEALED}`, `${JSON.stringify(part, null, 2)}\n`);
}

function identityOf(did: string, held: readonly HeldFile[]): HeldFile | undefined {
  return held.find((one) => {
    const { credentialSubject, type } = payloadOf(one);
    return (
      (type as readonly string[]).includes('OrganizationIdentityCredential') &&
      normalizeDid((credentialSubject as { readonly id: string }).id) === normalizeDid(did)
    );
  });
}

function issuerOf({ issuer }: JsonObject): string {
  return (issuer as { readonly id: string }).id;
}

const payloads = new Map<string, JsonObject>();

function payloadOf({ token }: HeldFile): JsonObject {
  const known = payloads.get(token) ?? parseCompactJws(token).payload;
  payloads.set(token, known);
  return known;
}

function idInside(text: string): unknown {
  return (JSON.parse(text) as JsonObject)['credential'];
}
