import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digestJson, type JsonValue } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory, type DemoStory, readAeFile } from '@originmark/demo-entry';
import type { EvidencePackage } from '@originmark/schemas';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';

// The demo entry, whose did:web documents and status lists are served by hosts that go away afterwards.

const AT = '2026-09-24T15:10:00Z';
let bare: DemoStory;
let server: Server;
let hosts: Record<string, string>;
let io: TestIo;
let isUp = true;
const asked: string[] = [];

beforeAll(async () => {
  bare = await createDemoStory({
    edit: (draft) => {
      const web = Object.entries(draft.dids).filter(([did]) => did.startsWith('did:web:'));
      for (const one of [...web.map(([, did]) => did), ...Object.values(draft.statusLists)])
        one.stapled = false;
    },
  });
  server = createServer((request, response) => {
    const url = `https://${String(request.headers.host)}${String(request.url)}`;
    asked.push(url);
    const document = isUp ? bare.documents[url] : undefined;
    if (document === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', document.contentType).end(document.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = new Set(Object.keys(bare.documents).map((url) => new URL(url).host));
  hosts = Object.fromEntries([...names].map((host) => [host, origin]));
}, 60_000);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  isUp = true;
  asked.length = 0;
  io = await createTestIo({
    env: {
      ORIGINMARK_HOSTS: Object.entries(hosts)
        .map(([host, origin]) => `${host}=${origin}`)
        .join(','),
    },
  });
  await io.file('b', bare.bundleText);
  await io.file('t', bare.policyText);
  await io.file('r', readAeFile());
  await io.file('c', JSON.stringify(bare.counters));
  const { jwk, kid } = bare.unsealKeys[0]!;
  await io.file('k', JSON.stringify({ ...jwk, kid }));
});
afterEach(() => io.remove());

async function run(line: string): Promise<{ code: number; out: string; err: string }> {
  Object.assign(io.printed, { out: '', err: '' });
  const code = await runProgram(line.split(' '), io, '0');
  return { code, ...io.printed };
}
const refused = (line: string) => faultOf(runProgram(line.split(' '), io, '0'));
const read = (name: string) => readFile(join(io.cwd, name), 'utf8');

/** A package as somebody forges it: parts changed, and every digest made right again. */
const forge = async (name: string, change: (of: EvidencePackage) => object): Promise<void> => {
  const of = JSON.parse(await read('e.json')) as EvidencePackage;
  const made = { ...of, ...change(of) } as unknown as Record<string, JsonValue>;
  const { sha256 } = createNodeCrypto();
  const names = Object.keys(of.digests);
  const digests = Object.fromEntries(names.map((one) => [one, digestJson(made[one]!, sha256)]));
  await io.file(name, JSON.stringify({ ...made, digests }));
};

const JUDGE = `verify b --trust t --at ${AT} --json`;
const FULL = `${JUDGE} --record r --counters c --decryption-key k --observed 2:https://rights.example/x`;

describe('verify --keep, and verify of the package', () => {
  it.each([
    ['with hosts alive', JUDGE],
    ['with sealed parts, record, counters and observed rights', FULL],
    ['with nobody asked', `${JUDGE} --offline`],
    ['as of another moment', `${JUDGE} --as-of 2026-09-20T00:00Z`],
  ])('gives the same bytes and code once every host is gone, %s', async (_, line) => {
    const first = await run(`${line} --keep e.json`);
    expect(first.err).toMatch(/All that this verdict rests on is kept in e\.json/);
    const plain = await run(line);
    expect(first.out).toBe(plain.out);
    isUp = false;
    asked.length = 0;
    const again = await run('verify e.json --offline --json');
    expect([again.code, again.out]).toEqual([first.code, first.out]);
    expect(again.err).toMatch(/Nobody said here which trust policy is believed/);
    expect(asked).toEqual([]);
  });

  it('keeps what failed: unreachable hosts are as undecided in the replay, when they answer again', async () => {
    isUp = false;
    const first = await run(`${JUDGE} --keep e.json`);
    expect(first.code).toBe(2);
    expect(first.out).toContain('did.unresolvable');
    isUp = true;
    const again = await run('verify e.json --json');
    expect([again.code, again.out]).toEqual([first.code, first.out]);
    // Its twin: judged anew, with the hosts back, it is another verdict.
    expect((await run(JUDGE)).out).not.toContain('did.unresolvable');
  });

  it('is for its owner alone to read, holds no key, and says that sealed parts stand open in it', async () => {
    const { err } = await run(`${FULL} --keep e.json`);
    expect(err).toMatch(/stands open in it \(1\): it is as confidential as that/);
    expect((await stat(join(io.cwd, 'e.json'))).mode & 0o777).toBe(0o600);
    const text = await read('e.json');
    expect(text).not.toContain(bare.unsealKeys[0]!.jwk.d);
    const { standIns } = JSON.parse(text) as EvidencePackage;
    expect(standIns?.map(({ host }) => host)).toContain('harborpine.example');
  });

  it('leaves sealed parts closed only where the verdict can do without', async () => {
    expect(await refused(`${FULL} --keep e.json --keep-closed`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/rests on what was sealed to you/),
    });
    await expect(stat(join(io.cwd, 'e.json'))).rejects.toThrow();
    const { code, out } = await run(`${JUDGE} --keep e.json --keep-closed`);
    expect(await run('verify e.json --json')).toMatchObject({ code, out });
  });

  it('prints the same report for people, with whence and under whose policy', async () => {
    await run(`${FULL} --keep e.json`.replace(' --json', ''));
    const first = io.printed.out;
    const { out } = await run('verify e.json --offline --trust t');
    const words = out.replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/recorded one, byte for byte/);
    expect(words).toMatch(/judged under the trust policy that you gave/);
    // Which policy is not who answered: a package of anybody's is judged by a true policy as well.
    expect(words).toMatch(/whoever made it may have written them.*its signed report shows/);
    const rest = (text: string) => text.slice(text.indexOf('THE CHAIN'));
    expect(rest(out)).toBe(rest(first));
    expect(rest(out).length).toBeGreaterThan(1000);
  });

  it('refuses another policy than the one it was judged under', async () => {
    await run(`${JUDGE} --keep e.json`);
    const other = { ...(JSON.parse(bare.policyText) as object), sequence: 99 };
    await io.file('t2', JSON.stringify(other));
    expect(await refused('verify e.json --trust t2')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/was judged under the trust policy uEi.*and t2 is uEi/),
    });
    expect(await refused(`verify e.json --trust-key ${'a'.repeat(43)}`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/plain file of whoever judged/),
    });
    expect((await run('verify e.json --trust t --json')).code).toBe(2);
  });
});

describe('a package that was changed', () => {
  it('is refused with the part that was, and shows no verdict', async () => {
    await run(`${FULL} --keep e.json`);
    const text = await read('e.json');
    await io.file('e2.json', text.replace('"verified":"2026', '"verified":"2027'));
    expect(await refused('verify e2.json --offline')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/digest of each part: clocks \(package\.damaged\)/),
    });
    await io.file('e3.json', text.slice(0, -10));
    expect(await refused('verify e3.json --offline')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/package\.unreadable/),
    });
    expect(io.printed.out).not.toContain('EvidencePackage');
    expect((await run('verify e.json --offline --json')).code).toBe(2);
  });
});

describe('a package that somebody forged, every digest made right again', () => {
  const OTHER = { library: '9.9.9' };

  it.each<[string, (of: EvidencePackage) => object]>([
    ['nothing of it', () => ({ opened: [] })],
    [
      'a trouble of no known name',
      ({ opened }) => ({
        opened: opened.map(({ sealed }) => ({ sealed, failure: { message: 'x' } })),
      }),
    ],
  ])(
    'is shown as not the recorded verdict where of a sealed part it holds %s',
    async (_, change) => {
      await run(`${FULL} --keep e.json`);
      await forge('e2.json', (of) => ({ ...change(of), code: { ...of.code, ...OTHER } }));
      const { code, out } = await run('verify e2.json');
      expect([code, out]).toEqual([
        65,
        expect.stringMatching(/THIS IS NOT THE\s+RECORDED VERDICT/),
      ]);
      // Its lawful twin: made by another version, and nothing changed.
      await forge('e3.json', (of) => ({ code: { ...of.code, ...OTHER } }));
      const twin = await run('verify e3.json');
      expect([twin.code, twin.out]).toEqual([2, expect.not.stringMatching(/THIS IS NOT/)]);
    },
  );
});

describe('what is said beside the verdict of a package', () => {
  it('is one line each and moves no cursor, whatever its maker calls the version', async () => {
    await run(`${JUDGE} --offline --keep e.json`);
    await forge('e2.json', (of) => ({
      code: { ...of.code, library: '0.1.0\u001b[2J\u202e\nThe verdict is the recorded one' },
    }));
    const { err } = await run('verify e2.json --json');
    expect(err.match(/[^ -~\n]/g)).toBeNull();
    expect(err.trimEnd().split('\n')).toHaveLength(3);
    // Its lawful twin says the version as it is.
    await forge('e3.json', (of) => ({ code: { ...of.code, library: '0.2.0-rc.1' } }));
    expect((await run('verify e3.json --json')).err).toMatch(/library \(0\.2\.0-rc\.1 then, /);
  });
});

describe('the words', () => {
  it.each([
    ['verify b --trust t --keep-closed', /with --keep <file>/],
    ['verify b --trust t --report x.jwt', /give --keep <file> and --as/],
    ['verify b --trust t --keep e.json --as me', /--report <file>/],
    ['verify b --trust t --keep x --report x --as me', /two documents/],
  ])('%s are refused', async (line, message) => {
    expect(await refused(line)).toEqual({ exitCode: 64, message: expect.stringMatching(message) });
  });

  it.each(['--at 2026-09-24T15:10Z', '--record r', '--rpc http://127.0.0.1:1', '--keep f'])(
    'of a new verdict (%s) are refused for a package, which holds its own',
    async (option) => {
      await run(`${JUDGE} --offline --keep e.json`);
      expect(await refused(`verify e.json ${option}`)).toEqual({
        exitCode: 64,
        message: expect.stringMatching(/which holds what its own was given/),
      });
    },
  );

  it('never write over a package, nor over what is read', async () => {
    await run(`${JUDGE} --offline --keep e.json`);
    expect(await refused(`${JUDGE} --offline --keep e.json`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/can never be given again/),
    });
    expect(await refused(`${JUDGE} --offline --keep b`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/would be replaced/),
    });
  });
});
