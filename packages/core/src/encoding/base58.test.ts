import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeBase58, encodeBase58 } from './base58.ts';

describe('base58', () => {
  it('writes the examples of draft-msporny-base58', () => {
    expect(encodeBase58(new TextEncoder().encode('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
    expect(encodeBase58(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd))).toBe('11233QC4');
    expect(decodeBase58('11233QC4')).toEqual(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd));
    expect(decodeBase58('')).toEqual(new Uint8Array());
  });

  it('comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 110 }), (bytes) => {
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['0', 'O', 'I', 'l', 'z6Mk ', 'é', '1'.repeat(257), 7, undefined])(
    'refuses %j',
    (text) => {
      expect(() => decodeBase58(text as string)).toThrow(
        expect.objectContaining({ code: 'base58.malformed' }),
      );
    },
  );

  it('refuses to write what it would not read', () => {
    expect(() => encodeBase58(new Uint8Array(193))).toThrow(
      expect.objectContaining({ code: 'base58.malformed' }),
    );
  });
});
