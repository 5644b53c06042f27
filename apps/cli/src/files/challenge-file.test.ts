import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { ANSWER_MS, readChallenge, readOpenChallenge, writeChallenge } from './challenge-file.ts';

let io: TestIo;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 8, 24, 15, 10);
  io = await createTestIo({ now: () => now });
});
afterEach(() => io.remove());

const EXPIRES = Date.UTC(2026, 8, 24, 15, 15);
const GIVEN = {
  nonce: 'AbCdEfGhIjKlMnOpQrStUvWxYz012345',
  audience: 'did:web:verifier.example',
  expiresAt: EXPIRES,
};

describe('a challenge', () => {
  it('is read as it was written, good for five minutes at most', async () => {
    await io.file('challenge.json', writeChallenge(GIVEN));
    const expected = { ...GIVEN, maxAgeMs: ANSWER_MS };
    expect(await readChallenge('challenge.json', io)).toEqual(expected);
    expect(await readOpenChallenge('challenge.json', io)).toEqual(expected);
  });

  it('is open until the moment it ends, and refused from then on with both moments', async () => {
    await io.file('challenge.json', writeChallenge(GIVEN));
    now = EXPIRES - 1;
    expect(await readOpenChallenge('challenge.json', io)).toMatchObject({ expiresAt: EXPIRES });
    now = EXPIRES;
    expect(await faultOf(readOpenChallenge('challenge.json', io))).toEqual({
      exitCode: 65,
      message: expect.stringContaining(
        'challenge.json could be answered until 2026-09-24T15:15:00Z, and it is 2026-09-24T15:15:00Z',
      ),
    });
    // Whoever judges the answer reads it all the same.
    expect(await readChallenge('challenge.json', io)).toMatchObject({ expiresAt: EXPIRES });
  });

  it.each([
    ['of another type', { type: 'EntryBundle' }],
    ['with a nonce that can be guessed', { nonce: 'short' }],
    ['with a nonce of other characters', { nonce: `${GIVEN.nonce}+/=` }],
    ['without a nonce', { nonce: undefined }],
    ['for no DID', { audience: 'verifier.example' }],
    ['that never ends', { expires: undefined }],
    ['that ends at no moment', { expires: '2026-09-24' }],
  ])('%s is none', async (_, wrong) => {
    const value = JSON.parse(writeChallenge(GIVEN)) as object;
    await io.file('challenge.json', JSON.stringify({ ...value, ...wrong }));
    expect(await faultOf(readChallenge('challenge.json', io))).toEqual({
      exitCode: 65,
      message: expect.stringContaining('"originmark challenge" writes one'),
    });
  });

  it.each([
    ['a list', '[]'],
    ['text', 'nonce=1'],
  ])('is no %s', async (_, text) => {
    await io.file('challenge.json', text);
    expect(await faultOf(readChallenge('challenge.json', io))).toMatchObject({ exitCode: 65 });
  });
});
