import { type CryptoPrimitives, type ExistenceProof, type JsonObject } from '@originmark/core';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import type { Holdings } from '../hold/holdings.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import type { SealedPart } from '@originmark/schemas';
import { type Arrival, type ArrivedEvidence, readArrival } from './read-arrival.ts';
import type { JudgedArrival } from './judge-arrival.ts';

/** Where arrivals are kept. */
export interface ArrivalKeeper {
  keepCredential(
    token: string,
    facts: {
      readonly receivedAt: number;
      readonly outcome?: JudgedArrival['outcome'];
      readonly reasons?: readonly string[];
    },
  ): Promise<'kept' | 'held-already' | 'another-version'>;
  keepProof(token: string, proof: ExistenceProof): Promise<unknown>;
  keepSealedPart(part: SealedPart, proofs: readonly ExistenceProof[]): Promise<unknown>;
  keepStatusList(token: string): Promise<unknown>;
  keepDidResolution(token: string): Promise<unknown>;
}

/** A file, or what a link gave. */
export interface ReceivedText {
  readonly name: string;
  readonly text: string;
}

/** What became of one file. */
export interface Received {
  readonly name: string;
  readonly kind: Arrival['kind'];
  /** `refused` and `not-held` kept nothing; `draft` is a document to be issued first. */
  readonly state: 'kept' | 'held-already' | 'another-version' | 'refused' | 'not-held' | 'draft';
  readonly credential?: {
    readonly id: string;
    readonly type: string;
    readonly credentialDigest: string;
  };
  /** What the verifier says of it; absent where no trust policy was given. */
  readonly judged?: JudgedArrival;
  /** Proofs that were kept, and those that are of nothing held. */
  readonly proofs?: { readonly kept: number; readonly unmatched: number };
  readonly document?: JsonObject;
  readonly why?: string;
  readonly remedy?: string;
}

/** What receiving needs. */
export interface ReceiveContext {
  readonly holdings: Holdings & ArrivalKeeper;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  /** Moment of arrival, ms since the epoch. */
  readonly at: number;
  /** The verifier, under the trust policy of whoever receives; absent: nothing is judged. */
  readonly judge?: (held: HeldCredential, holdings: Holdings) => Promise<JudgedArrival>;
  readonly onProgress?: (done: number) => Promise<void> | void;
}

/**
 * Receives files of whatever order: lists and resolutions first, so that credentials can be judged with
 * them, then credentials, then proofs of existence. A bad file is told and takes no other one with it. A
 * credential whose token is no sound credential is refused; all others are kept, with what the verifier says.
 */
export async function receiveFiles(
  texts: readonly ReceivedText[],
  context: ReceiveContext,
): Promise<readonly Received[]> {
  const arrivals = texts.map(({ name, text }) => ({
    name,
    arrival: readArrival(text, context.crypto),
  }));
  const together = withArrivals(
    context.holdings,
    arrivals.map(({ arrival }) => arrival),
    context.crypto,
  );
  const received = new Map<number, Received>();
  const order: readonly Arrival['kind'][] = [
    'did-resolution',
    'status-list',
    'credential',
    'sealed-part',
    'evidence',
    'vocabulary',
    'not-held',
  ];
  let done = 0;
  for (const kind of order)
    for (const [at, { arrival, name }] of arrivals.entries()) {
      if (arrival.kind !== kind) continue;
      received.set(at, { name, kind, ...(await keep(arrival, together, context)) });
      done += 1;
      await context.onProgress?.(done);
    }
  return arrivals.map((_, at) => received.get(at) as Received);
}

type Kept = Omit<Received, 'name' | 'kind'>;

async function keep(arrival: Arrival, together: Holdings, context: ReceiveContext): Promise<Kept> {
  const { holdings } = context;
  switch (arrival.kind) {
    case 'status-list':
    case 'did-resolution':
      return keepStaple(arrival, together, context);
    case 'credential':
      return keepCredential(arrival.held, together, context);
    case 'sealed-part':
      await holdings.keepSealedPart(arrival.part, []);
      return { state: 'kept' };
    case 'evidence':
      return keepEvidence(arrival.evidence, together, context);
    case 'vocabulary':
      return { state: 'draft', document: arrival.document };
    case 'not-held':
      return { state: 'not-held', why: arrival.why, remedy: arrival.remedy };
  }
}

async function keepCredential(
  held: HeldCredential,
  together: Holdings,
  { at, holdings, judge }: ReceiveContext,
): Promise<Kept> {
  const { credentialDigest, id, token, type } = held;
  const credential = { id, type, credentialDigest };
  const judged = await judge?.(held, together);
  if (judged?.isUnsound === true)
    return {
      state: 'refused',
      credential,
      judged,
      why: `it is no sound credential: ${judged.reasons.join(', ')}`,
      remedy: 'Ask its issuer for it again; this one was changed on its way, or was never one.',
    };
  const state = await holdings.keepCredential(token, {
    receivedAt: at,
    ...(judged !== undefined && { outcome: judged.outcome, reasons: judged.reasons }),
  });
  return { state, credential, ...(judged !== undefined && { judged }) };
}

async function keepEvidence(
  { didResolutions, existenceProofs, statusLists }: ArrivedEvidence,
  together: Holdings,
  context: ReceiveContext,
): Promise<Kept> {
  const { holdings } = context;
  const refused: string[] = [];
  for (const token of [...didResolutions, ...statusLists]) {
    const arrival = readArrival(token, context.crypto);
    const kept =
      arrival.kind === 'status-list' || arrival.kind === 'did-resolution'
        ? await keepStaple(arrival, together, context)
        : { why: 'it is neither a status list nor a resolution' };
    if (kept.why !== undefined) refused.push(kept.why);
  }
  const proofs = { kept: 0, unmatched: 0 };
  for (const proof of existenceProofs) {
    const { credentialDigest } = proof;
    const held =
      credentialDigest === undefined ? undefined : await holdings.withDigest(credentialDigest);
    const part =
      held !== undefined || credentialDigest === undefined
        ? undefined
        : await holdings.sealedPart(credentialDigest);
    if (held !== undefined) await holdings.keepProof(held.token, proof);
    else if (part !== undefined) await holdings.keepSealedPart(part, [...part.proofs, proof]);
    if (held !== undefined || part !== undefined) proofs.kept += 1;
    else proofs.unmatched += 1;
  }
  const [why] = refused;
  return {
    state: 'kept',
    proofs,
    ...(why !== undefined && { why: `of its staples ${refused.length} were left out: ${why}` }),
  };
}

/**
 * A status list or a resolution takes the place of what is held only where the verifier finds it sound under
 * the policy: a stranger can write any URL, sequence and date. Undecided, or without a policy, it is kept where
 * there is none.
 */
async function keepStaple(
  arrival: Extract<Arrival, { kind: 'status-list' | 'did-resolution' }>,
  together: Holdings,
  { crypto, holdings, judge }: ReceiveContext,
): Promise<Kept> {
  const { kind, token } = arrival;
  const held = readCredential(token, crypto);
  const judged = await judge?.(held, together);
  if (judged?.outcome === 'invalid' || judged?.isUnsound === true)
    return {
      state: 'refused',
      judged,
      why: `it is not sound: ${judged.reasons.join(', ')}`,
      remedy: 'Fetch it from whoever signs it.',
    };
  const before =
    kind === 'status-list'
      ? await holdings.statusList(arrival.url, held.issuer)
      : await holdings.didResolution(arrival.did);
  if (before !== undefined && before !== token && judged?.outcome !== 'valid')
    return {
      state: 'not-held',
      ...(judged !== undefined && { judged }),
      why: 'another one is held, and nothing shows that this one may take its place',
      remedy: 'Name the trust policy with --trust, and let its signer be resolved.',
    };
  await (kind === 'status-list'
    ? holdings.keepStatusList(token)
    : holdings.keepDidResolution(token));
  return { state: 'kept', ...(judged !== undefined && { judged }) };
}

/** What is held together with what arrives: one credential may rest on another of the same folder. */
function withArrivals(
  holdings: Holdings,
  arrivals: readonly Arrival[],
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): Holdings {
  const evidence = arrivals.flatMap((one) => (one.kind === 'evidence' ? [one.evidence] : []));
  const proofs = new Map<string, ExistenceProof[]>();
  const tokens = new Map<string, string>();
  for (const one of arrivals)
    if (one.kind === 'credential') tokens.set(one.held.credentialDigest, one.held.token);
  for (const proof of evidence.flatMap(({ existenceProofs }) => existenceProofs)) {
    const token = tokens.get(proof.credentialDigest ?? '');
    if (token !== undefined) proofs.set(token, [...(proofs.get(token) ?? []), proof]);
  }
  const arriving = createMemoryHoldings(
    {
      credentials: [...tokens.values()],
      statusLists: [
        ...arrivals.flatMap((one) => (one.kind === 'status-list' ? [one.token] : [])),
        ...evidence.flatMap(({ statusLists }) => readable(statusLists, crypto)),
      ],
      didResolutions: [
        ...arrivals.flatMap((one) => (one.kind === 'did-resolution' ? [one.token] : [])),
        ...evidence.flatMap(({ didResolutions }) => readable(didResolutions, crypto)),
      ],
      proofs,
    },
    crypto,
  );
  return {
    ...holdings,
    withDigest: async (digest) =>
      (await arriving.withDigest(digest)) ?? holdings.withDigest(digest),
    proofsOf: async (token) => [
      ...(await arriving.proofsOf(token)),
      ...(await holdings.proofsOf(token)),
    ],
    statusList: async (url, issuer) =>
      (await arriving.statusList(url, issuer)) ?? holdings.statusList(url, issuer),
    didResolution: async (did) =>
      (await arriving.didResolution(did)) ?? holdings.didResolution(did),
  };
}

/** Those that can be read at all; the others are told where they are kept. */
function readable(
  tokens: readonly string[],
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): readonly string[] {
  return tokens.filter((token) =>
    ['status-list', 'did-resolution'].includes(readArrival(token, crypto).kind),
  );
}
