import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EmbeddedChain,
  type JsonRpcServer,
  openEmbeddedChain,
  serveJsonRpc,
} from '@originmark/ledger/embedded';
import { markBatchMissing, type OpenDatabase } from '@originmark/storage';
import { createKeeper, createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

// One data folder for the whole file: tests build on those before. Its chain is behind a URL, so that
// others issue while one process anchors.

const MINUTE_MS = 60_000;
const CHAIN_ID = 28_001;
const keeper = createKeeper();
let io: TestIo;
let server: JsonRpcServer;
let chain: EmbeddedChain;
let database: OpenDatabase;
let at = Date.UTC(2026, 8, 24, 15, 10);
let stop: AbortController;
/** What happens in the pauses of `--watch`; behind the last it is asked to end. */
let script: (() => unknown)[] = [];

const run = (line: string) => runProgram(line.split(' '), io, '0');
const done = (line: string) => runJson(io, line);
let issued = 0;
/** Issues, and leaves no word of it in what was printed. */
async function issueOne(): Promise<void> {
  const { err, out } = io.printed;
  await run(`issue right.json --as registry --out right-${(issued += 1)}.jwt`);
  Object.assign(io.printed, { err, out });
}
const nothing = () => undefined;
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
/** What happened, without what was waited for. */
const eventsOf = (text: string) => linesOf(text).filter(({ kind }) => kind !== 'waiting');

beforeAll(async () => {
  io = await createTestIo({
    now: () => at,
    wait: async (ms) => {
      at += ms;
      const step = script.shift();
      if (step === undefined) stop.abort();
      else await step();
    },
    untilStopped: () => {
      stop = new AbortController();
      return stop.signal;
    },
    keepOpen: async (name, open) => {
      const opened = await keeper.keepOpen(name, open);
      database = opened as unknown as OpenDatabase;
      return opened;
    },
  });
  chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: io.now });
  server = await serveJsonRpc(chain, { port: 0 });
  await done(`init --rpc ${server.url} --chain-id ${CHAIN_ID} --finality instant`);
  await done('did create --method ethr --name registry');
  await run('draft right --owner registry --out right.json');
  await issueOne();
}, 120_000);
beforeEach(() => {
  script = [];
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(async () => {
  await keeper.letGo();
  await server.close();
  await chain.close();
  await io.remove();
});

describe('anchor --lag', () => {
  it('says what waits and for how long, and is an exception beyond the bound', async () => {
    at += 30 * MINUTE_MS;
    expect(await done('anchor --lag')).toMatchObject({
      waiting: 1,
      oldestWaitingMs: 30 * MINUTE_MS,
      lagMs: 30 * MINUTE_MS,
      open: [],
      missing: [],
      state: 'within-bound',
    });
    expect(await run('anchor --lag --bound 29')).toBe(2);
    expect(await run('anchor --lag --bound 29 --json')).toBe(2);
    expect(io.printed.out).toMatch(/lag +30 min, beyond the bound of 29 min/);
    expect(io.printed.out).toContain('"state":"late"');
  });

  it.each([
    ['anchor --lag --watch', /not both/],
    ['anchor --lag --bound soon', /number of minutes/],
    ['anchor --every 5', /goes with --watch/],
    ['anchor --bound 5', /goes with --watch or --lag/],
    ['anchor --watch --every 0', /number of seconds/],
    ['anchor --batch-size 10001', /from 1 to 10000/],
  ])('refuses %s', async (line, message) => {
    expect(await faultOf(run(line))).toEqual({
      exitCode: 64,
      message: expect.stringMatching(message),
    });
  });
});

describe('anchor --watch', () => {
  it('anchors what waits and what comes, prints it, and ends when it is asked to', async () => {
    script = [issueOne, nothing];
    expect(await run('anchor --watch --every 5')).toBe(0);
    const batches = io.printed.out.match(/^\S+Z batch \d+: confirmed, \d items, 0x/gm);
    expect(batches).toHaveLength(2);
    expect(await done('anchor --lag')).toMatchObject({
      waiting: 0,
      lagMs: 0,
      lastConfirmed: { id: 2 },
    });
  });

  it('lets a document wait for company, and no longer than it is told', async () => {
    await issueOne();
    script = Array.from({ length: 5 }, () => nothing);
    expect(await run('anchor --watch --every 60 --json')).toBe(0);
    expect(eventsOf(io.printed.out)).toEqual([]);
    Object.assign(io.printed, { out: '' });
    script = Array.from({ length: 8 }, () => nothing);
    expect(await run('anchor --watch --every 60 --json')).toBe(0);
    expect(eventsOf(io.printed.out)).toMatchObject([
      { at: expect.any(String), kind: 'batch', state: 'confirmed', size: 1 },
    ]);
  });

  it('says once for what it waits and how long, not with every look', async () => {
    script = [nothing, nothing, issueOne, nothing, nothing];
    expect(await run('anchor --watch --every 60 --batch-size 4')).toBe(0);
    const rule = 'looks every 5 s; a batch is made of 4, or when the oldest has waited 1 min';
    expect(
      io.printed.out
        .replaceAll(/^\S+Z /gm, '')
        .trimEnd()
        .split('\n'),
    ).toEqual([`waiting for documents, ${rule}`, `1 waiting for more documents, ${rule}`]);
    expect(await run('anchor')).toBe(0);
  });

  it('makes a batch at once when it is full', async () => {
    await issueOne();
    await issueOne();
    expect(await run('anchor --watch --every 3600 --batch-size 2 --json')).toBe(0);
    expect(eventsOf(io.printed.out)).toMatchObject([{ kind: 'batch', size: 2 }]);
  });

  it('says when the lag goes beyond its bound, and when it is back', async () => {
    await issueOne();
    script = Array.from({ length: 15 }, () => nothing);
    expect(await run('anchor --watch --every 60 --bound 0.5 --json')).toBe(0);
    const said = eventsOf(io.printed.out).map(({ kind, state }) => [kind, state]);
    expect(said).toEqual([
      ['lag', 'late'],
      ['batch', 'confirmed'],
      ['lag', 'within-bound'],
    ]);
  });
});

describe('a batch that was final and is gone', () => {
  const noteMissing = () =>
    database.transaction((tx) => markBatchMissing(tx, { batchId: 1, missingSince: at }));

  it('is damage in every answer, and its documents have no proof', async () => {
    await noteMissing();
    expect(await run('anchor --lag')).toBe(2);
    expect(io.printed.out).toMatch(/DAMAGE batch 1 of \d items \(0x/);
    expect(io.printed.out.replaceAll(/\s+/g, ' ')).toContain('It gives no proofs.');
  });

  it('is told as back when the ledger holds it, and then nothing is wrong', async () => {
    expect(await run('anchor --watch')).toBe(0);
    expect(io.printed.out).toContain('batch 1: the ledger holds it again');
    expect(await run('anchor')).toBe(0);
    expect(await run('anchor --lag')).toBe(0);
  });
});

describe('a document that a clock ahead of time stamped', () => {
  it('is an exception where a clock ran ahead, and says by how much', async () => {
    await run('anchor');
    at += 26 * 60 * MINUTE_MS;
    await issueOne();
    at -= 25 * 60 * MINUTE_MS;
    expect(await run('anchor --lag')).toBe(2);
    const page = io.printed.out.replaceAll(/\s+/g, ' ');
    expect(page).toContain('A document is stamped 1 d ahead of the clock here');
    expect(page).toContain('what waits may be older than is said');
    expect(await run('anchor --lag --json')).toBe(2);
    expect(io.printed.out).toContain('"state":"clock-ahead"');
    at += 25 * 60 * MINUTE_MS;
    // The legal twin: nothing is ahead any more.
    expect(await run('anchor --lag')).toBe(0);
  });
});
