import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openEmbeddedChain, serveJsonRpc } from '@originmark/ledger/embedded';
import {
  runOnServer,
  testDatabases,
} from '../../../../packages/storage/src/test-databases.test-support.ts';
import { createKeeper, createTestClock, createTestIo, faultOf } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

const CHAIN_ID = 28_002;
const places = testDatabases().filter(({ name }) => name === 'postgres');
const keeper = createKeeper({ onServer: true });
afterAll(async () => {
  await keeper.letGo();
  for (const place of places) await place.drop();
});

it('a database that does not open is said, with what to do', async () => {
  const io = await createTestIo();
  try {
    await runJson(io, 'init --chain-id 0x6f70');
    await truncate(join(io.cwd, '.originmark/database/pglite/global/pg_control'), 10);
    Object.assign(io.printed, { out: '', err: '' });
    expect(await runProgram(['fsck', '--json'], io, '0')).toBe(1);
    const { findings, notLooked } = JSON.parse(io.printed.out) as Record<string, unknown[]>;
    expect(findings).toMatchObject([{ code: 'folder.database-unopenable', repair: 'lost' }]);
    expect(notLooked).toContainEqual(
      expect.objectContaining({ check: 'everything in the database' }),
    );
    expect(await runProgram(['fsck'], io, '0')).toBe(1);
    expect(io.printed.out).toContain('What is lost nothing here can rebuild');
    expect(await faultOf(runProgram(['did', 'list'], io, '0'))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(
        /does not open: .*restore the folder from a backup.*folder\.damaged/,
      ),
    });
  } finally {
    await io.remove();
  }
}, 60_000);

it('a folder that is none is no clean one', async () => {
  const io = await createTestIo();
  try {
    expect(await faultOf(runProgram(['fsck'], io, '0'))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/There is no Originmark data/),
    });
  } finally {
    await io.remove();
  }
});

// Without a server there is nothing to run: what is missing has been said on the way here.
(places.length === 0 ? describe.skip : describe)('on a server, and a network behind a URL', () => {
  it('looks and rebuilds; while the node is away it says what it did not look at', async () => {
    const url = (await places[0]?.url?.()) ?? '';
    const clock = createTestClock();
    const io = await createTestIo({
      now: clock.now,
      keepOpen: keeper.keepOpen,
      env: { DATABASE_URL: url },
    });
    const chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: io.now });
    const server = await serveJsonRpc(chain, { port: 0 });
    const fsck = async (...more: string[]) => {
      Object.assign(io.printed, { out: '', err: '' });
      const code = await runProgram(['fsck', '--json', ...more], io, '0');
      return { code, ...(JSON.parse(io.printed.out) as { findings: { code: string }[] }) };
    };
    try {
      await runJson(io, `init --rpc ${server.url} --chain-id ${CHAIN_ID} --finality instant`);
      await runJson(io, 'did create --method ethr --name registry');
      await runProgram('draft right --owner registry --out right.json'.split(' '), io, '0');
      await runJson(io, 'issue right.json --as registry --out right.jwt');
      await runJson(io, 'anchor');
      expect(await fsck()).toMatchObject({ code: 0, findings: [], notLooked: [] });
      await runOnServer(
        url,
        `update anchor_batch set origin = 'other', block_number = block_number + 1;
          update status_list set allocated = allocated + 1`,
      );
      const rebuilt = [
        'anchor.block-number-mismatch',
        'anchor.origin-mismatch',
        'status.count-wrong',
      ];
      const codes = (report: { readonly findings: readonly { readonly code: string }[] }) => [
        ...new Set(report.findings.map(({ code }) => code)),
      ];
      expect(await fsck()).toMatchObject({ code: 2 });
      const report = await fsck('--repair');
      expect([report.code, codes(report)]).toEqual([0, rebuilt]);
      expect(await fsck()).toMatchObject({ code: 0, findings: [] });
      await server.close();
      expect(await fsck()).toMatchObject({
        code: 2,
        clean: false,
        findings: [],
        notLooked: ['stamps on the ledger', 'the history of the registry on the ledger'].map(
          (check) => ({ check, reason: expect.stringMatching(/out of reach/) }),
        ),
      });
    } finally {
      await chain.close();
      await keeper.letGo();
      await io.remove();
    }
  }, 120_000);
});
