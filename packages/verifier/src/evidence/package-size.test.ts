import { describe, expect, it } from '@jest/globals';
import { MAX_PACKAGE_BYTES, type PackageParts } from './package-parts.ts';
import { assertFits } from './package-size.ts';

const MIB = 1024 * 1024;
const answerOf = (host: string, mib: number) => ({
  way: 'did',
  question: `["did:web:${host}"]`,
  answer: 'x'.repeat(mib * MIB),
});
const parts = {
  bundle: { text: 'x'.repeat(2 * MIB) },
  answers: [answerOf('small.example', 0), answerOf('a.example', 3), answerOf('b.example', 5)],
  opened: [],
  verdict: '{}',
} as unknown as PackageParts;

describe('the size of an evidence package', () => {
  it('may be the bound, and of a byte more the largest things in it are named', () => {
    const text = 'x'.repeat(MAX_PACKAGE_BYTES);
    expect(() => {
      assertFits(text, parts);
    }).not.toThrow();
    expect(() => {
      assertFits(`${text}x`, parts);
    }).toThrow(
      expect.objectContaining({
        code: 'package.too-large',
        message: expect.stringMatching(
          /most is 64\.0 MiB; the largest in it: the answer of did \["did:web:b\.example"\] \(5\.0 MiB\); the answer of did \["did:web:a\.example"\] \(3\.0 MiB\); the bundle \(2\.0 MiB\);/,
        ),
      }),
    );
  });

  it('is measured in bytes, as whoever reads the file measures it', () => {
    const text = 'é'.repeat(MAX_PACKAGE_BYTES / 2);
    expect(() => {
      assertFits(text, parts);
    }).not.toThrow();
    expect(() => {
      assertFits(`${text}é`, parts);
    }).toThrow(expect.objectContaining({ code: 'package.too-large' }));
  });
});
