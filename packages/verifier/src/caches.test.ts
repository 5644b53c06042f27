import { describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import { createVerifierCaches } from './caches.ts';
import type { DidState } from './secure/did-state.ts';

const create = () => createVerifierCaches(createNodeCrypto());
const MIB = 1024 * 1024;
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

  it('is at most 16 MiB of lists: the oldest are forgotten first', () => {
    const { statusBits } = create();
    for (let at = 0; at < 16; at += 1) statusBits.set(`u${at}`, new Uint8Array(MIB));
    expect(statusBits.get('u0')).toHaveLength(MIB);
    statusBits.set('one byte', new Uint8Array(1));
    expect(statusBits.get('u0')).toBeUndefined();
    expect(statusBits.get('u1')).toHaveLength(MIB);
    statusBits.set('two more', new Uint8Array(2 * MIB));
    expect(['u1', 'u2', 'u3'].map((name) => statusBits.get(name)?.length)).toEqual([
      undefined,
      undefined,
      MIB,
    ]);
    expect(statusBits.get('one byte')).toHaveLength(1);
  });

  it('is one list of 16 MiB, and none that is larger', () => {
    const { statusBits } = create();
    statusBits.set('small', new Uint8Array(1));
    statusBits.set('too large', new Uint8Array(16 * MIB + 1));
    expect(statusBits.get('too large')).toBeUndefined();
    expect(statusBits.get('small')).toHaveLength(1);
    statusBits.set('all', new Uint8Array(16 * MIB));
    expect(statusBits.get('all')).toHaveLength(16 * MIB);
    expect(statusBits.get('small')).toBeUndefined();
  });

  it('is not forgotten when one of a full map is written again', () => {
    const { statusBits } = create();
    for (let at = 0; at < 16; at += 1) statusBits.set(`u${at}`, new Uint8Array(MIB));
    statusBits.set('u15', new Uint8Array(MIB));
    expect(statusBits.get('u0')).toHaveLength(MIB);
    expect(statusBits.get('u15')).toHaveLength(MIB);
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
