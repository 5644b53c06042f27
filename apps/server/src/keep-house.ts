import { forgetMarks, type OpenDatabase } from '@originmark/storage';
import type { FastifyBaseLogger } from 'fastify';

const EVERY_MS = 60_000;

/** Forgets what is over and could not be used again anyway. Gives a function that ends it. */
export function keepHouse(database: OpenDatabase, log: FastifyBaseLogger): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = database
      .transaction((tx) => forgetMarks(tx, { endedBefore: Date.now() }))
      .catch((err: unknown) => {
        log.warn({ err }, 'marks that are over were not forgotten');
      });
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
