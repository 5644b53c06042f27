import { StorageError } from '@originmark/storage';
import type { FastifyBaseLogger } from 'fastify';
import type { Recovered } from './entries/recover.ts';

const EVERY_MS = 60_000;

/** Looks every minute for what a crash left unjudged. Gives a function that ends it. */
export function runRecovery(
  recover: () => Promise<Recovered>,
  log: FastifyBaseLogger,
): () => Promise<void> {
  let running = round();
  const timer = setInterval(() => {
    running = running.then(round);
  }, EVERY_MS);

  async function round(): Promise<void> {
    try {
      const { failed, judged } = await recover();
      if (judged.length > 0) log.info({ judged: judged.length }, 'judged what a crash had left');
      for (const { cause, submissionId } of failed)
        log.error({ err: cause, submissionId }, 'what a crash left could not be judged');
    } catch (fault) {
      if (fault instanceof StorageError && fault.code === 'lock.held') return;
      log.error({ err: fault }, 'what a crash left was not looked for');
    }
  }
  return async () => {
    clearInterval(timer);
    await running;
  };
}
