import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEthrIndex, type Ledger } from '@originmark/ledger';
import { fsck, type OpenDatabase, openDatabase } from '@originmark/storage';
import type { RegistryMachine } from '../../../ledger/src/registry/histories/registry-machine.test-support.ts';
import { NOW, testDatabases } from '../../../storage/src/test-databases.test-support.ts';
import { createEthrIndexStore } from './ethr-index-store.ts';
import { connectMachine, openMachine, writeChanges } from './pull-until-killed.test-support.ts';

const clock = (): number => NOW;
let machine: RegistryMachine;
beforeAll(async () => {
  machine = await openMachine();
});

/** The first block of each window that was asked for. */
async function connect(
  interrupt: (asked: number) => boolean = () => false,
  registry?: string,
): Promise<{ readonly ledger: Ledger; readonly windows: number[] }> {
  const windows: number[] = [];
  const ledger = await connectMachine(machine, (fromBlock) => {
    if (interrupt(windows.length)) throw new Error('the process ends here');
    windows.push(fromBlock);
  });
  return { ledger: registry === undefined ? ledger : { ...ledger, registry }, windows };
}

const rowsOf = async ({ db }: OpenDatabase) => ({
  events: await db.selectFrom('ethr_event').select(['block_number', 'log_index']).execute(),
  marks: await db.selectFrom('ethr_mark').select('block_number').execute(),
});

describe.each(testDatabases())('an index that keeps its history on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  it('goes on where a pull was broken off, without loss or doubles', async () => {
    const whole = await createEthrIndex({ ledger: (await connect()).ledger });
    await whole.sync();
    let last = -1;
    for (const after of [3, 1, 9]) {
      const { ledger, windows } = await connect((asked) => asked >= after);
      const store = createEthrIndexStore(database, ledger);
      await expect((await createEthrIndex({ ledger, store })).sync()).rejects.toThrow();
      expect(windows.every((from) => from > last)).toBe(true);
      last = Math.max(last, ...windows);
    }
    const { ledger, windows } = await connect();
    const store = createEthrIndexStore(database, ledger);
    const index = await createEthrIndex({ ledger, store });
    await index.sync();
    expect(Math.min(...windows)).toBeGreaterThan(last);
    expect(index.size).toBe(whole.size);
    const { events } = await rowsOf(database);
    expect(events).toHaveLength(whole.size);
    // A second start asks for nothing, and for what is new alone.
    const again = await connect();
    const second = await createEthrIndex({ ledger: again.ledger, store });
    await second.sync();
    expect(again.windows).toEqual([]);
    const { number } = machine.head;
    await writeChanges(machine, 1);
    await second.sync();
    expect(again.windows).toEqual([number + 1]);
    expect(second.size).toBe(whole.size + 1);
    expect(await fsck(database)).toEqual([]);
  });

  it('notices another that writes beside it, and loads what that one kept', async () => {
    const { ledger } = await connect();
    const store = createEthrIndexStore(database, ledger);
    const [one, other] = [
      await createEthrIndex({ ledger, store }),
      await createEthrIndex({ ledger, store }),
    ];
    await Promise.all([one.sync(), other.sync()]);
    for (let round = 0; round < 3; round += 1) {
      await writeChanges(machine, 2);
      await Promise.all([one.sync(), other.sync()]);
    }
    expect(one.size).toBe(other.size);
    expect((await rowsOf(database)).events).toHaveLength(one.size);
  });

  it('refuses the history of another network, and leaves it as it is', async () => {
    const { ledger } = await connect();
    await (await createEthrIndex({ ledger, store: createEthrIndexStore(database, ledger) })).sync();
    const before = await rowsOf(database);
    const registry = `0x${'9'.repeat(40)}`;
    const foreign = (await connect(undefined, registry)).ledger;
    const store = createEthrIndexStore(database, ledger);
    await expect(createEthrIndex({ ledger: foreign, store })).rejects.toMatchObject({
      code: 'index.foreign-store',
    });
    const empty = createEthrIndexStore(database, foreign);
    expect(await empty.load()).toBeUndefined();
    const index = await createEthrIndex({ ledger, store: empty });
    await expect(index.sync()).rejects.toMatchObject({ code: 'record.mismatch' });
    expect(await rowsOf(database)).toEqual(before);
  });

  it('begins anew where a row is damaged', async () => {
    const { ledger } = await connect();
    const store = createEthrIndexStore(database, ledger);
    const index = await createEthrIndex({ ledger, store });
    await index.sync();
    const [first] = await database.db.selectFrom('ethr_event').selectAll().limit(1).execute();
    await database.db.deleteFrom('ethr_event').where('event', '=', first!.event).execute();
    await database.db
      .insertInto('ethr_event')
      .values({ ...first!, event: '{' })
      .execute();
    const again = await createEthrIndex({ ledger, store });
    await again.sync();
    expect(again.size).toBe(index.size);
    expect(await fsck(database)).toEqual([]);
  });
});

describe('an index whose process is killed while it pulls', () => {
  const folder = mkdtempSync(join(tmpdir(), 'originmark-pull-'));
  let child: ChildProcess | undefined;
  afterAll(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Pulls in a process of its own; kills it after so many acknowledged parts. */
  async function pullUntilKilled(parts: number): Promise<number> {
    const script = fileURLToPath(new URL('./pull-until-killed.test-support.ts', import.meta.url));
    const running = spawn(
      process.execPath,
      ['--conditions=originmark-source', '--import', 'tsx', script, folder],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] } },
    );
    child = running;
    const exited = once(running, 'exit');
    let last = -1;
    let seen = 0;
    for await (const line of createInterface({ input: running.stdout })) {
      last = Number(line);
      seen += 1;
      if (seen === parts) running.kill('SIGKILL');
    }
    await exited;
    return last;
  }

  it('loses nothing that was kept, and reads on from there', async () => {
    const last = await pullUntilKilled(7);
    expect(last).toBeGreaterThan(0);
    const database = await openDatabase({ folder }, { clock });
    try {
      const fresh = await openMachine();
      const windows: number[] = [];
      const ledger = await connectMachine(fresh, (from) => windows.push(from));
      const whole = await createEthrIndex({ ledger });
      await whole.sync();
      windows.length = 0;
      const store = createEthrIndexStore(database, ledger);
      const index = await createEthrIndex({ ledger, store });
      await index.sync();
      expect(windows[0]).toBeGreaterThan(last);
      expect(index.size).toBe(whole.size);
      expect((await rowsOf(database)).events).toHaveLength(whole.size);
      expect(await fsck(database)).toEqual([]);
    } finally {
      await database.close();
    }
  }, 90_000);
});
