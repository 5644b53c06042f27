import type { Threads } from './judge/twin-threads.ts';

/** All that a command may touch of the process: tests give their own. */
export interface Io {
  /** Writes to standard output; resolves when it is written, or nobody reads any more. */
  readonly out: (text: string) => Promise<void>;
  /** Whether somebody still reads standard output, as far as the last write could tell. */
  readonly isRead: () => boolean;
  /** Writes to standard error. */
  readonly err: (text: string) => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Lets so many milliseconds of {@link now} go by, or fewer when the signal is given. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /**
   * Given when the process is asked to end. Whoever asks for it ends by himself; a second request ends
   * the process. Absent: nobody can ask.
   */
  readonly untilStopped?: () => AbortSignal;
  /** Milliseconds that only run forward, for durations. */
  readonly elapsed: () => number;
  readonly isTerminal: boolean;
  /** Columns of the terminal, where it is one. */
  readonly columns?: number;
  /** Threads for work that can be shared out; absent: everything is done in this one. */
  readonly threads?: Threads;
  /**
   * Keeps what is costly to open between the commands of one process, which then do not close it.
   * Absent: each command opens and closes its own.
   */
  readonly keepOpen?: <T extends { close(): Promise<void> }>(
    name: string,
    open: () => Promise<T>,
  ) => Promise<T>;
  /** How this command was called, for the examples it prints. */
  readonly program: string;
}

/** What every command is given. */
export interface Call<Args> {
  readonly args: Args;
  readonly io: Io;
}
