import {
  type CryptoPrimitives,
  type ExistenceProof,
  isJsonObject,
  normalizeDid,
  parseCompactJws,
} from '@originmark/core';
import { BUNDLE_LIMITS } from '../limits.ts';
import { textAt } from '../match/read-members.ts';
import { type HeldCredential, issuerOfPayload, readCredential } from '../read-credential.ts';
import type { HeldSealedPart, Holdings, HoldingsQuery, PartKey } from './holdings.ts';
import { termsOf } from './index-terms.ts';
import { coversMoment, periodOf } from './period-of.ts';
import { keyOf, SHORTEST_CODE, wantedBy } from './query-keys.ts';
import { sortableMoment } from './sortable-moment.ts';

/** What is held from the start. */
export interface MemoryHoldingsContent {
  readonly credentials?: readonly string[];
  readonly statusLists?: readonly string[];
  readonly didResolutions?: readonly string[];
  /** By token. */
  readonly proofs?: ReadonlyMap<string, readonly ExistenceProof[]>;
  readonly sealed?: readonly HeldSealedPart[];
}

/** Holdings that take more. */
export interface MemoryHoldings extends Holdings {
  /**
   * False where exactly this token is held already. Of several signed forms of one payload the one that was
   * found valid is given; else the first.
   */
  addCredential(token: string, isValid?: boolean): boolean;
  addProof(token: string, proof: ExistenceProof): void;
  addSealedPart(part: HeldSealedPart): void;
  /** Keeps the list with the higher sequence. */
  addStatusList(token: string): void;
  /** Keeps the later resolution. */
  addDidResolution(token: string): void;
  readonly size: number;
  /** The types of which something is held, in order. */
  types(): readonly string[];
}

/** Holdings in memory, found through an index of their terms: a find reads what it gives, and little else. */
export function createMemoryHoldings(
  content: MemoryHoldingsContent,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): MemoryHoldings {
  const byDigest = new Map<string, HeldCredential>();
  const byId = new Map<string, HeldCredential[]>();
  const byTerm = new Map<string, HeldCredential[]>();
  const tokens = new Set<string>();
  const valid = new Set<string>();
  const proofs = new Map<string, ExistenceProof[]>();
  const sealed = new Map<string, HeldSealedPart>();
  const lists = new Map<string, { readonly token: string; readonly sequence: number }>();
  const resolutions = new Map<string, { readonly token: string; readonly validFrom: string }>();
  const parts = new Map<string, readonly string[]>();

  const keysOf = new Map<HeldCredential, Set<string>>();
  const index = (key: string, held: HeldCredential): void => {
    keysOf.get(held)?.add(key);
    const known = byTerm.get(key);
    if (known === undefined) byTerm.set(key, [held]);
    else known.push(held);
  };
  const addCredential = (token: string, isValid = false): boolean => {
    const isNew = !tokens.has(token);
    tokens.add(token);
    const held: HeldCredential = readCredential(token, crypto);
    const known = byDigest.get(held.credentialDigest);
    const isBetter = isValid && !valid.has(held.credentialDigest);
    if (isValid) valid.add(held.credentialDigest);
    if (known !== undefined) {
      // The payload is the same, and so is everything by which it is found.
      if (isBetter) Object.assign(known, { token });
      return isNew;
    }
    byDigest.set(held.credentialDigest, held);
    keysOf.set(held, new Set());
    byId.set(held.id, [...(byId.get(held.id) ?? []), held]);
    index(keyOf('type', held.type), held);
    index(keyOf('issuer', normalizeDid(held.issuer)), held);
    for (const { kind, value } of termsOf(held)) {
      index(keyOf(kind, value), held);
      // Codes of any length are met at four digits, and compared from there.
      if (kind === 'goods') index(keyOf('heading', value.slice(0, SHORTEST_CODE)), held);
    }
    for (const target of new Set(held.edges.map(({ credential }) => credential)))
      index(keyOf('target', target), held);
    return true;
  };
  const addStatusList = (token: string): void => {
    const { payload } = parseCompactJws(token, { maxBytes: BUNDLE_LIMITS.statusListTokenBytes });
    const { sequence } = payload;
    const own = typeof sequence === 'number' ? sequence : 0;
    const key = listKey(textAt(payload, 'id') ?? '', issuerOfPayload(payload));
    const known = lists.get(key);
    if (known === undefined || known.sequence <= own) lists.set(key, { token, sequence: own });
  };
  const addDidResolution = (token: string): void => {
    const { payload } = parseCompactJws(token);
    const subject = payload['credentialSubject'];
    const id = subject !== undefined && isJsonObject(subject) ? textAt(subject, 'id') : undefined;
    if (id === undefined) return;
    const validFrom = sortableMoment(textAt(payload, 'validFrom'));
    const known = resolutions.get(normalizeDid(id));
    if (known === undefined || known.validFrom <= validFrom)
      resolutions.set(normalizeDid(id), { token, validFrom });
  };
  const addProof = (token: string, proof: ExistenceProof): void => {
    const known = proofs.get(token) ?? [];
    const text = JSON.stringify(proof);
    if (!known.some((one) => JSON.stringify(one) === text)) proofs.set(token, [...known, proof]);
  };
  for (const token of content.credentials ?? []) addCredential(token);
  for (const token of content.statusLists ?? []) addStatusList(token);
  for (const token of content.didResolutions ?? []) addDidResolution(token);
  for (const [token, own] of content.proofs ?? []) for (const proof of own) addProof(token, proof);
  for (const part of content.sealed ?? []) sealed.set(part.credentialDigest, part);

  const find = (query: HoldingsQuery): readonly HeldCredential[] => {
    const wanted = wantedBy(query);
    const candidates = wanted.map(({ keys }) => keys.map((key) => byTerm.get(key) ?? []));
    const counts = candidates.map((lists) => lists.reduce((sum, { length }) => sum + length, 0));
    // The rarest term is read, and the others are asked of what it gives.
    const rarest = candidates[counts.indexOf(Math.min(...counts))] ?? [];
    return [...new Set(rarest.flat())]
      .filter((held) => wanted.every(({ isMet }) => isMet(held, keysOf.get(held) ?? NONE)))
      .filter((held) => query.at === undefined || coversMoment(periodOf(held), query.at))
      .map((held) => ({ held, from: sortableMoment(textAt(held.credential, 'validFrom')) }))
      .sort(compareHeld)
      .map(({ held }) => held);
  };
  return {
    get size() {
      return byDigest.size;
    },
    types: () => [...new Set([...byDigest.values()].map(({ type }) => type))].sort(),
    addCredential,
    addProof,
    addStatusList,
    addDidResolution,
    addSealedPart: (part) => void sealed.set(part.credentialDigest, part),
    find: (query) => Promise.resolve(find(query)),
    withId: (id) => Promise.resolve(byId.get(id) ?? []),
    withDigest: (digest) => Promise.resolve(byDigest.get(digest)),
    unheldTargets: (query) =>
      Promise.resolve(
        find(query).flatMap(({ edges, id }) =>
          edges
            .filter((edge) => !byDigest.has(edge.credentialDigest))
            .map(({ role, credential, credentialDigest }) => ({
              from: id,
              role,
              credential,
              credentialDigest,
            })),
        ),
      ),
    sealedPart: (digest) => Promise.resolve(sealed.get(digest)),
    proofsOf: (token) => Promise.resolve(proofs.get(token) ?? []),
    statusList: (url, issuer) => Promise.resolve(lists.get(listKey(url, issuer))?.token),
    didResolution: (did) => Promise.resolve(resolutions.get(normalizeDid(did))?.token),
    partMatches: (part) => Promise.resolve(parts.get(partKey(part)) ?? []),
    rememberPart: (part, credentials) => {
      parts.set(partKey(part), [...credentials]);
      return Promise.resolve();
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

function listKey(url: string, issuer: string): string {
  return JSON.stringify([url, normalizeDid(issuer)]);
}

function partKey({ importer, part }: PartKey): string {
  return JSON.stringify([normalizeDid(importer), part]);
}

/** Newest first, then by digest. */
function compareHeld(a: Dated, b: Dated): number {
  if (a.from !== b.from) return a.from > b.from ? -1 : 1;
  return a.held.credentialDigest < b.held.credentialDigest ? -1 : 1;
}

interface Dated {
  readonly held: HeldCredential;
  readonly from: string;
}
