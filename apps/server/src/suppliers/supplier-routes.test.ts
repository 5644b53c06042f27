import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestBytes } from '@originmark/core';
import type { App } from '../app.ts';
import { as, makeWallet } from '../holdings/wallet-app.test-support.ts';
import { openTestResources, type TestResources } from '../test-resources.test-support.ts';
import { escapeHtml } from './supply-page.ts';

const importer = as('harborpine', 'importer', 'write:document', 'read:document');
const PDF = '%PDF-1.7\nyarn';
const EVIL = '<script>alert("1")</script> & \u202E\'"';

function form(texts: Record<string, string>, file?: { name: string; text: string }) {
  const boundary = 'supply-form';
  const parts = Object.entries(texts).map(
    ([name, text]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  if (file !== undefined)
    parts.push(
      `Content-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/pdf\r\n\r\n${file.text}\r\n`,
    );
  return {
    payload: `${parts.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

describe('supplier requests', () => {
  let resources: TestResources;
  let app: App;
  beforeAll(async () => {
    resources = await openTestResources();
    app = await makeWallet(resources);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await resources.close();
  });
  const ask = async (over: object = {}) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/supplier-requests',
      headers: importer,
      payload: {
        supplier: 'Piedmont Ring Spinners, Inc.',
        from: 'Harbor & Pine Trading Co., Inc.',
        about: EVIL,
        questions: ['Where was the yarn spun?', EVIL],
        document: 'optional',
        days: 14,
        ...over,
      },
    });
    expect(answer.statusCode).toBe(201);
    const { id, link } = answer.json<{ id: string; link: string }>();
    return { id, url: link.slice('https://here.example'.length) };
  };
  const send = (url: string, ...what: Parameters<typeof form>) =>
    app.inject({ method: 'POST', url, ...form(...what) });
  const listed = async (id: string) => {
    const answer = await app.inject({ url: '/supplier-requests', headers: importer });
    const { items } = answer.json<{ items: { id: string }[] }>();
    return items.find((one) => one.id === id);
  };

  it('are a form that runs nothing, loads nothing and has a label for each field', async () => {
    const { url } = await ask();
    const page = await app.inject({ url });
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; form-action 'self'/),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(page.body).not.toContain('<script');
    expect(page.body).toContain(escapeHtml(EVIL));
    for (const name of ['q1', 'q2', 'file'])
      expect(page.body).toMatch(new RegExp(`<label for="${name}">[^]*id="${name}" name="${name}"`));
  });

  it('are answered once, with a PDF that is kept by digest', async () => {
    const { id, url } = await ask();
    const texts = { q1: 'Honduras', q2: EVIL };
    const sent = await send(url, texts, { name: 'a.pdf', text: PDF });
    expect(sent.statusCode).toBe(201);
    const { sha256 } = resources.crypto;
    expect(await listed(id)).toMatchObject({
      answers: [
        { question: 'Where was the yarn spun?', answer: 'Honduras' },
        { question: EVIL, answer: EVIL },
      ],
      document: digestBytes(Buffer.from(PDF), sha256),
    });
    expect((await send(url, { q1: 'China', q2: 'x' })).statusCode).toBe(410);
    expect((await app.inject({ url })).statusCode).toBe(410);
    expect(await listed(id)).toMatchObject({ answers: [{ answer: 'Honduras' }, {}] });
  });

  it('are answered without a paper where none is asked for by force', async () => {
    const { url } = await ask();
    const sent = await send(url, { q1: 'a', q2: 'b' }, { name: '', text: '' });
    expect(sent.statusCode).toBe(201);
  });

  it.each([
    ['lacks a question', { q1: 'a' }, undefined, 422],
    ['has a field that was not asked for', { q1: 'a', q3: 'b' }, undefined, 400],
    ['has more fields than were asked for', { q1: 'a', q2: 'b', q3: 'c' }, undefined, 400],
    ['has an answer that is too long', { q1: 'a'.repeat(16_001), q2: 'b' }, undefined, 413],
    ['has a file that is no PDF', { q1: 'a', q2: 'b' }, { name: 'a.pdf', text: 'MZ' }, 422],
  ])('are not answered by a form that %s', async (_name, texts, file, status) => {
    const { id, url } = await ask();
    const sent = await send(url, texts, file);
    expect(sent.statusCode).toBe(status);
    expect(sent.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(await listed(id)).not.toHaveProperty('answers');
  });

  it('end when their time is over, and begin with nothing that was not sent', async () => {
    const { url } = await ask({ days: 1 });
    resources.now += 86_400_000;
    expect((await app.inject({ url })).statusCode).toBe(410);
    resources.now -= 86_400_000;
    expect((await app.inject({ url })).statusCode).toBe(200);
    expect((await app.inject({ url: `/supply/${'A'.repeat(43)}` })).statusCode).toBe(404);
    expect((await app.inject({ url: '/supply/short' })).statusCode).toBe(400);
  });

  it('are not seen by another tenant', async () => {
    await ask();
    const answer = await app.inject({
      url: '/supplier-requests',
      headers: as('gulfline', 'broker', 'read:document'),
    });
    expect(answer.json()).toEqual({ items: [] });
  });

  it('ask for something', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/supplier-requests',
      headers: importer,
      payload: { supplier: 'a', from: 'b', about: 'c', questions: [], document: 'none', days: 1 },
    });
    expect(answer.statusCode).toBe(422);
  });
});
