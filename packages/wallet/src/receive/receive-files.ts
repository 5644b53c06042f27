import {
  checkStapledExistence,
  type CryptoPrimitives,
  type ExistenceProof,
  type JsonObject,
} from '@originmark/core';
import type { Holdings } from '../hold/holdings.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import type { SealedPart } from '@originmark/schemas';
import { type ArrivedStaple, joinArrivals, type Together } from './join-arrivals.ts';
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
  /** With the proofs that are held of it already. */
  keepSealedPart(part: SealedPart, proofs: readonly ExistenceProof[]): Promise<unknown>;
  /** The higher sequence stays; what takes its place does so whatever its sequence. */
  keepStatusList(token: string, takesPlace?: boolean): Promise<unknown>;
  /** The later one stays; what takes its place does so whatever its date. */
  keepDidResolution(token: string, takesPlace?: boolean): Promise<unknown>;
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
  const together = await joinArrivals(
    arrivals.map(({ arrival }) => arrival),
    context,
  );
  const received = new Map<number, Received>();
  const leftOut = new Map<Arrival, readonly string[]>();
  let done = 0;
  const keepAll = async (kind: Arrival['kind']): Promise<void> => {
    for (const [at, { arrival, name }] of arrivals.entries()) {
      if (arrival.kind !== kind) continue;
      const kept = await keep(arrival, { together, leftOut: leftOut.get(arrival) ?? [] }, context);
      received.set(at, { name, kind, ...kept });
      done += 1;
      await context.onProgress?.(done);
    }
  };
  await keepAll('did-resolution');
  await keepAll('status-list');
  // Staples of evidence count for the credentials, its proofs come after them.
  for (const { arrival } of arrivals)
    if (arrival.kind === 'evidence')
      leftOut.set(arrival, await keepStaples(arrival.evidence, together, context));
  await keepAll('credential');
  await keepAll('sealed-part');
  await keepAll('evidence');
  await keepAll('vocabulary');
  await keepAll('not-held');
  return arrivals.map((_, at) => received.get(at) as Received);
}

type Kept = Omit<Received, 'name' | 'kind'>;

interface Beside {
  readonly together: Together;
  /** Why staples of this evidence were left out. */
  readonly leftOut: readonly string[];
}

async function keep(
  arrival: Arrival,
  { leftOut, together }: Beside,
  context: ReceiveContext,
): Promise<Kept> {
  switch (arrival.kind) {
    case 'status-list':
    case 'did-resolution':
      return keepStaple(arrival, together, context);
    case 'credential':
      return keepCredential(arrival.held, together, context);
    case 'sealed-part':
      return keepSealed(arrival.part, context);
    case 'evidence':
      return keepProofs(arrival.evidence, { together, leftOut }, context);
    case 'vocabulary':
      return { state: 'draft', document: arrival.document };
    case 'not-held':
      return { state: 'not-held', why: arrival.why, remedy: arrival.remedy };
  }
}

async function keepCredential(
  held: HeldCredential,
  together: Together,
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

/** Nobody but its addressee can tell a sealed part from another: the first one stays, and that is told. */
async function keepSealed(part: SealedPart, { holdings }: ReceiveContext): Promise<Kept> {
  const before = await holdings.sealedPart(part.credentialDigest);
  if (before !== undefined && before.jwe !== part.jwe)
    return {
      state: 'not-held',
      why: `another sealed part of ${part.credential} is held, and only its addressee can tell which is right`,
      remedy:
        'Ask whoever sealed it which of the two is theirs; in a new data folder the other can be held.',
    };
  await holdings.keepSealedPart(part, []);
  return { state: before === undefined ? 'kept' : 'held-already' };
}

/** Keeps lists and resolutions of a file of evidence. @returns why others were left out */
async function keepStaples(
  { didResolutions, statusLists }: ArrivedEvidence,
  together: Together,
  context: ReceiveContext,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const token of [...didResolutions, ...statusLists]) {
    const arrival = readArrival(token, context.crypto);
    const kept =
      arrival.kind === 'status-list' || arrival.kind === 'did-resolution'
        ? await keepStaple(arrival, together, context)
        : { why: 'it is neither a status list nor a resolution' };
    if (kept.why !== undefined) refused.push(kept.why);
  }
  return refused;
}

async function keepProofs(
  { existenceProofs }: ArrivedEvidence,
  { leftOut, together }: Beside,
  { crypto, holdings }: ReceiveContext,
): Promise<Kept> {
  const proofs = { kept: 0, unmatched: 0 };
  /** By the digest of what is sealed: kept together, for every keeping writes what is there. */
  const ofParts = new Map<string, ExistenceProof[]>();
  for (const proof of existenceProofs) {
    const { credentialDigest = '' } = proof;
    const held = await holdings.withDigest(credentialDigest);
    const isOfHeld =
      held !== undefined &&
      [held.token, ...together.formsOf(held.credentialDigest)].some((token) =>
        isOf(proof, token, crypto),
      );
    if (isOfHeld) {
      await holdings.keepProof(held.token, proof);
      proofs.kept += 1;
    } else if (held === undefined)
      ofParts.set(credentialDigest, [...(ofParts.get(credentialDigest) ?? []), proof]);
    else proofs.unmatched += 1;
  }
  for (const [credentialDigest, several] of ofParts) {
    const part = await holdings.sealedPart(credentialDigest);
    if (part !== undefined) await holdings.keepSealedPart(part, several);
    proofs[part === undefined ? 'unmatched' : 'kept'] += several.length;
  }
  const [why] = leftOut;
  return {
    state: 'kept',
    proofs,
    ...(why !== undefined && { why: `of its staples ${leftOut.length} were left out: ${why}` }),
  };
}

/** Whether the very token is a leaf of the checkpoint; what a ledger holds of that, the verifier asks. */
function isOf(
  proof: ExistenceProof,
  token: string,
  { sha256 }: Pick<CryptoPrimitives, 'sha256'>,
): boolean {
  const bytes = new TextEncoder().encode(token);
  const answer = checkStapledExistence({ proof, tag: 'credential', bytes, sha256, ledgers: [] });
  return answer.ok || answer.problem === 'ledger-not-listed';
}

/**
 * A status list or a resolution takes the place of what is held only where the verifier finds it sound under
 * the policy: a stranger can write any URL, sequence and date. Undecided, or without a policy, it is kept where
 * there is none.
 */
async function keepStaple(
  arrival: ArrivedStaple,
  together: Holdings,
  { crypto, holdings, judge }: ReceiveContext,
): Promise<Kept> {
  const { kind, token } = arrival;
  const held = readCredential(token, crypto, BUNDLE_LIMITS.statusListTokenBytes);
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
  // What was kept undecided may have any sequence and any date.
  const takesPlace = before !== undefined && before !== token && !(await isValid(before));
  await (kind === 'status-list'
    ? holdings.keepStatusList(token, takesPlace)
    : holdings.keepDidResolution(token, takesPlace));
  return { state: 'kept', ...(judged !== undefined && { judged }) };

  async function isValid(before: string): Promise<boolean> {
    const held = readCredential(before, crypto, BUNDLE_LIMITS.statusListTokenBytes);
    return (await judge?.(held, together))?.outcome === 'valid';
  }
}
