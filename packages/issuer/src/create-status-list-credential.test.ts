import { describe, expect, test } from '@jest/globals';
import { createStatusBits, decodeStatusList, getStatusBit, setStatusBit } from '@originmark/core';
import { createNodeCrypto, gzip } from '@originmark/core/node';
import { validateCredential } from '@originmark/schemas';
import {
  createStatusListCredential,
  type StatusListParts,
} from './create-status-list-credential.ts';

const parts: StatusListParts = {
  id: 'https://issuer.example/status/revocation',
  issuer: 'did:web:issuer.example',
  purpose: 'revocation',
  bits: createStatusBits(),
  sequence: 1,
  validFrom: '2026-09-24T15:00:00Z',
  validUntil: '2026-09-25T15:00:00Z',
};

describe('createStatusListCredential', () => {
  test('makes a list that its schema accepts and that reads back bit by bit', async () => {
    const bits = createStatusBits();
    setStatusBit(bits, 131_071, true);
    const revocations = [
      {
        statusListIndex: '131071',
        kind: 'false-from-the-start' as const,
        effectiveFrom: '2026-06-01T00:00:00Z',
      },
    ];
    const list = await createStatusListCredential(
      { ...parts, bits, ttl: 900_000, revocations },
      { gzip },
    );

    expect(validateCredential('BitstringStatusListCredential', list)).toBeUndefined();
    const read = await decodeStatusList(list.credentialSubject.encodedList, createNodeCrypto());
    expect(getStatusBit(read, 131_071)).toBe(true);
    expect(getStatusBit(read, 0)).toBe(false);
    expect(list.revocations).toEqual(revocations);
  });

  test('chains versions: the second names the first', async () => {
    const previousDigest = `uEi${'A'.repeat(44)}`;
    const list = await createStatusListCredential(
      { ...parts, sequence: 2, previousDigest },
      { gzip },
    );

    expect(list).toMatchObject({ sequence: 2, previousDigest });
  });

  test.each([
    ['a second version without the digest of the first', { sequence: 2 }],
    ['a first version with a digest', { previousDigest: `uEi${'A'.repeat(44)}` }],
    ['fewer than 131,072 entries', { bits: new Uint8Array(16_383) }],
    [
      'a suspension list with revocation records',
      {
        purpose: 'suspension' as const,
        revocations: [
          { statusListIndex: '1', kind: 'ceased' as const, effectiveFrom: '2026-06-01T00:00:00Z' },
        ],
      },
    ],
  ])('refuses %s', async (_, change) => {
    await expect(
      createStatusListCredential({ ...parts, ...change }, { gzip }),
    ).rejects.toMatchObject({ name: 'IssuerError', code: 'issuer.status-list-invalid' });
  });
});
