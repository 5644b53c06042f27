import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type CrashReport, checkAfterCrash } from './check-after-crash.test-support.ts';

export interface CrashRun extends CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
}

/** Acknowledgements after which a process is killed at the latest, give or take a tenth of a second. */
const MOST_LINES = 20;

/**
 * Lets a process issue, publish and anchor in one folder and kills it (SIGKILL) at a random moment,
 * again and again; one time in ten before it is ready, while it opens or recovers.
 * @param options.random 0 to 1, exclusive
 */
export async function runCrashes(options: {
  readonly kills: number;
  readonly random: () => number;
  /** Called after each kill; false ends the run early, with its comparison. */
  readonly onKill?: (kill: number, lines: number) => boolean;
}): Promise<CrashRun> {
  const folder = mkdtempSync(join(tmpdir(), 'originmark-crash-'));
  const acknowledged: string[] = [];
  try {
    let kills = 0;
    while (kills < options.kills) {
      const kill = kills + 1;
      const early = kill % 10 === 0;
      const lines = await workUntilKilled(folder, {
        // Counted in what was done, so that a slow machine is killed at work as well.
        afterLines: early ? 0 : 1 + Math.floor(options.random() * MOST_LINES),
        delayMs: options.random() * (early ? 3000 : 100),
      });
      acknowledged.push(...lines);
      kills = kill;
      if (options.onKill?.(kill, lines.length) === false) break;
    }
    const report = await checkAfterCrash(folder, acknowledged);
    return { ...report, kills, acknowledged: acknowledged.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function workUntilKilled(
  folder: string,
  { afterLines, delayMs }: { readonly afterLines: number; readonly delayMs: number },
): Promise<string[]> {
  const script = fileURLToPath(new URL('./work-until-killed.test-support.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=originmark-source', '--import', 'tsx', script, folder],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] } },
  );
  const exited = once(child, 'exit');
  const killLater = (): void => {
    setTimeout(() => child.kill('SIGKILL'), delayMs);
  };
  if (afterLines === 0) killLater();
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === afterLines) killLater();
  }
  const [code, signal] = (await exited) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the worker ended by itself with ${String(code)}`);
  return lines;
}
