import { describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import { createVerifierCaches } from './caches.ts';
import type { DidState } from './secure/did-state.ts';

const create = () => createVerifierCaches(createNodeCrypto());
const fault = (found: string): Promise<DidState> =>
  Promise.resolve({ kind: 'fault', code: 'did.unresolvable', decided: true, found });

describe('what is kept between verdicts', () => {
  it('is found again under its name, and under no other', () => {
    const { statusBits } = create();
    const bits = new Uint8Array(1);
    statusBits.set('uA', bits);
    expect(statusBits.get('uA')).toBe(bits);
    expect(statusBits.get('uB')).toBeUndefined();
    expect(statusBits.get('constructor')).toBeUndefined();
  });

  it('belongs to one set of caches', () => {
    const [one, other] = [create(), create()];
    one.statusBits.set('uA', new Uint8Array(1));
    expect(other.statusBits.get('uA')).toBeUndefined();
  });

  it('is at most 64 lists: the oldest is forgotten first', () => {
    const { statusBits } = create();
    for (let at = 0; at < 64; at += 1) statusBits.set(`u${at}`, Uint8Array.of(at));
    expect(statusBits.get('u0')).toEqual(Uint8Array.of(0));
    statusBits.set('u64', Uint8Array.of(64));
    expect(statusBits.get('u0')).toBeUndefined();
    expect(statusBits.get('u1')).toEqual(Uint8Array.of(1));
    expect(statusBits.get('u64')).toEqual(Uint8Array.of(64));
  });

  it('is not forgotten when one of a full map is written again', () => {
    const { statusBits } = create();
    for (let at = 0; at < 64; at += 1) statusBits.set(`u${at}`, Uint8Array.of(at));
    statusBits.set('u63', Uint8Array.of(0));
    expect(statusBits.get('u0')).toEqual(Uint8Array.of(0));
    expect(statusBits.get('u63')).toEqual(Uint8Array.of(0));
  });

  it('is at most 1,024 DIDs', () => {
    const { selfResolved } = create();
    for (let at = 0; at <= 1024; at += 1) selfResolved.set(`did:key:${at}`, fault(String(at)));
    expect(selfResolved.get('did:key:0')).toBeUndefined();
    expect(selfResolved.get('did:key:1')).toBeDefined();
  });

  it('is a native key for each public key', () => {
    const { importKey } = create();
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    expect(importKey({ ...jwk })).toBe(importKey(jwk));
  });
});
