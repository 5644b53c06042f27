import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import {
  forgetStatusSequences,
  type ListSeen,
  listStatusSequences,
  MAX_LISTS,
  openStatusSequences,
} from './status-sequences.ts';

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
  inputAt(at).noteStatusList?.({ url, issuer, sequence, digest: `u${sequence}` });
  await remember(at, at);
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

  it('learns nothing of an issuer whose keys a stand-in served', async () => {
    const { inputAt, remember } = await openStatusSequences(folder);
    const { noteStatusList } = inputAt(100, { 'maker.example': 'http://127.0.0.1:8701' });
    for (const issuer of [ISSUER, OTHER])
      noteStatusList?.({ url, issuer, sequence: 9, digest: 'u9' });
    await remember(100, 100);
    expect([await seenBefore(200), await seenBefore(200, OTHER)]).toEqual([undefined, 9]);
  });

  it('shows which version it holds, and lets go of what poisoned it, with what it was and why on record', async () => {
    await see(100, 3);
    await see(200, 1_000_000_000);
    await see(300, 5, OTHER);
    expect(await seenBefore(400)).toBe(1_000_000_000);
    const [seen] = await listStatusSequences(folder);
    const poison = [1_000_000_000, 200, 'u1000000000'];
    expect(seen).toEqual({ issuer: ISSUER, url, steps: [[3, 100, 'u3'], poison] });
    const why = { reason: 'signed with a stolen key', at: 1000 };
    const was = { issuer: ISSUER, url, steps: [poison] };
    const isPoison = (_: unknown, [sequence]: readonly [number, ...unknown[]]) => sequence > 1000;
    expect(await forgetStatusSequences(folder, isPoison, why)).toEqual([was]);
    expect(await forgetStatusSequences(folder, isPoison, why)).toEqual([]);
    // What was good before goes on being remembered.
    expect([await seenBefore(400), await seenBefore(400, OTHER)]).toEqual([3, 5]);
    const record = await readFile(join(folder, 'forgotten-sequences.jsonl'), 'utf8');
    expect(JSON.parse(record)).toEqual({
      forgottenAt: '1970-01-01T00:00:01Z',
      reason: why.reason,
      kind: 'status-list',
      ...was,
    });
  });

  describe('that is full', () => {
    const DAY = 86_400_000;
    const fill = async (seenAt: number): Promise<string> => {
      const names = Array.from({ length: MAX_LISTS }, (_, at) => `did:web:n${at}.example ${url}`);
      const steps = names.map((name, at) => [name, [[1, seenAt + at]]] as const);
      const name = 'data/status-sequences.json';
      await io.file(name, JSON.stringify(Object.fromEntries(steps)));
      return join(io.cwd, name);
    };
    const FULL = {
      exitCode: 65,
      message: expect.stringMatching(/is full: 20000 lists .* nothing is told.*trust forget/),
    };

    it('takes in no list that it does not know, says so, and drops none', async () => {
      const path = await fill(0);
      const before = await readFile(path, 'utf8');
      expect(await faultOf(see(DAY, 7))).toEqual(FULL);
      expect(await readFile(path, 'utf8')).toBe(before);
      // Its twin: of a list that it knows it goes on learning.
      await see(DAY, 7, 'did:web:n5.example');
      expect(await seenBefore(2 * DAY, 'did:web:n5.example')).toBe(7);
    });

    it('lets go of the list seen longest ago once no older version of it could be believed', async () => {
      await fill(0);
      await see(2 * DAY + 2, 7);
      expect(await seenBefore(3 * DAY)).toBe(7);
      expect(await seenBefore(3 * DAY, 'did:web:n0.example')).toBeUndefined();
      expect(await seenBefore(3 * DAY, 'did:web:n1.example')).toBe(1);
    });

    it('lets go of nothing by a verdict as of a moment that has not come', async () => {
      await fill(0);
      const { inputAt, remember } = await openStatusSequences(folder);
      const seen = { url, issuer: ISSUER, sequence: 7, digest: 'u7' };
      inputAt(9 * DAY).noteStatusList?.(seen);
      expect(await faultOf(remember(9 * DAY, DAY))).toEqual(FULL);
    });
  });

  it('is bounded for one list, and the latest steps stay, and the first', async () => {
    for (let at = 1; at <= 70; at++) await see(at * 10, at);
    const text = await readFile(join(folder, 'status-sequences.json'), 'utf8');
    const [steps] = Object.values(JSON.parse(text) as Record<string, unknown[]>);
    expect(steps).toHaveLength(64);
    expect(await Promise.all([9999, 11].map((at) => seenBefore(at)))).toEqual([70, 1]);
    // Or the busiest lists would pass for new ones, and be forgotten with those that filled the memory.
    const isNew = ({ steps: all }: ListSeen) => all.every(([, seenAt]) => seenAt >= 100);
    const why = { reason: 'a stranger filled the memory', at: 1000 };
    expect(await forgetStatusSequences(folder, isNew, why)).toEqual([]);
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
