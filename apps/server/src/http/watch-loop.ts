import { clearInterval, setInterval } from 'node:timers';
import type { FastifyInstance } from 'fastify';

const LOOK_MS = 500;

/**
 * Whether the process was busy with itself for longer than the limit when it last looked. A look that comes late is
 * the measure: a histogram of the event loop has no sample at all while it stands still, and what reads it takes that
 * for a delay without end.
 * @param elapsed milliseconds that only run forward
 * @param limitMs 0: never behind
 */
export function watchLoop(
  app: FastifyInstance,
  limitMs: number,
  elapsed: () => number,
): () => boolean {
  let last = elapsed();
  let late = 0;
  const timer = setInterval(() => {
    const now = elapsed();
    late = now - last - LOOK_MS;
    last = now;
  }, LOOK_MS);
  timer.unref();
  app.addHook('onClose', (_app, done) => {
    clearInterval(timer);
    done();
  });
  return () => limitMs > 0 && late > limitMs;
}
