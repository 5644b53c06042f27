import type { CryptoPrimitives, ExistenceProof } from '@originmark/core';
import type { Holdings } from '../hold/holdings.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import type { JudgedArrival } from './judge-arrival.ts';
import { type Arrival, readArrival } from './read-arrival.ts';

/** A status list or a resolution as it arrives. */
export type ArrivedStaple = Extract<Arrival, { kind: 'status-list' | 'did-resolution' }>;

/** What is held together with what arrives. */
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
 * What is held together with what arrives: one credential may rest on another of the same folder. Where things
 * are judged, a staple that is not sound is no part of it, and of several signed forms of one payload a sound
 * one is: what a stranger puts beside a paper takes nothing from it.
 */
export async function joinArrivals(
  arrivals: readonly Arrival[],
  context: JoinContext,
): Promise<Together> {
  const staples = arrivals.flatMap((one) => staplesOf(one, context.crypto));
  const forms = new Map<string, HeldCredential[]>();
  for (const one of arrivals)
    if (one.kind === 'credential') {
      const { credentialDigest, token } = one.held;
      const known = forms.get(credentialDigest) ?? [];
      if (!known.some((other) => other.token === token))
        forms.set(credentialDigest, [...known, one.held]);
    }
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
  const proofsOf = (token: string): readonly ExistenceProof[] =>
    proofs.get(digests.get(token) ?? '') ?? [];
  const firsts = [...forms.values()].flatMap(([first]) => first?.token ?? []);
  const join = (credentials: readonly string[], sound: readonly ArrivedStaple[]): Together => ({
    ...layOver(context, { credentials, sound, proofsOf }),
    formsOf: (digest) => (forms.get(digest) ?? []).map(({ token }) => token),
  });
  const { judge } = context;
  if (judge === undefined) return join(firsts, staples);
  // Resolutions first: lists are signed by keys that they show.
  const resolutions = await keepSound('did-resolution', staples, join(firsts, staples));
  const lists = await keepSound('status-list', resolutions, join(firsts, resolutions));
  const view = join(firsts, lists);
  const chosen: string[] = [];
  for (const [digest, several] of forms) {
    const held = await context.holdings.withDigest(digest);
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
    for (const staple of from) {
      if (staple.kind === kind) {
        const { isUnsound, outcome } = await ask(staple.token, seen);
        if (isUnsound || outcome === 'invalid') continue;
      }
      kept.push(staple);
    }
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
    const held = readCredential(token, context.crypto, BUNDLE_LIMITS.statusListTokenBytes);
    return (judge as NonNullable<typeof judge>)(held, seen);
  }
}

interface Layer {
  readonly credentials: readonly string[];
  readonly sound: readonly ArrivedStaple[];
  readonly proofsOf: (token: string) => readonly ExistenceProof[];
}

function layOver(
  { crypto, holdings }: JoinContext,
  { credentials, proofsOf, sound }: Layer,
): Holdings {
  const of = (kind: ArrivedStaple['kind']): readonly string[] =>
    sound.filter((one) => one.kind === kind).map(({ token }) => token);
  const arriving = createMemoryHoldings(
    {
      credentials,
      statusLists: of('status-list'),
      didResolutions: of('did-resolution'),
    },
    crypto,
  );
  return {
    ...holdings,
    withDigest: async (digest) =>
      (await arriving.withDigest(digest)) ?? holdings.withDigest(digest),
    proofsOf: async (token) => {
      const all = [...proofsOf(token), ...(await holdings.proofsOf(token))];
      return [...new Map(all.map((proof) => [JSON.stringify(proof), proof])).values()];
    },
    // What is held is what was sound, and no older than what arrives: an old list would hide what it withdrew.
    statusList: async (url, issuer) =>
      (await holdings.statusList(url, issuer)) ?? arriving.statusList(url, issuer),
    didResolution: async (did) =>
      (await holdings.didResolution(did)) ?? arriving.didResolution(did),
  };
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
