import { describe, expect, test } from '@jest/globals';
import { statusEntries } from './status-entries.ts';

const revocation = 'https://issuer.example/status/revocation';
const suspension = 'https://issuer.example/status/suspension';

describe('statusEntries', () => {
  test('gives one entry for each list, at the same index', () => {
    expect(statusEntries({ listUrls: { revocation, suspension }, index: 0 })).toEqual([
      {
        id: `${revocation}#0`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '0',
        statusListCredential: revocation,
      },
      {
        id: `${suspension}#0`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'suspension',
        statusListIndex: '0',
        statusListCredential: suspension,
      },
    ]);
  });

  test.each([-1, 0.5, Number.NaN])('refuses the index %p', (index) => {
    expect(() => statusEntries({ listUrls: { revocation }, index })).toThrow(
      expect.objectContaining({ code: 'issuer.status-list-invalid' }),
    );
  });

  test('refuses to name no list', () => {
    expect(() => statusEntries({ listUrls: {}, index: 1 })).toThrow(
      expect.objectContaining({ code: 'issuer.status-list-invalid' }),
    );
  });
});
