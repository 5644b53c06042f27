import { setTimeout as wait } from 'node:timers/promises';
import { availableParallelism } from 'node:os';
import { basename, relative } from 'node:path';
import { CliError, EXIT } from './errors.ts';
import type { Io } from './io.ts';

/**
 * The process that the command runs in.
 * @param script the entry point, which threads of this process run too
 */
export function createProcessIo(script: URL): Io {
  const out = createWriter(process.stdout, 'standard output');
  return {
    out: out.write,
    isRead: out.isRead,
    err: createWriter(process.stderr, 'standard error').write,
    env: process.env,
    cwd: process.cwd(),
    now: () => Date.now(),
    wait: async (ms, signal) => {
      // It rejects for the signal alone.
      await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
    untilStopped,
    elapsed: () => performance.now(),
    isTerminal: process.stdout.isTTY,
    ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
    // Threads are started from JavaScript only: a loader for TypeScript does not reach them.
    ...(script.pathname.endsWith('.js')
      ? { threads: { script, count: Math.min(4, availableParallelism()) } }
      : {}),
    program: programName(process.argv[1] ?? ''),
  };
}

/** Ctrl-C, and what a service manager sends. */
function untilStopped(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      stop.abort();
    });
  return stop.signal;
}

interface Writer {
  readonly write: (text: string) => Promise<void>;
  readonly isRead: () => boolean;
}

/** Waits until text is written. A reader that went away (EPIPE) is no trouble; a full disk is. */
function createWriter(stream: NodeJS.WriteStream, name: string): Writer {
  let gone = false;
  // Without a listener the stream would end the process before the write's own callback is heard.
  stream.on('error', () => undefined);
  const write = async (text: string): Promise<void> => {
    if (gone) return;
    const fault = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
      stream.write(text, resolve);
    });
    if (fault === null || fault === undefined) return;
    gone = true;
    if (fault.code !== 'EPIPE')
      throw new CliError(
        EXIT.ownFault,
        `What was to be printed could not be written to ${name} (${String(fault.code)}): send it elsewhere, or make room.`,
        { cause: fault },
      );
  };
  return { write, isRead: () => !gone };
}

/** As it was typed: `originmark`, or `node` with the path of the file. */
function programName(script: string): string {
  if (basename(script).startsWith('originmark')) return 'originmark';
  const path = relative(process.cwd(), script);
  return `node ${path.startsWith('..') ? script : path}`;
}
