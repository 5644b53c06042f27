import multipart from '@fastify/multipart';
import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { answerErrors } from '../http/answer-errors.ts';
import { LIMITS } from '../http/limits.ts';
import { fileOf } from '../holdings/wallet-app.test-support.ts';
import { baseName, readUpload } from './read-upload.ts';

async function upload(...files: { payload: Buffer; headers: Record<string, string> }[]) {
  const app = Fastify();
  answerErrors(app);
  await app.register(multipart);
  app.post('/', async (request) => {
    const { bytes, mediaType, name } = await readUpload(request);
    return { size: bytes.length, mediaType, name };
  });
  return Promise.all(files.map(async (file) => app.inject({ method: 'POST', url: '/', ...file })));
}

describe('readUpload', () => {
  it('reads a file of exactly the limit', async () => {
    const [answer] = await upload(fileOf(Buffer.alloc(LIMITS.documentBytes), 'most'));
    expect(answer?.json()).toMatchObject({ size: LIMITS.documentBytes });
  });

  it('takes no media type that is none', async () => {
    const [answer] = await upload(fileOf('x', 'x', 'text/html;charset="<"'));
    expect(answer?.json()).toMatchObject({ mediaType: 'text/html' });
    const [odd] = await upload(fileOf('x', 'x', 'nonsense'));
    expect(odd?.json()).toMatchObject({ mediaType: 'application/octet-stream' });
  });

  it('receives four at once and asks the fifth to wait', async () => {
    const answers = await upload(...Array.from({ length: 5 }, () => fileOf('x', 'x')));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 200, 503]);
    const refused = answers.find(({ statusCode }) => statusCode === 503);
    expect(refused?.headers).toMatchObject({ 'retry-after': '2' });
  });
});

describe('baseName', () => {
  it.each([
    ['C:\\papers\\bill.pdf', 'bill.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['', 'document'],
  ])('of %j is %j', (path, name) => {
    expect(baseName(path)).toBe(name);
  });
});
