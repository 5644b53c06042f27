import { joinArrivals } from './join-arrivals.ts';
import { keepArrival } from './keep-arrival.ts';
import { keepStaples } from './keep-evidence.ts';
import { type Arrival, readArrival } from './read-arrival.ts';
import type { ReceiveContext, Received, ReceivedText } from './received.ts';

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
      const beside = { together, leftOut: leftOut.get(arrival) ?? [] };
      received.set(at, { name, kind, ...(await keepArrival(arrival, beside, context)) });
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
