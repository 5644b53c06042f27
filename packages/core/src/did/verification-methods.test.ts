import { describe, expect, it } from '@jest/globals';
import { toMultikey } from '../crypto/multikey.ts';
import { encodeBase58 } from '../encoding/base58.ts';
import { generatePrivateJwk, publicJwkOf } from '../node/index.ts';
import { readVerificationMethods } from './verification-methods.ts';

const DID = 'did:web:a.example';
const p256 = publicJwkOf(generatePrivateJwk('ES256'));
const ed = publicJwkOf(generatePrivateJwk('EdDSA'));
const k1 = publicJwkOf(generatePrivateJwk('ES256K'));
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
const k1Compressed = Uint8Array.from([2 + (bytes(k1.y!).at(-1)! & 1), ...bytes(k1.x)]);
const k1Raw = Buffer.from([4, ...bytes(k1.x), ...bytes(k1.y!)]).toString('hex');
const jwkMethod = (id: string, more: object = {}): object => ({
  id,
  type: 'JsonWebKey',
  controller: DID,
  publicKeyJwk: p256,
  ...more,
});

function read(document: object) {
  return readVerificationMethods({ id: DID, ...document }, DID);
}

describe('readVerificationMethods', () => {
  it('reads listed, embedded and relative methods with their purposes', () => {
    const { methods, unresolved } = read({
      verificationMethod: [jwkMethod('#a'), jwkMethod(`${DID}#b`, { publicKeyJwk: ed })],
      assertionMethod: ['#a', `${DID}#b`],
      authentication: [`${DID}#a`, jwkMethod('#c')],
      keyAgreement: [],
    });
    expect(unresolved).toEqual([]);
    expect(methods).toEqual([
      {
        id: `${DID}#a`,
        controller: DID,
        jwk: p256,
        purposes: new Set(['assertionMethod', 'authentication']),
      },
      { id: `${DID}#b`, controller: DID, jwk: ed, purposes: new Set(['assertionMethod']) },
      { id: `${DID}#c`, controller: DID, jwk: p256, purposes: new Set(['authentication']) },
    ]);
  });

  it.each([
    ['JsonWebKey2020', { publicKeyJwk: ed }, ed],
    ['Multikey', { publicKeyMultibase: toMultikey(p256) }, p256],
    ['Ed25519VerificationKey2020', { publicKeyMultibase: toMultikey(ed) }, ed],
    ['Ed25519VerificationKey2018', { publicKeyBase58: encodeBase58(bytes(ed.x)) }, ed],
    ['EcdsaSecp256k1VerificationKey2019', { publicKeyJwk: k1 }, k1],
    ['EcdsaSecp256k1VerificationKey2019', { publicKeyHex: `0x${k1Raw}` }, k1],
    ['EcdsaSecp256k1VerificationKey2019', { publicKeyHex: k1Raw.toUpperCase() }, k1],
    ['EcdsaSecp256k1VerificationKey2019', { publicKeyBase58: encodeBase58(k1Compressed) }, k1],
  ])('reads the key of a %s', (type, key, jwk) => {
    const { methods } = read({
      verificationMethod: [{ id: '#a', type, controller: DID, ...key }],
    });
    expect(methods).toMatchObject([{ jwk }]);
    expect(methods[0]).not.toHaveProperty('fault');
  });

  it.each([
    ['key.unsupported', { type: undefined }],
    ['key.unsupported', { type: ['JsonWebKey'] }],
    ['key.unsupported', { type: 'EcdsaSecp256k1RecoveryMethod2020' }],
    ['key.unsupported', { type: 'Multikey' }],
    ['key.unsupported', { publicKeyJwk: undefined, publicKeyHex: '00' }],
    ['key.unsupported', { publicKeyJwk: { kty: 'RSA' } }],
    ['key.malformed', { publicKeyJwk: undefined }],
    ['key.malformed', { publicKeyMultibase: toMultikey(ed) }],
    ['key.malformed', { publicKeyJwk: 'x' }],
    ['key.malformed', { type: 'EcdsaSecp256k1VerificationKey2019' }],
    ['key.private', { publicKeyJwk: { ...p256, d: 'AA' } }],
    ['key.weak', { publicKeyJwk: { ...ed, x: 'A'.repeat(43) } }],
    ['did.document-malformed', { controller: undefined }],
    ['did.document-malformed', { controller: [DID] }],
  ])('keeps a method with the fault %s: %j', (fault, change) => {
    const { methods } = read({
      verificationMethod: [jwkMethod('#a', change)],
      assertionMethod: ['#a'],
    });
    expect(methods).toMatchObject([{ id: `${DID}#a`, fault }]);
    expect(methods[0]).not.toHaveProperty('jwk');
  });

  it.each([
    ['publicKeyBase58', 7],
    ['publicKeyBase58', '0'],
    ['publicKeyHex', 'zz'],
    ['publicKeyHex', '0'],
    ['publicKeyHex', '00'.repeat(200)],
    ['publicKeyHex', 7],
    ['publicKeyHex', '0x02'],
  ])('finds a raw key in %s malformed: %j', (name, value) => {
    const type = 'EcdsaSecp256k1VerificationKey2019';
    const method = { id: '#a', type, controller: DID, [name]: value };
    expect(read({ verificationMethod: [method] }).methods).toMatchObject([
      { fault: 'key.malformed' },
    ]);
  });

  it('lets a key that says what it is for serve nothing else', () => {
    const purposesOf = (use: unknown): unknown[] => {
      const method = jwkMethod('#a', { publicKeyJwk: { ...p256, use } });
      const document = { assertionMethod: ['#a'], keyAgreement: ['#a'] };
      return [...read({ verificationMethod: [method], ...document }).methods[0]!.purposes];
    };
    expect(purposesOf('sig')).toEqual(['assertionMethod']);
    expect(purposesOf('enc')).toEqual(['keyAgreement']);
    expect(purposesOf('other')).toEqual([]);
  });

  it('trusts neither of two methods of one name', () => {
    const { methods } = read({
      verificationMethod: [jwkMethod('#a'), jwkMethod(`${DID}#a`, { publicKeyJwk: ed })],
      assertionMethod: ['#a', jwkMethod('#b')],
      authentication: [jwkMethod('#b', { publicKeyJwk: ed })],
    });
    expect(methods).toMatchObject([
      { id: `${DID}#a`, fault: 'did.document-malformed' },
      { id: `${DID}#b`, fault: 'did.document-malformed' },
    ]);
  });

  it('reports references that lead nowhere', () => {
    const { methods, unresolved } = read({
      assertionMethod: [
        '#gone',
        'did:web:b.example#a',
        'nonsense',
        `${DID}?x#a`,
        `${DID}/x#a`,
        DID,
      ],
    });
    expect(methods).toEqual([]);
    expect(unresolved).toEqual([
      `${DID}#gone`,
      'did:web:b.example#a',
      'nonsense',
      `${DID}?x#a`,
      `${DID}/x#a`,
      DID,
    ]);
  });

  it('reads a did:ethr document under another spelling of the DID', () => {
    const lower = 'did:ethr:0x7e5f4552091a69125d5dfcb7b8c2659029395bdf';
    const mixed = 'did:ethr:0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf';
    const document = {
      id: mixed,
      verificationMethod: [jwkMethod('#a'), jwkMethod(`${lower}#b`)],
      assertionMethod: [`${mixed}#a`, '#b'],
    };
    const { methods } = readVerificationMethods(document as never, lower);
    expect(methods.map((m) => [m.id, m.purposes.size])).toEqual([
      [`${lower}#a`, 1],
      [`${lower}#b`, 1],
    ]);
  });

  const many = (count: number): object[] =>
    Array.from({ length: count }, (_, i) => jwkMethod(`#k${i}`, { publicKeyJwk: ed }));
  it.each([
    ['did.document-malformed', '', null],
    ['did.document-malformed', '', []],
    ['did.document-malformed', '/id', {}],
    ['did.document-malformed', '/id', { id: 7 }],
    ['did.document-malformed', '/id', { id: 'did:web:b.example' }],
    ['did.document-malformed', '/verificationMethod', { id: DID, verificationMethod: {} }],
    ['did.document-malformed', '/verificationMethod/0', { id: DID, verificationMethod: ['#a'] }],
    ['did.document-malformed', '/verificationMethod/0/id', { id: DID, verificationMethod: [{}] }],
    [
      'did.document-malformed',
      '/verificationMethod/0/id',
      { id: DID, verificationMethod: [jwkMethod('did:web:b.example#a')] },
    ],
    ['did.document-malformed', '/assertionMethod/0', { id: DID, assertionMethod: [7] }],
    ['did.document-too-large', '/verificationMethod', { id: DID, verificationMethod: many(101) }],
    [
      'did.document-too-large',
      '/assertionMethod/0',
      { id: DID, verificationMethod: many(100), assertionMethod: [jwkMethod('#x')] },
    ],
  ])('throws %s at %s', (code, pointer, document) => {
    expect(() => readVerificationMethods(document as never, DID)).toThrow(
      expect.objectContaining({ code, pointer }),
    );
  });

  it('reads a hundred methods', () => {
    expect(read({ verificationMethod: many(100) }).methods).toHaveLength(100);
  });
});
