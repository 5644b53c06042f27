import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatDateTime, type JsonObject, parseCompactJws } from '@originmark/core';
import type { ChainVerdict } from '@originmark/schemas';
import { createKeeper, createTestClock, createTestIo, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';
import { publishedPath } from '../workspace/published.ts';

// One data folder whose time goes on: lists are published and revoked in, hosts come and go.

const HOUR = 3_600_000;
const HOST = 'maker.example';
let io: TestIo;
const clock = createTestClock(Date.UTC(2026, 8, 1, 12));
let server: Server;
let served: string | undefined;
const keeper = createKeeper();
const done = (line: string) => runJson(io, line);
const draft = (line: string) => runProgram(['draft', ...line.split(' ')], io, '0');
const path = (name: string): string => join(io.cwd, name);
const json = async (name: string) => JSON.parse(await readFile(path(name), 'utf8')) as JsonObject;

async function judge(line: string) {
  Object.assign(io.printed, { out: '', err: '' });
  const code = await runProgram([...line.split(' '), '--json'], io, '0');
  const { fragments, outcome } = JSON.parse(io.printed.out) as ChainVerdict;
  const codes = fragments.filter(({ effect }) => effect !== 'none').map((one) => one.code);
  return { told: [code, outcome, [...new Set(codes)]], fragments };
}

beforeAll(async () => {
  server = createServer((_, response) => {
    if (served === undefined) response.destroy();
    else response.setHeader('content-type', 'application/did+json').end(served);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  io = await createTestIo({
    now: clock.now,
    wait: clock.wait,
    env: { ORIGINMARK_HOSTS: `${HOST}=${origin}` },
    keepOpen: keeper.keepOpen,
  });
  await done('init --chain-id 0x6f6d');
  for (const name of ['registry', 'licensor'])
    await done(`did create --method ethr --name ${name}`);
  await draft('right --owner licensor --out right.json');
  await done('issue right.json --as registry --out right.jwt');
  await draft('licence --basis right.jwt --licensee did:web:maker.example --out licence.json');
  await done('issue licence.json --as licensor --basis right.jwt --out licence.jwt');
  await done('trust template --root registry --out trust.json');
}, 120_000);
afterAll(async () => {
  await keeper.letGo();
  server.closeAllConnections();
  server.close();
  await io.remove();
});

describe('status over time', () => {
  const VERIFY = 'verify licence.jwt --with right.jwt --trust trust.json';
  let claimedAt: string;
  let list: string;
  const tokens: string[] = [];
  const publish = async (): Promise<void> => {
    tokens.push(await readFile(publishedPath(path('.originmark'), list), 'utf8'));
  };

  it('every version is published, kept and anchored, the first one too', async () => {
    const { payload } = parseCompactJws((await readFile(path('licence.jwt'), 'utf8')).trim());
    const [entry] = payload['credentialStatus'] as unknown as { statusListCredential: string }[];
    list = entry?.statusListCredential ?? '';
    await done('anchor');
    await publish();
    await io.wait(12 * HOUR);
    claimedAt = formatDateTime(clock.at);
    await io.wait(HOUR);
    await done('anchor');
    await publish();
    await done('prove licence.jwt --out now.json');
    const line = `prove licence.jwt --as-of ${claimedAt} --out then.json`;
    // Two credentials; of two lists each the version of then and its successor, which is the newest.
    expect(await done(line)).toMatchObject({ statusLists: 8, existenceProofs: 10 });
    const { statusLists } = await json('now.json');
    expect(statusLists).toHaveLength(4);
  });

  it('a verdict as of the claim names the version of then, and one of now the newest', async () => {
    const then = await judge(`${VERIFY} --evidence then.json --as-of ${claimedAt}`);
    const now = await judge(VERIFY);
    expect([then.told, now.told]).toEqual([
      [0, 'valid', []],
      [0, 'valid', []],
    ]);
    const foundIn = ({ fragments }: typeof then) =>
      fragments.filter(({ code }) => code === 'status.ok').map(({ found }) => found);
    expect(foundIn(then)).toContainEqual([
      expect.objectContaining({ purpose: 'revocation', sequence: 1, asOf: 'claimed' }),
      expect.objectContaining({ purpose: 'suspension', sequence: 2, asOf: 'presented' }),
    ]);
    expect(foundIn(now)).toContainEqual([
      expect.objectContaining({ purpose: 'revocation', sequence: 2, asOf: 'presented' }),
      expect.objectContaining({ purpose: 'suspension', sequence: 2, asOf: 'presented' }),
    ]);
  });

  it('revoked after the claim is revoked since, by the version that was in force then', async () => {
    await io.wait(HOUR);
    await done(`revoke licence.jwt --kind ceased --effective ${formatDateTime(clock.at)}`);
    await done('anchor');
    await publish();
    await done(`prove licence.jwt --as-of ${claimedAt} --out then.json`);
    const then = await judge(`${VERIFY} --evidence then.json --as-of ${claimedAt}`);
    expect(then.told[2]).toEqual(['status.revoked-since']);
    const [told] = then.fragments.filter(({ code }) => code === 'status.revoked-since');
    expect(told).toMatchObject({
      clock: 'claimed',
      found: { kind: 'ceased', version: { sequence: 1, asOf: 'claimed' } },
      officer: expect.stringContaining('version 1 of the list, in force at the moment asked about'),
    });
    expect((await judge(`${VERIFY} --evidence then.json`)).told[2]).toEqual(['status.revoked']);
  });

  it('a list that goes back behind one that was seen is told at the second verification', async () => {
    const place = publishedPath(path('.originmark'), list);
    const [, second, third] = tokens;
    expect((await judge(VERIFY)).told).toEqual([1, 'invalid', ['status.revoked']]);
    await writeFile(place, second ?? '');
    const before = formatDateTime(clock.at - HOUR / 2);
    expect((await judge(VERIFY)).told).toEqual([1, 'invalid', ['status.rolled-back']]);
    // What was not seen by then says nothing of a verdict of then.
    expect((await judge(`${VERIFY} --at ${before}`)).told).toEqual([0, 'valid', []]);
    await writeFile(place, third ?? '');
    expect((await judge(VERIFY)).told).toEqual([1, 'invalid', ['status.revoked']]);
  });
});

describe('a memory of status lists that was poisoned', () => {
  const VERIFY = 'verify licence.jwt --with right.jwt --trust trust.json';
  const REASON = 'signed-with-a-stolen-key';

  it('is seen, and lets go of the sequence that nobody should have signed', async () => {
    const before = await judge(VERIFY);
    const name = '.originmark/status-sequences.json';
    const memory = await json(name);
    const [entry = ''] = Object.keys(memory).filter((one) => one.includes('revocation'));
    const [issuer = '', list = ''] = entry.split(' ');
    const steps = memory[entry] as JsonObject[];
    // As a list did that a thief signed while the key of its issuer was good.
    const poison = [1_000_000_000, clock.at, 'uPoison'];
    await io.file(name, JSON.stringify({ ...memory, [entry]: [...steps, poison] }));
    expect((await judge(VERIFY)).told[2]).toContain('status.rolled-back');
    const seen = await done(`trust seen ${list}`);
    expect(seen['statusLists']).toEqual([
      expect.objectContaining({
        issuer,
        url: list,
        versions: expect.arrayContaining([
          { sequence: 1_000_000_000, seenAt: expect.any(String), digest: 'uPoison' },
        ]),
      }),
    ]);
    await done(`trust forget ${list} --issuer ${issuer} --from 1000000000 --reason ${REASON}`);
    expect((await judge(VERIFY)).told).toEqual(before.told);
    const record = await readFile(path('.originmark/forgotten-sequences.jsonl'), 'utf8');
    expect(JSON.parse(record)).toMatchObject({ reason: REASON, url: list, steps: [poison] });
    // What was good before is remembered still.
    expect((await json(name))[entry]).toEqual(steps);
  });
});

describe('did:web over time', () => {
  const VERIFY = 'verify statement.jwt --trust trust.json';
  const fragmentOf = async (line: string, code: string) =>
    (await judge(line)).fragments.find((one) => one.code === code);

  it('a document that a verifier resolved is kept, and anchored when it is new', async () => {
    const { document } = await done(`did create --method web --host ${HOST} --name maker`);
    served = await readFile((document as { file: string }).file, 'utf8');
    await draft('right --owner maker --out statement.json');
    await done('issue statement.json --as maker --out statement.jwt');
    await done('anchor');
    await done('prove statement.jwt --out statement.proof.json');
    await io.wait(HOUR);
    expect(await fragmentOf(VERIFY, 'did.ok')).not.toHaveProperty('found');
    await judge(VERIFY);
    expect((await done('anchor'))['items']).toBe(1);
    await judge(VERIFY);
    expect((await done('anchor'))['items']).toBe(0);
  });

  it('a host that is gone is answered from the record, for what is proven to be older', async () => {
    served = undefined;
    const open = await fragmentOf(VERIFY, 'did.unresolvable');
    expect(open).toMatchObject({
      outcome: 'indeterminate',
      officer: expect.stringMatching(/could not be obtained: on record from .*last seen live/),
    });
    const line = `${VERIFY} --evidence statement.proof.json`;
    for (const code of ['did.ok', 'key.ok', 'signature.ok'])
      expect(await fragmentOf(line, code)).toMatchObject({
        found: { from: 'the record of the verifier, for the host did not answer' },
      });
    expect(await fragmentOf(line, 'did.unresolvable')).toBeUndefined();
  });

  it('what a stand-in served is no record of the host, nor of another stand-in', async () => {
    const { env } = io;
    // Nobody listens there.
    Object.assign(io, { env: { ORIGINMARK_HOSTS: `${HOST}=http://127.0.0.1:1` } });
    const open = await fragmentOf(VERIFY, 'did.unresolvable');
    expect(open?.officer).not.toMatch(/on record/);
    Object.assign(io, { env });
    const twin = await fragmentOf(VERIFY, 'did.unresolvable');
    expect(twin?.officer).toMatch(/on record/);
  });

  it('a key that its document lists no more is rotated, and stands for what is proven to be older', async () => {
    await io.wait(HOUR);
    await done('did rotate maker');
    const name = join(path('.originmark'), 'published', HOST, '.well-known', 'did.json');
    served = await readFile(name, 'utf8');
    const line = `${VERIFY} --evidence statement.proof.json`;
    expect(await fragmentOf(VERIFY, 'key.rotated-unproven')).toMatchObject({ outcome: 'fail' });
    expect(await fragmentOf(line, 'signature.ok')).toBeDefined();
  });

  it('nothing is recorded where there is no data folder, and none is made', async () => {
    const line = `${VERIFY} --data nowhere`;
    const open = await fragmentOf(line, 'key.not-found');
    expect(open).toMatchObject({ outcome: 'fail' });
    await expect(readFile(path('nowhere/ledger.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
