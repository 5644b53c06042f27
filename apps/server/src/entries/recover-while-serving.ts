import { StorageError } from '@originmark/storage';
import type { RoutePlugin } from '../app.ts';
import type { EntryDesk } from './entry-desk.ts';
import { recoverSubmissions } from './recover.ts';

const EVERY_MS = 60_000;

/** Takes up what a crash left unjudged, when the service starts and every minute while it runs. */
export function recoverWhileServing(desk: EntryDesk): RoutePlugin {
  return (app) => {
    let running: Promise<void> | undefined;
    const run = async (): Promise<void> => {
      try {
        const { failed, judged } = await recoverSubmissions(desk);
        if (judged.length > 0) app.log.info({ judged }, 'judged what was left');
        for (const { cause, submissionId } of failed)
          app.log.error({ err: cause, submissionId }, 'cannot be judged');
      } catch (cause) {
        // Another process is at it.
        if (cause instanceof StorageError && cause.code === 'lock.held') return;
        app.log.error({ err: cause }, 'what was left is not looked for');
      }
    };
    const start = (): void => {
      running ??= run().finally(() => {
        running = undefined;
      });
    };
    let timer: NodeJS.Timeout | undefined;
    app.addHook('onListen', () => {
      start();
      timer = setInterval(start, EVERY_MS).unref();
    });
    app.addHook('onClose', async () => {
      clearInterval(timer);
      await running;
    });
  };
}
