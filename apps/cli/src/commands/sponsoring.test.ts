import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SponsoredRequest } from '@originmark/ledger';
import { type JsonRpcServer, openEmbeddedChain, serveJsonRpc } from '@originmark/ledger/embedded';
import {
  createKeeper,
  createTestClock,
  createTestIo,
  faultOf,
  type TestIo,
} from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

// A relayer and a trader, each with a data folder of its own, on one network. The trader's account sends nothing.

const CHAIN_ID = 28_001;
const keeper = createKeeper();
const clock = createTestClock();
let io: TestIo;
let server: JsonRpcServer;
let stop: () => Promise<void>;

const done = (line: string) => runJson(io, line);
const refused = (line: string) => faultOf(runProgram(line.split(' '), io, '0'));
const TRADER = '--data trader';
const RELAYER = '--data relayer';

beforeAll(async () => {
  io = await createTestIo({ keepOpen: keeper.keepOpen, now: clock.now });
  const chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: io.now });
  server = await serveJsonRpc(chain, { port: 0 });
  stop = async () => {
    await server.close();
    await chain.close();
  };
  const network = `--rpc ${server.url} --chain-id ${CHAIN_ID} --finality instant`;
  await done(`init ${RELAYER} ${network}`);
  const file = await readFile(join(io.cwd, 'relayer/ledger.json'), 'utf8');
  const { ledger } = JSON.parse(file) as { ledger: Record<string, string> };
  const { codeHash, eas, registry } = ledger;
  await done(
    `init ${TRADER} ${network} --registry ${String(registry)} --eas ${String(eas)} --code-hash ${String(codeHash)}`,
  );
  await done(`did create ${TRADER} --method ethr --name licensor`);
}, 120_000);
afterAll(async () => {
  await keeper.letGo();
  await stop();
  await io.remove();
});

const countOf = async (did: string): Promise<unknown> => {
  const body = {
    jsonrpc: '2.0',
    id: 1,
    method: 'eth_getTransactionCount',
    params: [did.split(':').at(-1), 'latest'],
  };
  const response = await fetch(server.url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return ((await response.json()) as { result: unknown }).result;
};

it('a trader without funds adds and ends keys and hands its identifier over; a relayer sends and pays', async () => {
  const { did } = await done(
    `did add-key licensor ${TRADER} --sponsored-request key.json --valid-hours 2`,
  );
  const file = await readFile(join(io.cwd, 'key.json'), 'utf8');
  const keysOf = async (): Promise<unknown> => {
    const { identifiers } = await done(`did list ${TRADER}`);
    return (identifiers as { did: string; keys: unknown }[]).find((one) => one.did === did)?.keys;
  };
  const controller = { id: `${String(did)}#controller`, type: 'secp256k1', state: 'registered' };
  expect(await keysOf()).toEqual([controller, { type: 'P-256', state: 'pending' }]);
  // A second request over the first would lose it, and leave a key that nothing names.
  expect(await refused(`did add-key licensor ${TRADER} --sponsored-request key.json`)).toEqual({
    exitCode: 65,
    message: expect.stringMatching(/key\.json exists.*name another file.*--nonce/),
  });
  expect(await readFile(join(io.cwd, 'key.json'), 'utf8')).toBe(file);
  expect(JSON.parse(file)).toMatchObject({ did, nonce: 0, call: { call: 'setAttribute' } });
  expect(await done(`relay key.json ${RELAYER}`)).toMatchObject({ did, state: 'sent' });
  expect(await done(`relay key.json ${RELAYER}`)).toMatchObject({ state: 'before' });
  const added = { id: `${String(did)}#delegate-1`, type: 'P-256', state: 'registered' };
  expect(await keysOf()).toEqual([controller, added]);
  const draft = `draft right --owner licensor --out right.json ${TRADER}`;
  expect(await runProgram(draft.split(' '), io, '0')).toBe(0);
  // The key that the relayer wrote is the one that signs.
  const { issuer } = await done(`issue right.json --as licensor --out right.jwt ${TRADER}`);
  expect(issuer).toBe(did);
  const [head = ''] = (await readFile(join(io.cwd, 'right.jwt'), 'utf8')).split('.');
  expect(Buffer.from(head, 'base64url').toString()).toContain(`${String(did)}#delegate-1`);

  await done(`did revoke-key licensor delegate-1 ${TRADER} --sponsored-request end.json`);
  const heir = `0x${'5'.repeat(40)}`;
  const handOver = `did change-owner licensor ${heir} ${TRADER} --nonce 2 --sponsored-request`;
  expect((await refused(`${handOver} end.json`)).message).toContain('end.json exists');
  await done(`${handOver} owner.json`);
  expect(await refused(`relay owner.json ${RELAYER}`)).toEqual({
    exitCode: 65,
    message: expect.stringMatching(/number 2 of 0x.*number 1 was not sent yet.*nonce-ahead/),
  });
  expect(await done(`relay end.json ${RELAYER}`)).toMatchObject({ call: 'revokeAttribute' });
  // One that has ended is not one that waits.
  expect(await keysOf()).toEqual([controller]);
  expect(await done(`relay owner.json ${RELAYER}`)).toMatchObject({ call: 'changeOwner' });
  const resolved = await done(`did resolve licensor ${TRADER}`);
  expect(JSON.stringify(resolved)).toContain(heir.slice(2, 10));
  expect(await countOf(String(did))).toBe('0x0');
}, 120_000);

it('says of what it does not send why, and counts what it pays for across runs', async () => {
  await done(`did create ${TRADER} --method ethr --name other`);
  await done(`did add-key other ${TRADER} --sponsored-request one.json`);
  const one = JSON.parse(await readFile(join(io.cwd, 'one.json'), 'utf8')) as SponsoredRequest;
  const write = (name: string, value: unknown) => io.file(name, JSON.stringify(value));
  await write('chain.json', { ...one, chainId: '0x1' });
  await write('longer.json', { ...one, validUntil: '2030-01-01T00:00:00Z' });
  await write('none.json', { ...one, nonce: 'one' });
  await done(`did add-key other ${TRADER} --sponsored-request two.json --nonce 1`);
  const sentences: [string, number, RegExp][] = [
    [`relay chain.json ${RELAYER}`, 65, /for registry .* on chain 0x1, this relayer writes to/],
    [`relay longer.json ${RELAYER}`, 65, /did not sign this chain and deadline/],
    [`relay none.json ${RELAYER}`, 65, /nonce is no count/],
    [
      `relay one.json ${RELAYER} --max-gas 1000`,
      65,
      /takes [0-9]+ gas, and this relayer pays for 1000/,
    ],
    [`relay one.json ${RELAYER} --max-gas none`, 64, /--max-gas none is not a whole number/],
    [`relay one.json ${RELAYER} --in-all 0`, 64, /--in-all 0 is not a whole number/],
    [`relay one.json ${RELAYER} --gas-in-all 1`, 65, /All owners used .* this relayer pays for 1 /],
    [`relay one.json ${RELAYER} --max-gas-price 0.1e3`, 64, /not a price in gwei, such as 30 or 0/],
    [`did add-key other ${TRADER} --nonce 1`, 64, /belong to --sponsored-request/],
    [`did add-key other ${TRADER} --sponsored-request x.json --valid-hours 0`, 64, /hours from 1/],
    [
      `did change-owner other 0x${'0'.repeat(40)} ${TRADER} --sponsored-request x.json`,
      64,
      /deactivate/,
    ],
  ];
  for (const [line, exitCode, sentence] of sentences)
    expect([line, await refused(line)]).toEqual([
      line,
      { exitCode, message: expect.stringMatching(sentence) },
    ]);
  const { identifiers } = await done(`did list ${RELAYER}`);
  const operator = (identifiers as { did: string }[])[0]?.did ?? '';
  const before = Number(await countOf(operator));
  // Given to two at once it is sent once. Gas is free here, so that no price is too high.
  const relay = `relay one.json ${RELAYER} --per-owner 1 --max-gas-price 0`.split(' ');
  expect(await Promise.all([0, 1].map(() => runProgram(relay, io, '0')))).toEqual([0, 0]);
  expect(Number(await countOf(operator))).toBe(before + 1);
  expect(await refused(`relay two.json ${RELAYER} --per-owner 1`)).toMatchObject({
    message: expect.stringMatching(/had 1 writes within 24 h, and this relayer pays for 1/),
  });
  clock.at += 25 * 3_600_000;
  expect(await refused(`relay two.json ${RELAYER}`)).toMatchObject({
    message: expect.stringMatching(/good until .*request\.expired/),
  });
}, 120_000);
