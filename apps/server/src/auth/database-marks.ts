import { forgetMarks, markOnce, type OpenDatabase } from '@originmark/storage';
import type { ReplayMarks } from './replay-marks.ts';

const SWEEP_MS = 60_000;

/** Marks in the database, so that all processes of it know them; what is over is forgotten once a minute. */
export function databaseMarks(database: OpenDatabase, clock: () => number): ReplayMarks {
  let sweptAt = clock();
  return {
    async spend(mark, until) {
      const now = clock();
      const isDue = now - sweptAt >= SWEEP_MS;
      if (isDue) sweptAt = now;
      return database.transaction(async (tx) => {
        if (isDue) await forgetMarks(tx, { endedBefore: now });
        return markOnce(tx, { mark, expiresAt: until.getTime() });
      });
    },
  };
}
