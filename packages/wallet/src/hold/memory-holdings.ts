import type { CryptoPrimitives, ExistenceProof, JsonObject, JsonValue } from '@originmark/core';
import { isJsonObject, normalizeDid, parseCompactJws } from '@originmark/core';
import { textAt } from '../match/read-members.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import type { HeldSealedPart, Holdings, HoldingsQuery, PartKey } from './holdings.ts';

/** What is held from the start. */
export interface MemoryHoldingsContent {
  readonly credentials?: readonly string[];
  readonly statusLists?: readonly string[];
  readonly didResolutions?: readonly string[];
  readonly proofs?: ReadonlyMap<string, readonly ExistenceProof[]>;
  readonly sealed?: readonly HeldSealedPart[];
}

/** Holdings in memory: for one entry's papers, and for tests. Finding reads every credential. */
export function createMemoryHoldings(
  content: MemoryHoldingsContent,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): Holdings {
  const held = (content.credentials ?? []).map((token) => readCredential(token, crypto));
  const lists = new Map<string, { token: string; sequence: number }>();
  for (const token of content.statusLists ?? []) {
    const { payload } = parseCompactJws(token, { maxBytes: 2 * 1024 * 1024 });
    const id = textAt(payload, 'id') ?? '';
    const { sequence } = payload;
    const known = lists.get(id);
    const own = typeof sequence === 'number' ? sequence : 0;
    if (known === undefined || known.sequence < own) lists.set(id, { token, sequence: own });
  }
  const resolutions = new Map<string, string>();
  for (const token of content.didResolutions ?? []) {
    const subject = parseCompactJws(token).payload['credentialSubject'];
    const id = subject !== undefined && isJsonObject(subject) ? subject['id'] : undefined;
    if (typeof id === 'string') resolutions.set(normalizeDid(id), token);
  }
  const parts = new Map<string, readonly string[]>();
  const keyOf = ({ importer, part }: PartKey): string => JSON.stringify([importer, part]);
  const find = (query: HoldingsQuery): readonly HeldCredential[] =>
    held.filter((one) => matches(one, query)).sort(compareHeld);
  return {
    find: (query) => Promise.resolve(find(query)),
    withId: (id) => Promise.resolve(held.filter((one) => one.id === id)),
    withDigest: (digest) => Promise.resolve(held.find((one) => one.credentialDigest === digest)),
    unheldTargets: (query) =>
      Promise.resolve(
        find(query).flatMap(({ edges, id }) =>
          edges
            .filter((edge) => held.every((one) => one.credentialDigest !== edge.credentialDigest))
            .map(({ role, credential, credentialDigest }) => ({
              from: id,
              role,
              credential,
              credentialDigest,
            })),
        ),
      ),
    sealedPart: (digest) =>
      Promise.resolve(content.sealed?.find((one) => one.credentialDigest === digest)),
    proofsOf: (token) => Promise.resolve(content.proofs?.get(token) ?? []),
    statusList: (url) => Promise.resolve(lists.get(url)?.token),
    didResolution: (did) => Promise.resolve(resolutions.get(normalizeDid(did))),
    partMatches: (part) => Promise.resolve(parts.get(keyOf(part)) ?? []),
    rememberPart: (part, credentials) => {
      parts.set(keyOf(part), [...credentials]);
      return Promise.resolve();
    },
  };
}

function matches(held: HeldCredential, query: HoldingsQuery): boolean {
  const { goods, issuer, number, parties, product, restsOn, right, types } = query;
  if (types !== undefined && !types.includes(held.type)) return false;
  if (issuer !== undefined && normalizeDid(held.issuer) !== normalizeDid(issuer)) return false;
  if (restsOn !== undefined && !held.edges.some((edge) => edge.credential === restsOn))
    return false;
  const texts = new Set<string>();
  collect(held.credential, texts);
  const has = (text: string): boolean => texts.has(text);
  if (parties !== undefined) {
    const dids = new Set([...texts].filter((text) => text.startsWith('did:')).map(normalizeDid));
    if (!parties.some((party) => dids.has(normalizeDid(party)))) return false;
  }
  if (product !== undefined && !has(product)) return false;
  if (right !== undefined && !has(right)) return false;
  if (number !== undefined && !has(number)) return false;
  if (
    goods !== undefined &&
    !codesOf(held.credential).some((code) => goods.startsWith(code) || code.startsWith(goods))
  )
    return false;
  return true;
}

function collect(value: JsonValue, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (Array.isArray(value)) for (const item of value) collect(item as JsonValue, texts);
  else if (isJsonObject(value)) for (const item of Object.values(value)) collect(item, texts);
}

function codesOf(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => codesOf(item as JsonValue));
  if (!isJsonObject(value)) return [];
  const object: JsonObject = value;
  const own = [object['code'], object['prefix']]
    .filter((code) => typeof code === 'string' && Object.hasOwn(object, 'system'))
    .map((code) => (code as string).replaceAll('.', ''));
  return [...own, ...Object.values(object).flatMap((item) => codesOf(item))];
}

function compareHeld(a: HeldCredential, b: HeldCredential): number {
  const from = (one: HeldCredential): string => textAt(one.credential, 'validFrom') ?? '';
  if (from(a) !== from(b)) return from(a) > from(b) ? -1 : 1;
  return a.credentialDigest < b.credentialDigest ? -1 : 1;
}
