import { describe, expect, it } from '@jest/globals';
import { toEthrDid } from '../registry/ethr-did.ts';
import { newDigestSigner } from '../test-nodes/world.test-support.ts';
import { parseSponsoredRequest } from './parse-request.ts';
import { createSponsoredRequest } from './sponsored-request.ts';

const network = { chainId: 77, registry: `0x${'a'.repeat(40)}` };
const owner = newDigestSigner();
const good = await createSponsoredRequest(
  {
    network,
    did: toEthrDid(network, owner.address),
    call: { call: 'setAttribute', name: 'did/svc/Hub', value: '0x00', validitySeconds: 5 },
    nonce: 0,
    validUntil: 1_790_262_600_999,
  },
  owner,
);

describe('parseSponsoredRequest', () => {
  it('reads what was made, to the second', () => {
    expect(parseSponsoredRequest(JSON.stringify(good))).toEqual(good);
    expect(good.validUntil).toBe('2026-09-24T15:10:00Z');
  });

  const { call, nonce, signature } = good;
  it.each<[string, unknown]>([
    ['no object', []],
    ['nothing', null],
    [
      'a member too few',
      Object.fromEntries(Object.entries(good).filter(([name]) => name !== 'owner')),
    ],
    ['a member too many', { ...good, note: '' }],
    ['another type', { ...good, type: 'Other' }],
    ['another version', { ...good, version: 2 }],
    ['a version in text', { ...good, version: '1' }],
    ['a chain id in decimal', { ...good, chainId: '77' }],
    ['a chain id with a leading zero', { ...good, chainId: '0x04d' }],
    ['a chain id as a number', { ...good, chainId: 77 }],
    ['an address with capitals', { ...good, owner: good.owner.toUpperCase() }],
    ['no registry', { ...good, registry: '' }],
    ['no did', { ...good, did: 5 }],
    ['a negative nonce', { ...good, nonce: -1 }],
    ['a nonce in text', { ...good, nonce: String(nonce) }],
    ['an end with an offset', { ...good, validUntil: '2026-09-24T15:10:00+00:00' }],
    ['an end that there is not', { ...good, validUntil: '2026-02-30T15:10:00Z' }],
    ['another call', { ...good, call: { ...call, call: 'selfdestruct' } }],
    ['a call of the prototype', { ...good, call: { ...call, call: 'toString' } }],
    ['an argument too many', { ...good, call: { ...call, more: 1 } }],
    ['a value that is no bytes', { ...good, call: { ...call, value: '0x0' } }],
    ['a name that is cut off', { ...good, call: { ...call, name: 'x'.repeat(33) } }],
    ['no validity', { ...good, call: { ...call, validitySeconds: 0 } }],
    ['a v of 0', { ...good, signature: { ...signature, v: 0 } }],
    ['a short r', { ...good, signature: { ...signature, r: '0x00' } }],
    ['no signature of the whole', { ...good, requestSignature: {} }],
  ])('refuses %s', (_, wrong) => {
    expect(() => parseSponsoredRequest(JSON.stringify(wrong))).toThrow(
      expect.objectContaining({ code: 'request.malformed' }),
    );
  });

  it.each([
    ['what is no JSON', '{'],
    ['a duplicate member', JSON.stringify(good).replace('"nonce":0', '"nonce":0,"nonce":0')],
    ['what is too long', JSON.stringify(good) + ' '.repeat(65_536)],
  ])('refuses %s', (_, text) => {
    expect(() => parseSponsoredRequest(text)).toThrow(
      expect.objectContaining({ code: 'request.malformed' }),
    );
  });
});
