import type { CryptoPrimitives, ExistenceProof } from '@originmark/core';
import type { Holdings } from '../hold/holdings.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import type { JudgedArrival } from './judge-arrival.ts';
import { type Arrival, readArrival } from './read-arrival.ts';
import { type ArrivedStaple, withArrivals } from './with-arrivals.ts';

/** @internal What is held together with what arrives. */
export interface Together extends Holdings {
  /** The signed forms of one payload that arrive. */
  readonly formsOf: (credentialDigest: string) => readonly string[];
}

interface JoinContext {
  readonly holdings: Holdings;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  readonly judge?: (held: HeldCredential, holdings: Holdings) => Promise<JudgedArrival>;
}

/**
 * @internal What is held together with what arrives: one credential may rest on another of the same folder. Where
 * things are judged, a staple that is not sound is no part of it, and of several signed forms of one payload a
 * sound one is: what a stranger puts beside a paper takes nothing from it.
 */
export async function joinArrivals(
  arrivals: readonly Arrival[],
  context: JoinContext,
): Promise<Together> {
  const { crypto, holdings, judge } = context;
  const staples = arrivals.flatMap((one) => staplesOf(one, crypto));
  const forms = formsIn(arrivals);
  const proofsOf = collectProofs(arrivals, forms);
  const firsts = [...forms.values()].flatMap(([first]) => first?.token ?? []);
  const proven = new Set<string>();
  const join = (credentials: readonly string[], sound: readonly ArrivedStaple[]): Together => ({
    ...withArrivals(holdings, { credentials, staples: sound, proven, proofsOf }, crypto),
    formsOf: (digest) => (forms.get(digest) ?? []).map(({ token }) => token),
  });
  if (judge === undefined) return join(firsts, staples);
  // Resolutions first: lists are signed by keys that they show.
  const resolutions = await keepSound('did-resolution', staples, join(firsts, staples));
  const lists = await keepSound('status-list', resolutions, join(firsts, resolutions));
  const view = join(firsts, lists);
  const chosen: string[] = [];
  for (const [digest, several] of forms) {
    const held = await holdings.withDigest(digest);
    const [first, ...more] = several;
    const isAlone = more.length === 0 && (held === undefined || held.token === first?.token);
    const sound = isAlone ? first : await findSound(several, view);
    if (sound !== undefined) chosen.push(sound.token);
  }
  return join(chosen, lists);

  async function keepSound(
    kind: ArrivedStaple['kind'],
    from: readonly ArrivedStaple[],
    seen: Holdings,
  ): Promise<readonly ArrivedStaple[]> {
    const kept: ArrivedStaple[] = [];
    const valid: string[] = [];
    for (const staple of from) {
      if (staple.kind === kind) {
        const { isUnsound, outcome } = await ask(staple.token, seen);
        if (isUnsound || outcome === 'invalid') continue;
        if (outcome === 'valid') valid.push(staple.token);
      }
      kept.push(staple);
    }
    for (const token of valid) proven.add(token);
    return kept;
  }

  async function findSound(
    several: readonly HeldCredential[],
    seen: Holdings,
  ): Promise<HeldCredential | undefined> {
    for (const one of several) if (!(await ask(one.token, seen)).isUnsound) return one;
    return undefined;
  }

  function ask(token: string, seen: Holdings): Promise<JudgedArrival> {
    const held = readCredential(token, crypto, BUNDLE_LIMITS.statusListTokenBytes);
    return (judge as NonNullable<typeof judge>)(held, seen);
  }
}

/** By the digest of the payload, its signed forms, each once. */
type Forms = ReadonlyMap<string, readonly HeldCredential[]>;

function formsIn(arrivals: readonly Arrival[]): Forms {
  const forms = new Map<string, HeldCredential[]>();
  for (const one of arrivals)
    if (one.kind === 'credential') {
      const { credentialDigest, token } = one.held;
      const known = forms.get(credentialDigest) ?? [];
      if (!known.some((other) => other.token === token))
        forms.set(credentialDigest, [...known, one.held]);
    }
  return forms;
}

/** Proofs that arrive, of every signed form of the payload that they name. */
function collectProofs(
  arrivals: readonly Arrival[],
  forms: Forms,
): (token: string) => readonly ExistenceProof[] {
  const digests = new Map(
    [...forms].flatMap(([digest, several]) => several.map(({ token }) => [token, digest] as const)),
  );
  const proofs = new Map<string, ExistenceProof[]>();
  for (const one of arrivals)
    for (const proof of one.kind === 'evidence' ? one.evidence.existenceProofs : []) {
      const of = proof.credentialDigest ?? '';
      if (!forms.has(of)) continue;
      const known = proofs.get(of);
      if (known === undefined) proofs.set(of, [proof]);
      else known.push(proof);
    }
  return (token) => proofs.get(digests.get(token) ?? '') ?? [];
}

/** Those that can be read at all; the others are told where they are kept. */
function staplesOf(
  arrival: Arrival,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): readonly ArrivedStaple[] {
  if (arrival.kind === 'status-list' || arrival.kind === 'did-resolution') return [arrival];
  if (arrival.kind !== 'evidence') return [];
  const { didResolutions, statusLists } = arrival.evidence;
  return [...didResolutions, ...statusLists]
    .map((token) => readArrival(token, crypto))
    .filter(
      (one): one is ArrivedStaple => one.kind === 'status-list' || one.kind === 'did-resolution',
    );
}
