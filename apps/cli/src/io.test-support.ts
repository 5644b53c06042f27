import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeMigrated } from '../../../packages/storage/src/migrated-data.test-support.ts';
import type { Io } from './io.ts';

/** An `Io` for tests: it keeps what was printed, and works in a folder of its own. */
export interface TestIo extends Io {
  readonly printed: { out: string; err: string };
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/**
 * Keeps databases open between commands, until they are let go of, for good: opening one takes a second.
 * One that is not begun begins migrated, unless it is on a server: making one takes several.
 */
export function createKeeper({ onServer = false }: { readonly onServer?: boolean } = {}): {
  readonly keepOpen: NonNullable<Io['keepOpen']>;
  letGo(): Promise<void>;
} {
  let keeping = true;
  const held = new Map<string, { close(): Promise<void> }>();
  return {
    async keepOpen(name, open) {
      if (!keeping) return open();
      if (!onServer && !held.has(name)) await beginMigrated(join(name, 'database'));
      const opened =
        (held.get(name) as Awaited<ReturnType<typeof open>> | undefined) ?? (await open());
      held.set(name, opened);
      return { ...opened, close: () => Promise.resolve() };
    },
    async letGo() {
      keeping = false;
      for (const one of held.values()) await one.close();
      held.clear();
    },
  };
}

async function beginMigrated(folder: string): Promise<void> {
  if (!existsSync(folder)) await placeMigrated(folder);
}

/** A clock of tests: it goes on by a millisecond whenever it is read, and by all that is waited for. */
export interface TestClock extends Required<Pick<Io, 'now' | 'wait'>> {
  /** Milliseconds since the epoch; a test may set it. */
  at: number;
}

/** @param at where it begins */
export function createTestClock(at = Date.UTC(2026, 8, 24, 15, 10)): TestClock {
  const clock: TestClock = {
    at,
    now: () => (clock.at += 1),
    wait: (ms) => {
      clock.at += ms;
      return Promise.resolve();
    },
  };
  return clock;
}

/** Makes one, in a new temporary folder. */
export async function createTestIo(more: Partial<Io> = {}): Promise<TestIo> {
  const cwd = await mkdtemp(join(tmpdir(), 'originmark-cli-'));
  const printed = { out: '', err: '' };
  let now = Date.UTC(2026, 8, 24, 15, 10);
  return {
    printed,
    out: (text) => {
      printed.out += text;
      return Promise.resolve();
    },
    isRead: () => true,
    err: (text) => {
      printed.err += text;
      return Promise.resolve();
    },
    env: {},
    cwd,
    now: () => now,
    wait: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    elapsed: () => performance.now(),
    isTerminal: false,
    program: 'originmark',
    ...more,
    async file(name, content) {
      await writeFile(join(cwd, name), content);
      return name;
    },
    remove: () => rm(cwd, { recursive: true, force: true }),
  };
}

/** What a command throws, for its exit code and its sentence. */
export async function faultOf(
  work: Promise<unknown>,
): Promise<{ exitCode: unknown; message: string }> {
  try {
    await work;
  } catch (fault) {
    const { exitCode, message } = fault as { exitCode: unknown; message: string };
    return { exitCode, message };
  }
  return { exitCode: 'nothing was thrown', message: '' };
}
