import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoStory, type DemoStory, readAeFile } from '@originmark/demo-entry';
import type { EntryVerdict } from '@originmark/schemas';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runVerify } from './verify.ts';

let story: DemoStory;
let bare: DemoStory;
let server: Server;
let hosts: Record<string, string>;
let io: TestIo;
const asked: string[] = [];

beforeAll(async () => {
  story = await createDemoStory();
  bare = await createDemoStory({
    edit: (draft) => {
      // A host serves no did:ethr: those stay stapled, as the listed resolver has them from the ledger.
      const web = Object.entries(draft.dids).filter(([did]) => did.startsWith('did:web:'));
      for (const one of [...web.map(([, did]) => did), ...Object.values(draft.statusLists)])
        one.stapled = false;
    },
  });
  server = createServer((request, response) => {
    const url = `https://${String(request.headers.host)}${String(request.url)}`;
    asked.push(url);
    const document = bare.documents[url];
    if (document === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', document.contentType).end(document.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = new Set(Object.keys(bare.documents).map((url) => new URL(url).host));
  hosts = Object.fromEntries([...names].map((host) => [host, origin]));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
});
afterEach(() => io.remove());

const mapOf = (map: Record<string, string>): string =>
  Object.entries(map)
    .map(([host, origin]) => `${host}=${origin}`)
    .join(',');

async function judge(
  told: DemoStory,
  map: Record<string, string>,
  more: { offline?: boolean; json?: boolean; env?: Record<string, string> } = {},
): Promise<{ exitCode: number; verdict: () => EntryVerdict }> {
  io = await createTestIo({ env: { ORIGINMARK_HOSTS: mapOf(map), ...more.env } });
  await io.file('b', told.bundleText);
  await io.file('t', told.policyText);
  await io.file('r', readAeFile());
  const { offline = false, json = true } = more;
  const exitCode = await runVerify({
    args: { bundle: 'b', trust: 't', at: '2026-09-24T15:10:00Z', record: 'r', offline, json },
    io,
  });
  return { exitCode, verdict: () => JSON.parse(io.printed.out) as EntryVerdict };
}

const spoken = ({ fragments }: EntryVerdict) =>
  fragments.map(({ code, outcome, effect, line }) => ({ code, outcome, effect, line }));

describe('verify over the network', () => {
  it('comes to the same outcomes as with staples', async () => {
    const online = await judge(bare, hosts);
    const first = online.verdict();
    expect(asked).toContain('https://gulfline.example/.well-known/did.json');
    expect(asked).toContain('https://harborpine.example/status/revocation');
    expect(asked).toContain('https://identity.example/status/revocation');
    expect(new Set(asked).size).toBe(asked.length);
    await io.remove();
    const stapled = await judge(story, {}, { offline: true });
    const second = stapled.verdict();
    expect(online.exitCode).toBe(stapled.exitCode);
    expect(first.axes).toEqual(second.axes);
    expect(first.lines).toEqual(second.lines);
    expect(spoken(first)).toEqual(spoken(second));
  });

  it('asks nobody when the evidence is stapled, nor when offline', async () => {
    await judge(story, hosts);
    expect(asked).toEqual([]);
    await io.remove();
    const { verdict } = await judge(bare, hosts, { offline: true });
    expect(asked).toEqual([]);
    expect(verdict().fragments.map(({ code }) => code)).toContain('did.unresolvable');
  });

  it('answers that it could not decide when a host is down', async () => {
    const down = createServer();
    await new Promise<void>((resolve) => down.listen(0, '127.0.0.1', resolve));
    const { port } = down.address() as AddressInfo;
    await new Promise((resolve) => down.close(resolve));
    const { exitCode, verdict } = await judge(bare, {
      ...hosts,
      'gulfline.example': `http://127.0.0.1:${port}`,
    });
    expect(exitCode).toBe(2);
    expect(verdict().fragments).toContainEqual(
      expect.objectContaining({
        code: 'did.unresolvable',
        outcome: 'indeterminate',
        effect: 'review',
        found: expect.stringMatching(/^unreachable: .*gulfline\.example.*ECONNREFUSED/),
      }),
    );
    expect(verdict().credentials.some(({ outcome }) => outcome === 'invalid')).toBe(false);
  });

  it('says which hosts this machine stood in for, beside the verdict and in the report', async () => {
    await judge(bare, hosts);
    expect(io.printed.err).toMatch(
      /ORIGINMARK_HOSTS.*harborpine\.example by http:\/\/127\.0\.0\.1/,
    );
    await io.remove();
    await judge(bare, hosts, { json: false });
    expect(io.printed.out).toMatch(/Stand-in +harborpine\.example was answered by http:\/\/127/);
  });

  it.each([
    ['in production', { NODE_ENV: 'production' }, {}, /NODE_ENV is production/],
    [
      'off this machine',
      {},
      { 'a.example': 'http://10.0.0.1:80' },
      /only be mapped to http on loopback/,
    ],
  ])('refuses a host map %s', async (_what, env, map, sentence) => {
    expect(await faultOf(judge(bare, { ...hosts, ...map }, { env }))).toEqual({
      exitCode: 64,
      message: expect.stringMatching(sentence),
    });
    expect(asked).toEqual([]);
  });
});
