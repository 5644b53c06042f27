import { describe, expect, it } from '@jest/globals';
import { digestBytes, digestJson, isDigest } from './digest.ts';
import { createNodeCrypto } from './node/index.ts';

const { sha256 } = createNodeCrypto();

describe('digests', () => {
  it('are the SHA-256 multihash in multibase base64url', () => {
    const digest = digestBytes(new Uint8Array(), sha256);
    const expected = Buffer.from(
      '1220e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'hex',
    ).toString('base64url');
    expect(digest).toBe(`u${expected}`);
    expect(digest).toHaveLength(47);
  });

  it('of JSON do not depend on the order of members', () => {
    expect(digestJson({ a: 1, b: [2] }, sha256)).toBe(digestJson({ b: [2], a: 1 }, sha256));
    expect(digestJson({ a: 1 }, sha256)).toBe(
      digestBytes(new TextEncoder().encode('{"a":1}'), sha256),
    );
    expect(digestJson({ a: 1 }, sha256)).not.toBe(digestJson({ a: 2 }, sha256));
  });

  it('are recognised, and nothing else is', () => {
    const digest = digestJson({}, sha256);
    expect(isDigest(digest)).toBe(true);
    for (const other of [
      undefined,
      null,
      7,
      [digest],
      '',
      digest.slice(1),
      `z${digest.slice(1)}`,
      `${digest}A`,
      digest.replace('uEi', 'uEy'),
      digest.replace('uEi', 'uFi'),
      `${digest.slice(0, 20)}=${digest.slice(21)}`,
    ]) {
      expect(isDigest(other)).toBe(false);
    }
  });
});
