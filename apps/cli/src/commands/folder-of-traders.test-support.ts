import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createKeeper,
  createTestClock,
  createTestIo,
  faultOf,
  type TestClock,
  type TestIo,
} from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

/** A data folder whose time goes on as the commands let it. */
export interface TestFolder {
  readonly io: TestIo;
  readonly clock: TestClock;
  /** Runs a command that must succeed; what it printed with `--json`. */
  readonly done: (line: string) => Promise<Record<string, unknown>>;
  /** Runs a command; its exit code. What it printed is in `io.printed`, and nothing else. */
  readonly run: (line: string) => Promise<number>;
  /** Exit code and sentence of a command that must not succeed. */
  readonly refused: (line: string) => ReturnType<typeof faultOf>;
  readonly write: (name: string, value: unknown) => Promise<string>;
  readonly text: (name: string) => Promise<string>;
  readonly json: (name: string) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

/** An empty one. */
export async function createTestFolder(): Promise<TestFolder> {
  const clock = createTestClock();
  const keeper = createKeeper();
  const { now, wait } = clock;
  const io = await createTestIo({ now, wait, keepOpen: keeper.keepOpen });
  const text = (name: string) => readFile(join(io.cwd, name), 'utf8');
  return {
    io,
    clock,
    done: (line) => runJson(io, line),
    run: (line) => {
      Object.assign(io.printed, { out: '', err: '' });
      return runProgram(line.split(' '), io, '0');
    },
    refused: (line) => faultOf(runProgram(line.split(' '), io, '0')),
    write: (name, value) => io.file(name, JSON.stringify(value)),
    text,
    json: async (name) => JSON.parse(await text(name)) as Record<string, unknown>,
    async close() {
      await keeper.letGo();
      await io.remove();
    },
  };
}

/**
 * Begins a folder with did:ethr "registry", "exporter" and "importer", each with a key to sign, the importer
 * with one to present, and a policy "trust.json" whose root is the registry. The DIDs, by name.
 */
export async function beginTraders(
  done: TestFolder['done'],
): Promise<Readonly<Record<string, string>>> {
  await done('init --chain-id 0x6f6d');
  const dids: Record<string, string> = {};
  for (const name of ['registry', 'exporter', 'importer']) {
    const { did } = await done(`did create --method ethr --name ${name}`);
    dids[name] = did as string;
    await done(`did add-key ${name} --type P-256`);
  }
  await done('did add-key importer --type P-256 --use present');
  await done('trust template --root registry --out trust.json');
  return dids;
}
