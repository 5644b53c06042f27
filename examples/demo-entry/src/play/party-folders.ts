import { type JsonObject, normalizeDid, parseCompactJws } from '@originmark/core';
import type { PartyName } from '../facts/parties.ts';
import { didOf } from '../keys.ts';

/** A credential in a folder of a party. */
export interface HeldFile {
  /** Path without its ending. */
  readonly path: string;
  readonly key: string;
  readonly token: string;
}

/** Texts of files by path, `parties/<name>/…`: what is on disk is the same map, written. */
export type Files = Map<string, string>;

const TOKEN = '.jwt';
const SEALED = '.sealed.json';

/** What a party signed itself. */
export function putIssued(files: Files, party: PartyName, key: string, token: string): void {
  files.set(`parties/${party}/issued/${key}${TOKEN}`, `${token}\n`);
}

/** What a party was given, by whoever gave it to it. */
export function putReceived(
  files: Files,
  { from, to }: { readonly from: PartyName; readonly to: PartyName },
  name: string,
  text: string,
): void {
  files.set(`parties/${to}/received/from-${from}/${name}`, text);
}

/** Every credential in the clear that a party has in its folder. */
export function heldBy(files: ReadonlyMap<string, string>, party: PartyName): readonly HeldFile[] {
  return filesOf(files, party, TOKEN).map(([path, text]) => ({
    path: path.slice(0, -TOKEN.length),
    key: keyOf(path, TOKEN),
    token: text.trim(),
  }));
}

/** Every sealed part that a party has, as the text of its file, by key. */
export function sealedHeldBy(
  files: ReadonlyMap<string, string>,
  party: PartyName,
): readonly { readonly path: string; readonly key: string; readonly text: string }[] {
  return filesOf(files, party, SEALED).map(([path, text]) => ({
    path: path.slice(0, -SEALED.length),
    key: keyOf(path, SEALED),
    text,
  }));
}

/**
 * Gives credentials out of the folder of one party into that of another: those named and, of what the
 * giver has, all that they rest on and who their issuers are. What is kept is given to nobody, and
 * what was sealed goes on as it came.
 * @throws Error for a key that the giver does not have
 */
export function give(
  files: Files,
  parties: { readonly from: PartyName; readonly to: PartyName },
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
export function giveSealed(
  files: Files,
  parties: { readonly from: PartyName; readonly to: PartyName },
  key: string,
  part: object,
): void {
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

function filesOf(
  files: ReadonlyMap<string, string>,
  party: PartyName,
  ending: string,
): (readonly [string, string])[] {
  const folder = `parties/${party}/`;
  return [...files].filter(([path]) => path.startsWith(folder) && path.endsWith(ending));
}

function keyOf(path: string, ending: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -ending.length);
}
