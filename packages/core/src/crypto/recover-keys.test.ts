import { computeAddress } from 'ethers';
import { describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '../node/node-crypto.ts';
import { createNodeSigner, generatePrivateJwk, publicJwkOf } from '../node/node-signer.ts';
import { decodeBase64Url } from '../encoding/base64url.ts';
import { addressOfKey, recoverPublicKeys } from './recover-keys.ts';

const { sha256 } = createNodeCrypto();
const privateJwk = generatePrivateJwk('ES256K');
const jwk = publicJwkOf(privateJwk);

describe('recoverPublicKeys', () => {
  it('finds the key that signed, among two at most', async () => {
    const data = new TextEncoder().encode('header.payload');
    const signer = createNodeSigner(privateJwk, 'did:web:a.example#k');
    for (let i = 0; i < 8; i++) {
      const keys = await recoverPublicKeys(data, await signer.sign(data), sha256);
      expect(keys.length).toBeLessThanOrEqual(2);
      expect(keys).toContainEqual(jwk);
    }
  });

  it('finds it not under other data, and none in what is no signature', async () => {
    const data = new TextEncoder().encode('header.payload');
    const signature = await createNodeSigner(privateJwk, 'did:web:a.example#k').sign(data);
    expect(await recoverPublicKeys(data.subarray(1), signature, sha256)).not.toContainEqual(jwk);
    for (const junk of [new Uint8Array(64), new Uint8Array(64).fill(255), signature.subarray(1)])
      expect(await recoverPublicKeys(data, junk, sha256)).toEqual([]);
  });
});

describe('addressOfKey', () => {
  it('is the address that Ethereum computes', () => {
    const [x, y] = [jwk.x, jwk.y!].map((part) =>
      Buffer.from(decodeBase64Url(part)).toString('hex'),
    );
    expect(addressOfKey(jwk)).toBe(computeAddress(`0x04${x}${y}`).toLowerCase());
  });

  it('is none of a key of another curve', () => {
    expect(addressOfKey(publicJwkOf(generatePrivateJwk('ES256')))).toBeUndefined();
  });
});
