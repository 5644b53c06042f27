import type { SealedPart } from '@originmark/schemas';
import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { Together } from './join-arrivals.ts';
import { keepProofs } from './keep-evidence.ts';
import { keepStaple } from './keep-staple.ts';
import type { Arrival } from './read-arrival.ts';
import type { ReceiveContext, Received } from './received.ts';

type Kept = Omit<Received, 'name' | 'kind'>;

interface Beside {
  /** What is held and what arrives, for judging. */
  readonly together: Together;
  /** Why staples of this evidence were left out. */
  readonly leftOut: readonly string[];
}

/** @internal Keeps what one file turned out to be, where it is sound. Staples of evidence are kept before. */
export async function keepArrival(
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
