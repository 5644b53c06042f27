import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createDidKeyResolver,
  createKeyImporter,
  parseCompactJws,
  readVerificationMethods,
  type SignatureAlgorithm,
  verifyJws,
} from '@originmark/core';
import type { OpenDatabase } from '@originmark/storage';
import { recoverAddress } from 'ethers';
import { crypto, NOW, openTestWorld } from '../issuer.test-support.ts';
import { toDidWebDocument } from './did-web-document.ts';
import {
  addKey,
  bindKeys,
  createIdentifier,
  type KeyCapabilities,
  listKeys,
  retireKey,
} from './identifiers.ts';
import type { IssuerAgent } from './issuer-agent.ts';
import { createKeySigner } from './key-signer.ts';
import { createLedgerKey } from './ledger-key.ts';
import type { IssuerKeyType } from './managed-keys.ts';

let database: OpenDatabase;
let agent: IssuerAgent;
let using: KeyCapabilities;

beforeAll(async () => {
  const world = await openTestWorld();
  ({ database, agent } = world);
  using = world;
}, 60_000);

afterAll(async () => {
  await database.close();
});

describe('the issuer agent', () => {
  it.each<[IssuerKeyType, SignatureAlgorithm]>([
    ['Secp256r1', 'ES256'],
    ['Ed25519', 'EdDSA'],
    ['Secp256k1', 'ES256K'],
  ])('signs with a %s key what core verifies as %s', async (type, alg) => {
    const made = await createIdentifier({ method: 'key', key: { type } }, using);
    const signer = await createKeySigner(agent, made);
    const key = createKeyImporter(crypto)(made.jwk);

    expect(signer.alg).toBe(alg);
    for (let round = 0; round < 5; round++) {
      const data = new TextEncoder().encode(`header.payload-${round}`);
      expect(await crypto.verify(alg, key.handle, data, await signer.sign(data))).toBe(true);
    }
  });

  it('makes a did:key of P-256 that its own resolver leads back to the key', async () => {
    const made = await createIdentifier({ method: 'key' }, using);
    const { didDocument } = await createDidKeyResolver().resolve(made.did);
    const { methods } = readVerificationMethods(didDocument!, made.did);

    expect(made.type).toBe('Secp256r1');
    expect(methods.find(({ id }) => id === made.kid)?.jwk).toEqual(made.jwk);
  });

  it('holds a did:web with an old and a new key, both in its document', async () => {
    const did = 'did:web:rotates.example';
    const first = await createIdentifier({ method: 'web', did }, using);
    const second = await addKey(did, { type: 'Ed25519' }, using);
    const keys = await listKeys(agent, did);
    const { methods, unresolved } = readVerificationMethods(toDidWebDocument(did, keys), did);

    expect(keys.map(({ keyRef }) => keyRef).sort()).toEqual([first.keyRef, second.keyRef].sort());
    expect(unresolved).toEqual([]);
    expect(methods.map(({ jwk }) => jwk)).toEqual(keys.map(({ jwk }) => jwk));
  });

  it('signs no more with a key that was retired, and keeps the last one', async () => {
    const did = 'did:web:retires.example';
    const first = await createIdentifier({ method: 'web', did }, using);
    await expect(retireKey(agent, did, first.keyRef)).rejects.toMatchObject({
      code: 'issuer.identifier-invalid',
    });
    const second = await addKey(did, {}, using);
    await retireKey(agent, did, first.keyRef);

    expect((await listKeys(agent, did)).map(({ keyRef }) => keyRef)).toEqual([second.keyRef]);
  });

  it('names a key of a did:ethr as its document does, and forgets it when the document does', async () => {
    const { did, kid: controller } = await createIdentifier(
      { method: 'ethr', chainId: '0x6f6d', privateKey: new Uint8Array(32).fill(2) },
      using,
    );
    const { jwk } = await addKey(did, {}, using);
    const method = { id: `${did}#delegate-1`, type: 'JsonWebKey', controller: did };
    const bind = async (changes: object): Promise<readonly string[]> => {
      const listed = { ...method, publicKeyJwk: { ...jwk }, ...changes };
      const document = { id: did, verificationMethod: [listed], assertionMethod: [method.id] };
      const bound = await bindKeys(agent, did, { document: document, now: NOW });
      return bound.map(({ kid }) => kid);
    };

    expect((await listKeys(agent, did)).map(({ kid }) => kid)).toEqual([controller]);
    expect(await bind({})).toContain(method.id);
    expect(await bind({ revoked: '2026-11-01T00:00:00Z' })).toEqual([controller]);
    expect(await bind({ expires: '2026-12-01T00:00:00Z' })).toContain(method.id);
    expect(await bind({ expires: '2026-11-01T00:00:00Z' })).toEqual([controller]);
  });

  it('imports a did:ethr in its address form and signs digests for its ledger', async () => {
    const privateKey = new Uint8Array(32).fill(1);
    const made = await createIdentifier({ method: 'ethr', chainId: '0x6f6d', privateKey }, using);
    const key = await createLedgerKey(agent, made.keyRef);
    const digest = new Uint8Array(32).fill(9);

    expect(made.did).toBe('did:ethr:0x6f6d:0x1a642f0e3c3af545e7acbd38b07251b3990914f1');
    expect(made.kid).toBe(`${made.did}#controller`);
    for (let first = 0; first < 6; first++) {
      digest[0] = first;
      expect(recoverAddress(digest, await key.sign(digest)).toLowerCase()).toBe(key.address);
    }
  });

  it('repeats a creation that was cut short without a second key', async () => {
    const request = {
      method: 'web',
      did: 'did:web:again.example',
      key: { privateKey: new Uint8Array(32).fill(3) },
    } as const;
    const first = await createIdentifier(request, using);

    expect(await createIdentifier(request, using)).toEqual(first);
    expect(await listKeys(agent, request.did)).toHaveLength(1);
  });

  it('signs the text of the payload byte for byte, whatever Veramo makes of credentials', async () => {
    const made = await createIdentifier({ method: 'web', did: 'did:web:bytes.example' }, using);
    const unsecured = '{"b":1,"a":"\\u0000ü","issuer":"did:web:bytes.example"}';
    const token = (await agent.createVerifiableCredential({
      credential: { issuer: made.did },
      proofFormat: 'vc+jwt' as never,
      unsecured,
      keyRef: made.keyRef,
      kid: made.kid,
    })) as unknown as string;
    const jws = parseCompactJws(token);

    expect(new TextDecoder().decode(jws.signingInput).split('.')[1]).toBe(
      Buffer.from(unsecured).toString('base64url'),
    );
    expect(jws.header).toEqual({ alg: 'ES256', kid: made.kid, typ: 'vc+jwt', cty: 'vc' });
    const key = createKeyImporter(crypto)(made.jwk);
    expect(await verifyJws(jws, 'ES256', key, crypto)).toBe(true);
  });

  it('refuses a payload text that is not in the form in which it would be written', async () => {
    const made = await createIdentifier({ method: 'web', did: 'did:web:spaces.example' }, using);
    const call = agent.createVerifiableCredential({
      credential: { issuer: made.did },
      proofFormat: 'vc+jwt' as never,
      unsecured: '{ "a": 1 }',
      keyRef: made.keyRef,
      kid: made.kid,
    });

    await expect(call).rejects.toMatchObject({ code: 'issuer.signing-failed' });
  });

  it('keeps no private key in clear, and opens none under another name', async () => {
    const privateKey = new Uint8Array(32).fill(5);
    const did = 'did:web:sealed.example';
    const made = await createIdentifier({ method: 'web', did, key: { privateKey } }, using);
    const other = await createIdentifier({ method: 'web', did: 'did:web:other.example' }, using);
    const row = await database.db
      .selectFrom('private_key')
      .selectAll()
      .where('alias', '=', made.keyRef)
      .executeTakeFirstOrThrow();

    expect(Buffer.from(row.sealed).includes(Buffer.from(privateKey))).toBe(false);
    await database.transaction(async (tx) => {
      await tx
        .updateTable('private_key')
        .set({ sealed: row.sealed, associated_data: row.associated_data })
        .where('alias', '=', other.keyRef)
        .execute();
    });
    const signer = await createKeySigner(agent, other);
    await expect(async () => signer.sign(new Uint8Array(1))).rejects.toThrow('key_not_found');
  });

  it.each([
    [
      'a did:web that is none',
      { method: 'web', did: 'did:example:x' },
      'issuer.identifier-invalid',
    ],
    ['a chain id in decimals', { method: 'ethr', chainId: '28525' }, 'issuer.identifier-invalid'],
    [
      'a private key of 31 bytes',
      { method: 'key', key: { privateKey: new Uint8Array(31) } },
      'issuer.identifier-invalid',
    ],
    [
      'a private key that is no scalar',
      { method: 'key', key: { privateKey: new Uint8Array(32).fill(255) } },
      'issuer.identifier-invalid',
    ],
  ] as const)('refuses %s', async (_, request, code) => {
    await expect(createIdentifier(request, using)).rejects.toMatchObject({ code });
  });

  it('refuses a second key for a did:key and any key for a DID that it does not hold', async () => {
    const { did } = await createIdentifier({ method: 'key' }, using);

    await expect(addKey(did, {}, using)).rejects.toMatchObject({
      code: 'issuer.identifier-invalid',
    });
    await expect(addKey('did:web:unknown.example', {}, using)).rejects.toMatchObject({
      code: 'issuer.identifier-unknown',
    });
  });
});
