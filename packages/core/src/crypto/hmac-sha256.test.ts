import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { hmacSha256 } from './hmac-sha256.ts';

const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

// RFC 4231, section 4.
test.each([
  [
    '0b'.repeat(20),
    '4869205468657265',
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    'aa'.repeat(20),
    'dd'.repeat(50),
    '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  ],
  [
    'aa'.repeat(131),
    Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First').toString('hex'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('agrees with RFC 4231 (key %s)', (key, data, expected) => {
  expect(Buffer.from(hmacSha256(bytes(key), bytes(data), sha256)).toString('hex')).toBe(expected);
});
