import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from '@jest/globals';
import { fsck, openDatabase } from './index.ts';
import { NOW } from './test-databases.test-support.ts';

const KILLS = Number(process.env['ORIGINMARK_KILLS'] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'originmark-kill-'));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process that writes and acknowledges, and kills it after so many acknowledgements. */
async function writeUntilKilled(run: number, acknowledgements: number): Promise<string[]> {
  const script = fileURLToPath(new URL('./write-until-killed.test-support.ts', import.meta.url));
  const running = spawn(
    process.execPath,
    ['--conditions=originmark-source', '--import', 'tsx', script, folder, String(run)],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] } },
  );
  child = running;
  const exited = once(running, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: running.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === acknowledgements) running.kill('SIGKILL');
  }
  await exited;
  return acknowledged;
}

it(
  `loses nothing that was acknowledged when its process is killed ${KILLS} times`,
  async () => {
    const acknowledged: string[] = [];
    for (let run = 0; run < KILLS; run++) {
      const lines = await writeUntilKilled(run, 15 + 11 * run);
      expect(lines.length).toBeGreaterThanOrEqual(15 + 11 * run);
      acknowledged.push(...lines);
    }
    const database = await openDatabase({ folder }, { clock: () => NOW });
    const rows = await database.db.selectFrom('credential_record').select('id').execute();
    const kept = new Set(rows.map(({ id }) => id));
    const findings = await fsck(database);
    const indexes = await database.db.selectFrom('status_index').select('index').execute();
    await database.close();
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(new Set(indexes.map(({ index }) => index)).size).toBe(indexes.length);
    expect(findings).toEqual([]);
  },
  60_000 + KILLS * 20_000,
);
