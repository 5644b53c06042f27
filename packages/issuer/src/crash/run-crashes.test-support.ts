import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleScript } from './bundle-script.test-support.ts';
import { type CrashReport, checkAfterCrash } from './check-after-crash.test-support.ts';
import { killWhile } from './kill-while.test-support.ts';
import { fractionsOf } from './seeds.test-support.ts';

export interface CrashRun extends CrashReport {
  readonly kills: number;
  readonly seed: number;
  readonly acknowledged: number;
}

/** When a process is killed: so long (in ms, at most) after the nth line of a kind; null: its start. */
const MOMENTS = [
  { line: /^issued/, nth: 5, withinMs: 300 },
  { line: /^at anchoring/, nth: 1, withinMs: 3000 },
  { line: /^at publishing/, nth: 2, withinMs: 600 },
  { line: /^anchored/, nth: 1, withinMs: 100 },
  { line: null, nth: 0, withinMs: 3000 },
] as const;

/**
 * Lets a process issue, publish and anchor in one folder and kills it (SIGKILL) at a random moment,
 * again and again: in the midst of issuing, of anchoring, of publishing, and while it opens or recovers.
 * @param options.seed of the moments; the run gives it again
 */
export async function runCrashes(options: {
  readonly kills: number;
  readonly seed: number;
  /** Called after each kill; false ends the run early, with its comparison. */
  readonly onKill?: (kill: number, lines: number) => boolean;
}): Promise<CrashRun> {
  const folder = mkdtempSync(join(tmpdir(), 'originmark-crash-'));
  const script = await bundleScript(
    new URL('./work-until-killed.test-support.ts', import.meta.url),
  );
  const random = fractionsOf(options.seed);
  const acknowledged: string[] = [];
  try {
    let kills = 0;
    while (kills < options.kills) {
      const kill = kills + 1;
      const moment = MOMENTS[kill % MOMENTS.length] ?? MOMENTS[0];
      const lines = await workUntilKilled([script, folder], moment, random() * moment.withinMs);
      acknowledged.push(...lines.filter((line) => !line.startsWith('at ')));
      kills = kill;
      if (options.onKill?.(kill, lines.length) === false) break;
    }
    const report = await checkAfterCrash(folder, acknowledged);
    return { ...report, kills, seed: options.seed, acknowledged: acknowledged.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(script);
  }
}

function workUntilKilled(
  args: readonly string[],
  { line, nth }: (typeof MOMENTS)[number],
  delayMs: number,
): Promise<string[]> {
  return killWhile({
    args,
    ...(line !== null && { after: { line, nth } }),
    delayMs,
  });
}
