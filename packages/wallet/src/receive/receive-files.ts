import { keepArrival } from './keep-arrival.ts';
import { type Arrival, readArrival } from './read-arrival.ts';
import type { ReceiveContext, Received, ReceivedText } from './received.ts';
import { withArrivals } from './with-arrivals.ts';

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
      received.set(at, { name, kind, ...(await keepArrival(arrival, together, context)) });
      done += 1;
      await context.onProgress?.(done);
    }
  return arrivals.map((_, at) => received.get(at) as Received);
}
