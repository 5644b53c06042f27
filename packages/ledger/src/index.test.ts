import { describe, expect, it } from '@jest/globals';
import * as ledger from './index.ts';

describe('the public surface', () => {
  it('is this list: others build on it', () => {
    expect(Object.keys(ledger).sort()).toEqual([
      'DEFAULT_RELAY_LIMITS',
      'LEDGER_ERROR_CODES',
      'LedgerError',
      'assertWithin',
      'checkStamp',
      'connectLedger',
      'createAccountSigner',
      'createAnchorBatch',
      'createEthrIndex',
      'createEthrResolver',
      'createExistenceProof',
      'createKeySigner',
      'createMemoryRelayLog',
      'createRelayer',
      'createSponsoredRequest',
      'deliverTimestamp',
      'deployContracts',
      'ethrNetworkOf',
      'fetchFinalBlock',
      'fetchOwnerNonce',
      'fetchStaples',
      'findTransaction',
      'locateStamp',
      'makeBlock',
      'openAnchorBatch',
      'openEthrIdentity',
      'openSponsoredIdentity',
      'parseSponsoredRequest',
      'prepareTimestamp',
      'readStamp',
      'signTimestamp',
      'stapleExistence',
      'timestampCheckpoint',
      'toEthrDid',
      'toEthrMethod',
      'toKeyAttribute',
      'toTrustedLedger',
    ]);
  });
});

describe('createAccountSigner', () => {
  const d = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE';
  const jwk = { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA', d } as const;

  it('speaks for the address of its key', () => {
    // The account of the private key 1.
    expect(ledger.createAccountSigner(jwk).address).toBe(
      '0x7e5f4552091a69125d5dfcb7b8c2659029395bdf',
    );
  });

  it.each([
    { ...jwk, crv: 'P-256' as const },
    { ...jwk, d: 'AA' },
    { ...jwk, d: '=' },
  ])('refuses %j', (key) => {
    expect(() => ledger.createAccountSigner(key)).toThrow(
      expect.objectContaining({ code: 'key.unsupported' }),
    );
  });
});
