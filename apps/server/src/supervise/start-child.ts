import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import type { ProcessRole } from '../config/ports.ts';

/** Pauses before a process that ended is started again, doubled each time. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Whatever ends so often within so long is not mended by starting it again. */
const TOO_OFTEN = 5;
const WITHIN_MS = 60_000;
/** Longer than the children's own patience. */
const KILL_AFTER_MS = 35_000;

export interface ChildOptions {
  readonly role: ProcessRole;
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: FastifyBaseLogger;
  /** Called once, where it ends too often, or with a sentence of its own that no new start mends. */
  readonly givenUp: (exitCode: number) => void;
  readonly elapsed: () => number;
  /** Milliseconds before it is started again; default {@link pauseAfter}. */
  readonly pauseOf?: (lately: number) => number;
}

/** A process that is started again when it ends. */
export interface Child {
  readonly pid: () => number | undefined;
  /** Resolves with the first word of the process that runs now. */
  up(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  close(): Promise<void>;
}

/** Exit codes (sysexits.h) that say that starting it again would not help. */
const OF_NO_USE: ReadonlySet<number> = new Set([64, 65]);

/** Starts a process, and again whenever it ends, until it is closed or given up. */
export function startChild(options: ChildOptions): Child {
  const { elapsed, givenUp, log, pauseOf = pauseAfter, role } = options;
  const ends: number[] = [];
  let current: ChildProcess | undefined;
  let pause: NodeJS.Timeout | undefined;
  let isClosing = false;

  const start = (): void => {
    const child = spawn(process.execPath, [...process.execArgv, options.script, '--role', role], {
      env: { ...options.env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    current = child;
    child.once('error', (err) => {
      log.error({ err, role }, 'could not be started');
    });
    child.once('exit', (code, signal) => {
      ended(code, signal);
    });
  };
  const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (isClosing) return;
    const now = elapsed();
    ends.push(now);
    const lately = ends.filter((at) => now - at < WITHIN_MS).length;
    if (OF_NO_USE.has(code ?? 0) || lately >= TOO_OFTEN) {
      log.fatal({ role, code, signal, lately }, 'is given up');
      givenUp(code ?? 70);
      return;
    }
    const ms = pauseOf(lately);
    log.warn({ role, code, signal, again: ms }, 'ended, and is started again');
    pause = setTimeout(start, ms);
  };
  start();
  return {
    pid: () => current?.pid,
    async up() {
      if (current !== undefined) await once(current, 'message');
    },
    async close() {
      isClosing = true;
      clearTimeout(pause);
      await end(current);
    },
  };
}

/** 1, 2, 4 … 30 seconds, by how often it ended lately. */
export function pauseAfter(lately: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (lately - 1));
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
