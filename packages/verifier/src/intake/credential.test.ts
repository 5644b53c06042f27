import { describe, expect, it } from '@jest/globals';
import { digestJson, type JsonObject, type JsonValue } from '@originmark/core';
import {
  createParty,
  createPayload,
  crypto,
  readCredential,
  signCredential,
  signToken,
} from '../secure/signed-world.test-support.ts';
import { listOr, objectOr, stringAt, stringsOf } from './credential.ts';

const issuer = createParty('did:web:horizonte.example');
const read = (changes: JsonObject) => signCredential(createPayload(issuer.did, changes), issuer);

describe('a credential as its signed bytes say', () => {
  it('has the digest of its payload, its id, its one type, its issuer and its subject', async () => {
    const payload = createPayload(issuer.did);
    const credential = await signCredential(payload, issuer, { carrier: 'sealed' });
    expect(credential).toMatchObject({
      digest: digestJson(payload, crypto.sha256),
      id: payload['id'],
      typeName: 'CertificationReceiptCredential',
      type: 'CertificationReceiptCredential',
      issuer: issuer.did,
      payload,
      subject: payload['credentialSubject'],
      carrier: 'sealed',
    });
  });

  it('is the same credential whatever its header and its order of members say', async () => {
    const payload = createPayload(issuer.did);
    const reversed = Object.fromEntries<JsonValue>(
      Object.entries(payload as Record<string, JsonValue>).toReversed(),
    );
    const other = readCredential(await signToken(reversed, issuer, { extra: 1 }));
    expect(other.digest).toBe((await read({})).digest);
    expect(other.jws.token).not.toBe((await read({})).jws.token);
  });

  it.each<[string, JsonValue, string]>([
    ['the one beside VerifiableCredential', ['VerifiableCredential', 'X'], 'X'],
    ['the one in any order', ['X', 'VerifiableCredential'], 'X'],
    ['the one alone, where VerifiableCredential is missing', ['X'], 'X'],
    ['none of two', ['VerifiableCredential', 'X', 'Y'], ''],
    ['none of one twice', ['VerifiableCredential', 'X', 'X'], ''],
    ['none where there is only VerifiableCredential', ['VerifiableCredential'], ''],
    ['none in an empty list', [], ''],
    ['none in text', 'CertificationReceiptCredential', ''],
    ['none in an object', { 0: 'X', length: 1 }, ''],
    ['none that is a number', ['VerifiableCredential', 7], ''],
    ['none that is null', ['VerifiableCredential', null], ''],
    ['none in null', null, ''],
  ])('has as its type %s', async (_, type, typeName) => {
    expect(await read({ type })).toMatchObject({ typeName });
  });

  it.each(['X', 'constructor', '__proto__', 'CertificationReceiptCredential ', ''])(
    'has no type of the chain profile when it says %j',
    async (name) => {
      expect((await read({ type: ['VerifiableCredential', name] })).type).toBeUndefined();
    },
  );

  it.each<[string, JsonValue, string]>([
    ['by text', 'did:web:a.example', 'did:web:a.example'],
    ['by an object', { id: 'did:web:a.example', name: 'A' }, 'did:web:a.example'],
    [
      'normalised',
      'did:ethr:0x6F6D:0xB9C5714089478A327F09197987F16F9E5D936E8A',
      'did:ethr:0x6f6d:0xb9c5714089478a327f09197987f16f9e5d936e8a',
    ],
    ['by nothing', null, ''],
    ['by an object without an id', {}, ''],
    ['by an id that is no text', { id: ['did:web:a.example'] }, ''],
    ['by a list', ['did:web:a.example'], ''],
    ['by a number', 7, ''],
    ['by empty text', '', ''],
  ])('has its issuer named %s', async (_, named, expected) => {
    expect((await read({ issuer: named })).issuer).toBe(expected);
  });

  it.each<JsonValue>([null, [], [{ id: 'x' }], 'text', 7, true])(
    'has an empty subject for %j',
    async (credentialSubject) => {
      expect((await read({ credentialSubject })).subject).toEqual({});
    },
  );

  it.each<JsonValue>([null, 7, ['urn:x'], {}])('has an empty id for %j', async (id) => {
    expect((await read({ id })).id).toBe('');
  });
});

describe('reading what may be anything', () => {
  const ANY: readonly (JsonValue | undefined)[] = [
    undefined,
    null,
    true,
    7,
    'text',
    [1],
    { a: 'x' },
  ];

  it('takes an object for an object, and nothing else', () => {
    expect(ANY.map(objectOr)).toEqual([{}, {}, {}, {}, {}, {}, { a: 'x' }]);
    expect(Object.isFrozen(objectOr(undefined))).toBe(true);
  });

  it('takes a list for a list, and nothing else', () => {
    expect(ANY.map(listOr)).toEqual([[], [], [], [], [], [1], []]);
  });

  it('takes the strings of one string or of a list', () => {
    expect(ANY.map(stringsOf)).toEqual([[], [], [], [], ['text'], [], []]);
    expect(stringsOf(['a', 1, null, 'b', ['c']])).toEqual(['a', 'b']);
  });

  it('takes a string member for a string, and nothing else', () => {
    const object = { text: 'x', empty: '', number: 7, none: null, list: ['x'] };
    expect(
      ['text', 'empty', 'number', 'none', 'list', 'gone'].map((name) => stringAt(object, name)),
    ).toEqual(['x', '', undefined, undefined, undefined, undefined]);
  });
});
