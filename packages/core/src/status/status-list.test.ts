import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { createNodeCrypto, gzip, randomBytes } from '../node/index.ts';
import { createWebCrypto } from '../web/index.ts';
import { allocateStatusIndex } from './allocate-index.ts';
import { decodeStatusList, encodeStatusList } from './encoded-list.ts';
import { createStatusBits, getStatusBit, setStatusBit } from './status-bits.ts';

const node = createNodeCrypto();
const web = createWebCrypto();
const code = (value: string): unknown => expect.objectContaining({ code: value });

describe('status bits', () => {
  it('count from the left-most bit', () => {
    const bits = createStatusBits();
    setStatusBit(bits, 0, true);
    setStatusBit(bits, 9, true);
    expect([...bits.subarray(0, 2)]).toEqual([0x80, 0x40]);
    setStatusBit(bits, 0, false);
    expect(bits[0]).toBe(0);
  });

  it('change alone', () => {
    const index = fc.integer({ min: 0, max: 131_071 });
    fc.assert(
      fc.property(index, index, fc.boolean(), (a, b, value) => {
        const bits = createStatusBits();
        setStatusBit(bits, a, true);
        setStatusBit(bits, b, value);
        expect(getStatusBit(bits, b)).toBe(value);
        expect(getStatusBit(bits, a)).toBe(a !== b || value);
      }),
      { numRuns: 200 },
    );
  });

  it.each([-1, 131_072, 1.5, Number.NaN, '3' as unknown as number])('have no index %j', (index) => {
    const bits = createStatusBits();
    expect(() => getStatusBit(bits, index)).toThrow(code('statuslist.out-of-range'));
    expect(() => setStatusBit(bits, index, true)).toThrow(code('statuslist.out-of-range'));
  });

  it('come in lengths of the recommendation', () => {
    expect(createStatusBits(131_080)).toHaveLength(16_385);
    expect(createStatusBits(16 * 1024 * 1024 * 8)).toHaveLength(16 * 1024 * 1024);
    expect(() => createStatusBits(131_064)).toThrow(code('statuslist.too-short'));
    expect(() => createStatusBits(131_073)).toThrow(code('statuslist.malformed'));
    expect(() => createStatusBits(Number.NaN)).toThrow(code('statuslist.malformed'));
    expect(() => createStatusBits(16 * 1024 * 1024 * 8 + 8)).toThrow(code('statuslist.malformed'));
  });
});

describe('encoded lists', () => {
  it('come back on both platforms', async () => {
    const bits = createStatusBits();
    setStatusBit(bits, 94_567, true);
    const encoded = await encodeStatusList(bits, gzip);
    expect(encoded.startsWith('uH4sI')).toBe(true);
    expect(await decodeStatusList(encoded, node)).toEqual(bits);
    expect(await decodeStatusList(encoded, web)).toEqual(bits);
  });

  it('are not made too short or too large', async () => {
    await expect(encodeStatusList(new Uint8Array(16_383), gzip)).rejects.toThrow(
      code('statuslist.too-short'),
    );
    await expect(encodeStatusList(new Uint8Array(16 * 1024 * 1024 + 1), gzip)).rejects.toThrow(
      code('statuslist.malformed'),
    );
    await expect(
      encodeStatusList(createStatusBits(), () => new Uint8Array(1024 * 1024 + 1)),
    ).rejects.toThrow(code('statuslist.malformed'));
  });

  const good = gzip(createStatusBits());
  const text = (bytes: Uint8Array): string => `u${encodeBase64Url(bytes)}`;
  it.each([
    ['statuslist.malformed', 'no text', undefined],
    ['statuslist.malformed', 'a number', 7],
    ['statuslist.malformed', 'an array', [text(good)]],
    ['statuslist.malformed', 'no prefix', encodeBase64Url(good)],
    ['statuslist.malformed', 'another base', `z${encodeBase64Url(good)}`],
    ['statuslist.malformed', 'padding', `${text(good)}=`],
    ['statuslist.malformed', 'nothing', 'u'],
    ['statuslist.malformed', 'no gzip', text(new Uint8Array(40))],
    ['statuslist.malformed', 'two members', text(Uint8Array.from([...good, ...good]))],
    ['statuslist.malformed', 'junk behind', text(Uint8Array.from([...good, 0]))],
    ['statuslist.malformed', 'a member cut short', text(good.subarray(0, -1))],
    ['statuslist.malformed', 'too much text', `u${'A'.repeat(1_398_104)}`],
    [
      'statuslist.malformed',
      'too much behind it',
      text(gzip(new Uint8Array(16 * 1024 * 1024 + 1))),
    ],
    ['statuslist.too-short', 'too few entries', text(gzip(new Uint8Array(16_383)))],
  ])('are refused with %s: %s', async (expected, _what, encoded) => {
    for (const crypto of [node, web]) {
      await expect((async () => decodeStatusList(encoded, crypto))()).rejects.toThrow(
        code(expected),
      );
    }
  });

  it('pass on what is not the fault of the list', async () => {
    const broken = new Error('out of memory');
    const sync = { gunzip: () => fail(broken) };
    const async = { gunzip: () => Promise.reject(broken) };
    expect(() => decodeStatusList(text(good), sync)).toThrow(broken);
    await expect(decodeStatusList(text(good), async)).rejects.toThrow(broken);
  });
});

function fail(error: Error): never {
  throw error;
}

describe('allocateStatusIndex', () => {
  it('finds every free index and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(19), { maxLength: 19 }), (list) => {
        const used = new Set(list);
        while (used.size < 20) {
          const index = allocateStatusIndex(used, 20, randomBytes);
          expect(used.has(index) || index > 19 || index < 0).toBe(false);
          used.add(index);
        }
        expect(() => allocateStatusIndex(used, 20, randomBytes)).toThrow(code('statuslist.full'));
      }),
      { numRuns: 50 },
    );
  });

  it('throws away draws that would favour low indexes', () => {
    const draws = [Uint8Array.of(255, 255, 255, 255), Uint8Array.of(0, 0, 0, 5)];
    expect(allocateStatusIndex(new Set(), 3, () => draws.shift() as Uint8Array)).toBe(2);
  });

  it('finds the last free index of a crowded list', () => {
    const used = new Set(Array.from({ length: 5000 }, (_, i) => i));
    used.delete(4321);
    expect(allocateStatusIndex(used, 5000, () => Uint8Array.of(0, 0, 0, 0))).toBe(4321);
    used.delete(4400);
    expect(allocateStatusIndex(used, 5000, () => Uint8Array.of(0, 0, 0, 1))).toBe(4400);
  });

  it('refuses what cannot be right', () => {
    for (const length of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) {
      expect(() => allocateStatusIndex(new Set(), length, randomBytes)).toThrow(
        code('statuslist.malformed'),
      );
    }
    expect(() => allocateStatusIndex(new Set(), 3, () => new Uint8Array(4).fill(255))).toThrow(
      code('statuslist.malformed'),
    );
    expect(() => allocateStatusIndex({ has: () => true, size: 1 }, 3, randomBytes)).toThrow(
      code('statuslist.malformed'),
    );
  });
});
