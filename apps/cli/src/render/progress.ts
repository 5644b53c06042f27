import { SingleBar } from 'cli-progress';
import type { Io } from '../io.ts';

/** How far long work has come. */
export interface Progress {
  readonly step: () => Promise<void>;
  readonly end: () => void;
}

/**
 * Shows how far work has come, on standard error: a bar on a terminal, a line for each step elsewhere.
 * Work of one step says nothing.
 */
export function startProgress(
  io: Pick<Io, 'err' | 'isTerminal'>,
  what: string,
  total: number,
): Progress {
  if (total < 2) return { step: () => Promise.resolve(), end: () => undefined };
  if (!io.isTerminal) {
    let done = 0;
    return {
      step: async () => {
        done += 1;
        await io.err(`${Math.min(done, total)} of ${total} ${what}\n`);
      },
      end: () => undefined,
    };
  }
  const bar = new SingleBar({
    format: `{bar} {value} of {total} ${what}`,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0);
  return {
    step: () => {
      bar.increment();
      return Promise.resolve();
    },
    end: () => {
      bar.stop();
    },
  };
}
