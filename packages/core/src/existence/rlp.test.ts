import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeRlp } from './ledger.test-support.ts';
import { decodeRlp, isRlpList, type RlpItem, toRlpNumber } from './rlp.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const plain = (item: RlpItem | undefined): unknown =>
  item === undefined
    ? undefined
    : isRlpList(item)
      ? item.items.map(plain)
      : Buffer.from(item).toString('hex');

describe('decodeRlp', () => {
  // Written by hand after the Yellow Paper, appendix B.
  it.each([
    ['80', ''],
    ['00', '00'],
    ['7f', '7f'],
    ['8180', '80'],
    ['83646f67', '646f67'],
    [`b838${'61'.repeat(56)}`, '61'.repeat(56)],
    [`b90100${'61'.repeat(256)}`, '61'.repeat(256)],
    ['c0', []],
    ['c88363617483646f67', ['636174', '646f67']],
    ['c7c0c1c0c3c0c1c0', [[], [[]], [[], [[]]]]],
    [`f838${'80'.repeat(56)}`, Array<string>(56).fill('')],
  ])('reads %s', (hex, expected) => {
    expect(plain(decodeRlp(bytes(hex)))).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['a second item', '8080'],
    ['a prefix for a byte that needs none', '8101'],
    ['a long form for a short text', `b837${'61'.repeat(55)}`],
    ['a length with a leading zero', `b90038${'61'.repeat(56)}`],
    ['a long form for a short list', 'f80180'],
    ['a text cut short', '83646f'],
    ['a list cut short', 'c88363617483646f'],
    ['an item that leaves its list', 'c183646f67'],
    ['a length without its bytes', 'b9'],
    ['a length of five bytes', 'bc0000000001'],
    ['a length beyond all memory', 'bfffffffffffffffff'],
    ['65 items', `f841${'80'.repeat(65)}`],
    ['nine levels', 'c8c7c6c5c4c3c2c1c0'],
  ])('refuses %s', (_, hex) => {
    expect(decodeRlp(bytes(hex))).toBeUndefined();
  });

  it('reads back whatever is encoded, and nothing that is cut or longer', () => {
    const { item } = fc.letrec<{ item: unknown }>((tie) => ({
      item: fc.oneof(
        { maxDepth: 4 },
        fc.uint8Array({ maxLength: 80 }),
        fc.array(tie('item'), { maxLength: 5 }),
      ),
    }));
    const toPlain = (value: unknown): unknown =>
      value instanceof Uint8Array
        ? Buffer.from(value).toString('hex')
        : (value as unknown[]).map(toPlain);
    fc.assert(
      fc.property(item, (value) => {
        const encoded = encodeRlp(value as Uint8Array);
        expect(plain(decodeRlp(encoded))).toEqual(toPlain(value));
        expect(decodeRlp(encoded.subarray(0, -1))).toBeUndefined();
        expect(decodeRlp(Uint8Array.from([...encoded, 0]))).toBeUndefined();
      }),
    );
  });

  it('answers on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        expect(() => decodeRlp(junk)).not.toThrow();
      }),
    );
  });
});

describe('toRlpNumber', () => {
  it.each([
    ['80', 0],
    ['01', 1],
    ['820400', 1024],
    ['871fffffffffffff', Number.MAX_SAFE_INTEGER],
    ['8720000000000000', undefined],
    ['00', undefined],
    ['82000f', undefined],
    ['c0', undefined],
    ['89010000000000000000', undefined],
  ])('reads %s as %p', (hex, expected) => {
    expect(toRlpNumber(decodeRlp(bytes(hex)))).toBe(expected);
  });
});
