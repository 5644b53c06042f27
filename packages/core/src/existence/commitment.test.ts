import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '../node/node-crypto.ts';
import { createCommitment } from './commitment.ts';

const { sha256 } = createNodeCrypto();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('createCommitment', () => {
  const salt = new Uint8Array(32).fill(7);
  const bytes = new TextEncoder().encode('a.b.c');

  it('is the HMAC of tag and bytes under the salt', () => {
    const found = createCommitment({ salt, tag: 'credential', bytes }, sha256);
    const expected = createHmac('sha256', salt)
      .update('originmark/credential\na.b.c')
      .digest('hex');
    expect(hex(found)).toBe(expected);
  });

  it('differs by tag, salt and content', () => {
    const all = [
      createCommitment({ salt, tag: 'credential', bytes }, sha256),
      createCommitment({ salt, tag: 'document', bytes }, sha256),
      createCommitment({ salt: salt.with(0, 8), tag: 'credential', bytes }, sha256),
      createCommitment({ salt, tag: 'credential', bytes: bytes.slice(1) }, sha256),
    ];
    expect(new Set(all.map(hex)).size).toBe(4);
  });

  it('is not made with a short salt', () => {
    expect(() =>
      createCommitment({ salt: salt.subarray(1), tag: 'document', bytes }, sha256),
    ).toThrow(expect.objectContaining({ code: 'existence.misused' }));
  });
});
