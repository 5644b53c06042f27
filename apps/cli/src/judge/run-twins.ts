import type { HostileTwin } from '@originmark/demo-entry';
import type { StoryJudge } from './judge-story.ts';
import { runTwin, type TwinResult } from './run-twin.ts';
import { startTwinPool, type Threads } from './twin-threads.ts';

/** Fewer are done before a thread has started. */
const WORTH_THREADS = 8;

/**
 * Runs twins and gives their results in order, each as soon as it and those before it are there.
 * @param threads absent: one after the other, here
 */
export async function* runTwins(
  twins: readonly HostileTwin[],
  judge: StoryJudge,
  threads: Threads | undefined,
): AsyncGenerator<TwinResult, void> {
  if (threads === undefined || threads.count < 2 || twins.length < WORTH_THREADS) {
    for (const twin of twins) yield await runTwin(twin, judge);
    return;
  }
  const pool = startTwinPool(threads);
  try {
    const results = twins.map(({ id }) => pool.run(id));
    // Each is awaited in its turn; until then a failure must not count as unhandled.
    for (const result of results) result.catch(() => undefined);
    for (const result of results) yield await result;
  } finally {
    await pool.close();
  }
}
