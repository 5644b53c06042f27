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

/**
 * Lets a process issue, publish and anchor in one folder and kills it (SIGKILL) at a random moment,
 * again and again; one time in ten before it is ready, while it opens or recovers.
 * @param options.random 0 to 1, exclusive
 */
export async function runCrashes(options: {
  readonly kills: number;
  readonly random: () => number;
  readonly onKill?: (kill: number, lines: number) => void;
}): Promise<CrashRun> {
  const folder = mkdtempSync(join(tmpdir(), 'originmark-crash-'));
  const acknowledged: string[] = [];
  try {
    for (let kill = 1; kill <= options.kills; kill++) {
      const early = kill % 10 === 0;
      const delayMs = early ? 500 + options.random() * 2000 : options.random() * 1500;
      const lines = await workUntilKilled(folder, { early, delayMs });
      acknowledged.push(...lines);
      options.onKill?.(kill, lines.length);
    }
    const report = await checkAfterCrash(folder, acknowledged);
    return { ...report, kills: options.kills, acknowledged: acknowledged.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function workUntilKilled(
  folder: string,
  { early, delayMs }: { readonly early: boolean; readonly delayMs: number },
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
  if (early) killLater();
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line === 'ready' && !early) killLater();
  }
  const [code, signal] = (await exited) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the worker ended by itself with ${String(code)}`);
  return lines;
}
