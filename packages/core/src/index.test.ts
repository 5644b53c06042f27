import { describe, expect, it } from '@jest/globals';
import * as core from './index.ts';
import * as node from './node/index.ts';
import * as web from './web/index.ts';

describe('the public surface', () => {
  it('is this list: others build on it', () => {
    expect(Object.keys(core).sort()).toEqual([
      'CORE_ERROR_CODES',
      'CoreError',
      'allocateStatusIndex',
      'canonicalizeJson',
      'checkJoseHeader',
      'createDidJwkResolver',
      'createDidKeyResolver',
      'createDidWebResolver',
      'createKeyImporter',
      'createMethodResolver',
      'createStatusBits',
      'createUnseal',
      'decodeBase58',
      'decodeBase64Url',
      'decodeStatusList',
      'digestBytes',
      'digestJson',
      'digestPayload',
      'encodeBase58',
      'encodeBase64Url',
      'encodeStatusList',
      'formatDateTime',
      'getStatusBit',
      'isDigest',
      'isJsonObject',
      'jwkThumbprint',
      'normalizeDid',
      'parseCompactJws',
      'parseDateTime',
      'parseDid',
      'parseDidUrl',
      'parseJson',
      'parseMultikey',
      'parsePublicJwk',
      'readJoseHeader',
      'readVerificationMethods',
      'sameDid',
      'seal',
      'setStatusBit',
      'signCompactJws',
      'toDidWebUrl',
      'toMultikey',
      'verifyJws',
    ]);
    expect(Object.keys(node).sort()).toEqual([
      'createGuardedFetch',
      'createNodeCrypto',
      'createNodeSigner',
      'generatePrivateJwk',
      'gzip',
      'publicJwkOf',
      'randomBytes',
    ]);
    expect(Object.keys(web)).toEqual(['createWebCrypto']);
  });

  it('gives as many random bytes as asked for', () => {
    expect(node.randomBytes(16)).toHaveLength(16);
    expect(node.randomBytes(16)).not.toEqual(node.randomBytes(16));
  });
});
