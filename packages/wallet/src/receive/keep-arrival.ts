import type { Holdings } from '../hold/holdings.ts';
import { type HeldCredential, readCredential } from '../read-credential.ts';
import { type Arrival, type ArrivedEvidence, readArrival } from './read-arrival.ts';
import type { ReceiveContext, Received } from './received.ts';

type Kept = Omit<Received, 'name' | 'kind'>;

/**
 * @internal Keeps what one file turned out to be, where it is sound.
 * @param together what is held and what arrives, for judging
 */
export async function keepArrival(
  arrival: Arrival,
  together: Holdings,
  context: ReceiveContext,
): Promise<Kept> {
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
