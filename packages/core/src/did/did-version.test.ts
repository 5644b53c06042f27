import { describe, expect, it } from '@jest/globals';
import { createDidKeyResolver } from './did-key.ts';
import type { VersionedDidResolver } from './did-resolver.ts';
import { parseDidVersion } from './did-version.ts';
import { createMethodResolver } from './method-resolver.ts';

const DID = 'did:ethr:0x6f6d:0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1';
const TIME = '2026-01-31T12:00:00Z';
const SECOND = 1_769_860_800;

describe('parseDidVersion', () => {
  it.each([
    [DID, undefined, undefined],
    [DID, {}, undefined],
    [DID, { accept: 'application/did+json', noCache: true }, undefined],
    [`${DID}?versionId=12`, undefined, { id: '12', error: 'invalidDidUrl' }],
    [`${DID}?versionId=a%2Bb`, undefined, { id: 'a+b', error: 'invalidDidUrl' }],
    [`${DID}?versionTime=${TIME}`, {}, { second: SECOND, error: 'invalidDidUrl' }],
    [
      `${DID}?versionTime=${TIME.replaceAll(':', '%3A')}`,
      {},
      { second: SECOND, error: 'invalidDidUrl' },
    ],
    [DID, { versionId: '12' }, { id: '12', error: 'invalidOptions' }],
    [DID, { versionTime: TIME }, { second: SECOND, error: 'invalidOptions' }],
  ])('reads %s with %j', (didUrl, options, version) => {
    expect(parseDidVersion(didUrl, options)).toEqual({
      ok: true,
      did: { did: DID, method: 'ethr', id: DID.slice(9) },
      ...(version !== undefined && { version }),
    });
  });

  it.each([
    ['invalidDid', 'x', undefined],
    ['invalidDid', `${DID}#key`, undefined],
    ['invalidDid', `${DID}/path`, undefined],
    ['invalidDidUrl', `${DID}?`, undefined],
    ['invalidDidUrl', `${DID}?versionId`, undefined],
    ['invalidDidUrl', `${DID}?versionId=`, undefined],
    ['invalidDidUrl', `${DID}?versionId=1=2`, undefined],
    ['invalidDidUrl', `${DID}?versionId=%ff`, undefined],
    ['invalidDidUrl', `${DID}?versionid=1`, undefined],
    ['invalidDidUrl', `${DID}?service=files`, undefined],
    ['invalidDidUrl', `${DID}?versionId=1&versionId=1`, undefined],
    ['invalidDidUrl', `${DID}?versionId=1&versionTime=${TIME}`, undefined],
    ['invalidDidUrl', `${DID}?versionTime=2026-01-31`, undefined],
    ['invalidDidUrl', `${DID}?versionTime=2026-02-30T12:00:00Z`, undefined],
    ['invalidDidUrl', `${DID}?versionTime=2026-01-31T12:00:00.5Z`, undefined],
    ['invalidDidUrl', `${DID}?versionTime=2026-01-31T12:00:00%2B01:00`, undefined],
    ['invalidDidUrl', `${DID}?versionTime=now`, undefined],
    ['invalidOptions', `${DID}?versionId=1`, { versionId: '1' }],
    ['invalidOptions', DID, { versionId: '1', versionTime: TIME }],
    ['invalidOptions', DID, { versionId: 1 }],
    ['invalidOptions', DID, { versionId: '' }],
    ['invalidOptions', DID, { versionId: null }],
    ['invalidOptions', DID, { versionTime: 'x' }],
    ['invalidOptions', DID, { versionTime: SECOND }],
    ['invalidOptions', DID, { blockTag: 12 }],
  ])('answers %s for %s with %j', (error, didUrl, options) => {
    expect(parseDidVersion(didUrl, options)).toEqual({
      ok: false,
      error,
      message: expect.any(String),
    });
  });
});

describe('createMethodResolver, asked for a version', () => {
  const asked: unknown[] = [];
  const ethr: VersionedDidResolver = {
    honoursVersions: true,
    resolve(didUrl, options) {
      asked.push(didUrl, options);
      return Promise.resolve({
        didResolutionMetadata: {},
        didDocument: { id: DID },
        didDocumentMetadata: {},
      });
    },
  };
  const resolver = createMethodResolver({ ethr, key: createDidKeyResolver() });
  const KEY = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';

  it('hands it to a resolver that honours versions', async () => {
    const options = { versionId: '3' };
    expect((await resolver.resolve(DID, options)).didDocument?.id).toBe(DID);
    await resolver.resolve(`${DID}?versionId=3`);
    expect(asked).toEqual([DID, options, `${DID}?versionId=3`, undefined]);
  });

  it('answers invalidOptions where the resolver would give the latest', async () => {
    expect((await resolver.resolve(KEY)).didDocument?.id).toBe(KEY);
    for (const [did, options] of [
      [`${KEY}?versionId=3`, undefined],
      [KEY, { versionTime: TIME }],
    ] as const) {
      const { didDocument, didResolutionMetadata } = await resolver.resolve(did, options);
      expect([didDocument, didResolutionMetadata.error]).toEqual([null, 'invalidOptions']);
    }
  });
});
