import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '@originmark/storage';
import {
  createKeeper,
  createTestClock,
  createTestIo,
  faultOf,
  type TestIo,
} from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

let io: TestIo;
let keeper = createKeeper();

const done = (line: string) => runJson(io, line);

const refused = (line: string) => faultOf(runProgram(line.split(' '), io, '0'));
const idsOf = (rows: unknown) => (rows as readonly { readonly id: string }[]).map(({ id }) => id);

/** Leaves a credential as a crash between record and signature would. */
async function unsign(id: string): Promise<void> {
  await keeper.letGo();
  const database = await openDatabase(
    { folder: join(io.cwd, '.originmark/database') },
    { clock: io.now },
  );
  try {
    await database.transaction((tx) =>
      tx
        .updateTable('credential_record')
        .set({ state: 'intended', token: null, kid: null, signed_at: null, handed_over_at: null })
        .where('id', '=', id)
        .execute(),
    );
  } finally {
    await database.close();
  }
  keeper = createKeeper();
}

beforeAll(async () => {
  const clock = createTestClock();
  io = await createTestIo({
    now: clock.now,
    keepOpen: (name, open) => keeper.keepOpen(name, open),
  });
  await done('init --chain-id 0x6f6e');
  await done('did create --method ethr --name registry');
  await runProgram('draft right --owner registry --out right.json'.split(' '), io, '0');
}, 120_000);
afterAll(async () => {
  await keeper.letGo();
  await io.remove();
});

describe('interrupted', () => {
  it('has nothing to tell where all that was issued was handed over', async () => {
    await done('issue right.json --as registry --out right.jwt');
    expect(await done('interrupted list')).toEqual({ unsigned: [], notHandedOver: [] });
  });

  it('keeps what was issued and could not be written, and writes that same one', async () => {
    // A file stands where a folder is to be: only writing finds that.
    await io.file('taken', '');
    const fault = await refused('issue right.json --as registry --out taken/right.jwt');
    const { notHandedOver, unsigned } = await done('interrupted list');
    const [id = ''] = idsOf(notHandedOver);
    expect(unsigned).toEqual([]);
    expect(fault).toEqual({
      exitCode: 65,
      message: expect.stringContaining(`originmark interrupted finish ${id} --out <file>`),
    });
    expect(await done(`interrupted finish ${id} --out written.jwt`)).toMatchObject({ id });
    expect(await done('interrupted list')).toEqual({ unsigned: [], notHandedOver: [] });
    await done('suspend written.jwt');
  });

  it('signs what was recorded and not signed, under the same id', async () => {
    const { id } = await done('issue right.json --as registry --out lost.jwt');
    await unsign(id as string);
    expect(idsOf((await done('interrupted list'))['unsigned'])).toEqual([id]);
    await done(`interrupted finish ${id as string} --out found.jwt`);
    const [lost, found] = await Promise.all(
      ['lost.jwt', 'found.jwt'].map((name) => readFile(join(io.cwd, name), 'utf8')),
    );
    expect(found?.split('.')[1]).toBe(lost?.split('.')[1]);
  });

  it('writes what was handed over already once more', async () => {
    const { id } = await done('issue right.json --as registry --out handed.jwt');
    await done(`interrupted finish ${id as string} --out again.jwt`);
    await done(`interrupted finish ${id as string} --out again.jwt`);
    await done('interrupted finish again.jwt --out again.jwt');
    const [handed, again] = await Promise.all(
      ['handed.jwt', 'again.jwt'].map((name) => readFile(join(io.cwd, name), 'utf8')),
    );
    expect(again).toBe(handed);
    expect(await refused(`interrupted finish ${id as string} --out right.jwt`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/^right\.jwt holds a signed token/),
    });
  });

  it('gives up what was recorded and not signed, for good', async () => {
    const { id } = await done('issue right.json --as registry --out given-up.jwt');
    await unsign(id as string);
    await done(`interrupted abandon ${id as string}`);
    expect(await done('interrupted list')).toEqual({ unsigned: [], notHandedOver: [] });
    expect(await refused(`interrupted finish ${id as string} --out late.jwt`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/issuer\.wrong-state/),
    });
  });

  it('does not give up what was signed', async () => {
    expect(await refused('interrupted abandon right.jwt')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/issuer\.wrong-state/),
    });
  });

  it('says which data folder was asked for what it does not know', async () => {
    expect(await refused('interrupted finish urn:uuid:none --out x.jwt')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/was not issued in this data folder/),
    });
  });
});
