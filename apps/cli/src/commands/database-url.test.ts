import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { testDatabases } from '../../../../packages/storage/src/test-databases.test-support.ts';
import { createKeeper, createTestClock, createTestIo, faultOf } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

const places = testDatabases().filter(({ name }) => name === 'postgres');
const keeper = createKeeper({ onServer: true });

afterAll(async () => {
  await keeper.letGo();
  for (const place of places) await place.drop();
});

// Without a server there is nothing to run: what is missing has been said on the way here.
(places.length === 0 ? describe.skip : describe)('DATABASE_URL', () => {
  it('keeps the register on the server, from the first command to the proof', async () => {
    const url = (await places[0]?.url?.()) ?? '';
    const clock = createTestClock();
    const io = await createTestIo({
      now: clock.now,
      keepOpen: keeper.keepOpen,
      env: { DATABASE_URL: url },
    });
    const done = (line: string) => runJson(io, line);
    try {
      await done('init --chain-id 0x6f6f');
      await done('did create --method ethr --name registry');
      await runProgram('draft right --owner registry --out right.json'.split(' '), io, '0');
      await done('issue right.json --as registry --out right.jwt');
      await done('suspend right.jwt');
      await done('resume right.jwt');
      expect(await done('anchor')).toMatchObject({ batches: [{ confirmed: true }] });
      await done('prove right.jwt --staple --out proof.json');
      await done('trust template --root registry --out trust.json');
      expect(
        await done('check-proof proof.json right.jwt --trust trust.json --offline'),
      ).toMatchObject({ shown: true });
      expect(await done('interrupted list')).toEqual({ unsigned: [], notHandedOver: [] });
      // Without the server the folder is no other folder: nothing is begun in its place.
      await keeper.letGo();
      for (const line of ['did list', 'init']) {
        const fault = await faultOf(runProgram(line.split(' '), { ...io, env: {} }, '0'));
        expect(fault).toEqual({
          exitCode: 65,
          message: expect.stringMatching(/on a PostgreSQL server: set DATABASE_URL/),
        });
      }
      expect(await readdir(join(io.cwd, '.originmark'))).not.toContain('database');
    } finally {
      await keeper.letGo();
      await io.remove();
    }
  }, 120_000);

  it('names a server that does not answer, and shows no password', async () => {
    const env = { DATABASE_URL: 'postgres://clerk:hunter2@127.0.0.1:1/none' };
    const io = await createTestIo({ keepOpen: keeper.keepOpen, env });
    try {
      const fault = await faultOf(runProgram(['init'], io, '0'));
      expect(fault.exitCode).toBe(69);
      expect(fault.message).not.toContain('hunter2');
    } finally {
      await io.remove();
    }
  }, 60_000);
});
