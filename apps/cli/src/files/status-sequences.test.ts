import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { openStatusSequences } from './status-sequences.ts';

const [ISSUER, OTHER] = ['did:web:maker.example', 'did:web:other.example'];
const url = 'https://maker.example/status/revocation';
let io: TestIo;
let folder: string;
beforeEach(async () => {
  io = await createTestIo();
  folder = join(io.cwd, 'data');
  await mkdir(folder);
});
afterEach(() => io.remove());

/** Sees versions of the list at a moment. */
async function see(at: number, sequence: number, issuer = ISSUER): Promise<void> {
  const { inputAt, remember } = await openStatusSequences(folder);
  inputAt(at).noteStatusList?.({ url, issuer, sequence });
  await remember(at);
}
const seenBefore = async (at: number, issuer = ISSUER) =>
  (await openStatusSequences(folder)).inputAt(at).memory?.statusSequences?.get(`${issuer} ${url}`);

describe('the memory of status lists', () => {
  it('holds the highest sequence that was seen before a moment', async () => {
    await see(100, 3);
    await see(200, 5);
    await see(300, 4);
    expect(await Promise.all([100, 101, 200, 201, 999].map((at) => seenBefore(at)))).toEqual([
      undefined,
      3,
      3,
      5,
      5,
    ]);
  });

  it('gives a verdict that is made again what the first one was given', async () => {
    await see(100, 3);
    const before = (await openStatusSequences(folder)).inputAt(200).memory;
    await see(200, 9);
    expect((await openStatusSequences(folder)).inputAt(200).memory).toEqual(before);
  });

  it('learns of the past what a verdict of the past saw', async () => {
    await see(300, 5);
    await see(100, 4);
    await see(200, 5);
    expect(await Promise.all([150, 250, 301].map((at) => seenBefore(at)))).toEqual([4, 5, 5]);
  });

  it('belongs to whoever signed the list: a stranger of the same URL moves nothing', async () => {
    await see(100, 3);
    await see(100, 999, OTHER);
    expect([await seenBefore(200), await seenBefore(200, OTHER)]).toEqual([3, 999]);
  });

  it('is bounded for one list, and the latest steps stay', async () => {
    for (let at = 1; at <= 70; at++) await see(at * 10, at);
    const text = await readFile(join(folder, 'status-sequences.json'), 'utf8');
    const [steps] = Object.values(JSON.parse(text) as Record<string, unknown[]>);
    expect(steps).toHaveLength(64);
    expect(await seenBefore(9999)).toBe(70);
  });

  it('loses nothing when many write at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, at) => see(at + 1, at + 1)));
    expect(await seenBefore(99)).toBe(12);
  });

  it('gives no memory where nothing was seen', async () => {
    expect((await openStatusSequences(folder)).inputAt(1)).not.toHaveProperty('memory');
  });

  it('makes no folder where there is none', async () => {
    folder = join(io.cwd, 'nowhere');
    await see(100, 3);
    expect(await seenBefore(200)).toBeUndefined();
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it.each(['{', '[]', '{"a":1}', '{"a":[[1]]}', '{"a":[["1",2]]}'])(
    'that is damaged stops the command: %s',
    async (text) => {
      await io.file('data/status-sequences.json', text);
      expect(await faultOf(openStatusSequences(folder))).toEqual({
        exitCode: 65,
        message: expect.stringMatching(/status-sequences\.json.* is damaged/),
      });
    },
  );
});
