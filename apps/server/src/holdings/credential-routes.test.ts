import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../app.ts';
import { openTestResources, type TestResources } from '../test-resources.test-support.ts';
import { readStory, type Story } from './story.test-support.ts';
import { as, makeWallet } from './wallet-app.test-support.ts';

const give = as('gulfline', 'broker', 'exchange:vp');
const read = as('gulfline', 'broker', 'read:credential');
const others = as('harborpine', 'importer', 'read:credential', 'exchange:vp');

interface Row {
  readonly id: string;
  readonly type: string;
  readonly credentialDigest: string;
}

describe('credentials', () => {
  let resources: TestResources;
  let app: App;
  let played: Story;
  beforeAll(async () => {
    played = await readStory();
    resources = await openTestResources();
    app = await makeWallet({ ...resources, trust: () => Promise.resolve(played.trust) });
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await resources.close();
  });
  const receive = (files: readonly object[], who = give) =>
    app.inject({ method: 'POST', url: '/credentials', headers: who, payload: { files } });

  it('are taken in with what comes with them, judged, and found again', async () => {
    const files = played.folderOf('gulfline');
    const answer = await receive(files);
    expect(answer.statusCode).toBe(200);
    const received = answer.json<{ state: string; judged?: { outcome: string } }[]>();
    expect(received).toHaveLength(files.length);
    expect(new Set(received.map(({ state }) => state))).not.toContain('refused');
    expect(received.some(({ judged }) => judged?.outcome === 'valid')).toBe(true);

    const rows: Row[] = [];
    let next = '';
    do {
      const page = await app.inject({ url: `/credentials?limit=7${next}`, headers: read });
      const body = page.json<{ items: Row[]; next?: string }>();
      rows.push(...body.items);
      next = body.next === undefined ? '' : `&after=${body.next}`;
    } while (next !== '');
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(({ credentialDigest }) => credentialDigest)).size).toBe(rows.length);

    const [first] = rows;
    const one = await app.inject({
      url: `/credentials/${first?.credentialDigest ?? ''}`,
      headers: read,
    });
    expect(one.json()).toMatchObject({ id: first?.id, token: expect.stringMatching(/^eyJ/) });
  }, 60_000);

  it('are held once', async () => {
    const [one] = played.folderOf('gulfline').filter(({ name }) => name.endsWith('.jwt'));
    const answers = await Promise.all([receive([one!]), receive([one!]), receive([one!])]);
    for (const answer of answers) expect(answer.json()).toMatchObject([{ state: 'held-already' }]);
  });

  it('are listed by type', async () => {
    const type = 'CommercialInvoiceCredential';
    const page = await app.inject({ url: `/credentials?type=${type}`, headers: read });
    const { items } = page.json<{ items: Row[] }>();
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map((row) => row.type))).toEqual(new Set([type]));
  });

  it('do not exist for another tenant', async () => {
    const page = await app.inject({ url: '/credentials?limit=1', headers: read });
    const [row] = page.json<{ items: Row[] }>().items;
    const url = `/credentials/${row?.credentialDigest ?? ''}`;
    expect((await app.inject({ url, headers: read })).statusCode).toBe(200);
    expect((await app.inject({ url, headers: others })).statusCode).toBe(404);
    const listed = await app.inject({ url: '/credentials', headers: others });
    expect(listed.json()).toEqual({ items: [] });
  });

  it('that are none are told, and take no other with them', async () => {
    const [one] = played.folderOf('harborpine').filter(({ name }) => name.endsWith('.jwt'));
    const answer = await receive([{ name: 'broken.jwt', text: 'eyJ.x.y' }, one!], others);
    expect(answer.statusCode).toBe(207);
    expect(answer.json()).toMatchObject([
      { name: 'broken.jwt', state: 'not-held', why: expect.any(String) },
      { state: 'kept' },
    ]);
  });

  it('are refused in more than 200 files', async () => {
    const files = Array.from({ length: 201 }, () => ({ name: 'x', text: 'x' }));
    const answer = await receive(files);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'http.malformed', pointer: '/files' });
  });
});
