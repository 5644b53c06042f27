import { describe, expect, it } from '@jest/globals';
import * as core from './index.ts';
import * as node from './node/index.ts';
import * as web from './web/index.ts';

describe('the public surface', () => {
  it('is this list: others build on it', () => {
    expect(Object.keys(core).sort()).toEqual([
      'CORE_ERROR_CODES',
      'CoreError',
      'ETHR_TOPICS',
      'MAX_ETHR_EVENTS',
      'addressOfKey',
      'allocateStatusIndex',
      'buildEthrDocument',
      'buildEthrVersion',
      'canonicalizeJson',
      'checkCheckpointSignature',
      'checkExistenceOnline',
      'checkInclusion',
      'checkJoseHeader',
      'checkStapledExistence',
      'createCheckpoint',
      'createCommitment',
      'createDidJwkResolver',
      'createDidKeyResolver',
      'createDidWebResolver',
      'createEthrKeyReader',
      'createKeyImporter',
      'createMerkleTree',
      'createMethodResolver',
      'createStatusBits',
      'createUnseal',
      'decodeBase58',
      'decodeBase64Url',
      'decodeEthrLog',
      'decodeHexData',
      'decodeStatusList',
      'didFailure',
      'digestBytes',
      'digestCheckpoint',
      'digestJson',
      'digestPayload',
      'encodeBase58',
      'encodeBase64Url',
      'encodeHexData',
      'encodeStatusList',
      'formatDateTime',
      'getStatusBit',
      'hashKeccak256',
      'hmacSha256',
      'isDigest',
      'isJsonObject',
      'jwkThumbprint',
      'normalizeDid',
      'orderEthrEvents',
      'parseCheckpoint',
      'parseCompactJws',
      'parseDateTime',
      'parseDid',
      'parseDidUrl',
      'parseDidVersion',
      'parseJson',
      'parseMultikey',
      'parsePublicJwk',
      'readJoseHeader',
      'readVerificationMethods',
      'recoverPublicKeys',
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
