import { describe, expect, test } from '@jest/globals';
import { createKeyImporter, parseCompactJws, verifyJws } from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
} from '@originmark/core/node';
import { issueCredential } from './issue-credential.ts';
import { IssuerError } from './issuer-error.ts';

const crypto = createNodeCrypto();
const privateJwk = generatePrivateJwk('ES256');
const signer = createNodeSigner(privateJwk, 'did:web:spinner.example#issue');
const digest = `uEi${'A'.repeat(44)}`;

const declaration = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'],
  id: 'urn:uuid:3d0f1e6a-4c1b-4b60-9d3c-6c0e7a4a1f01',
  type: ['VerifiableCredential', 'SupplierOriginDeclaration'],
  issuer: 'did:web:spinner.example',
  validFrom: '2026-02-16T15:00:00Z',
  credentialSubject: {
    type: 'SupplierDeclaration',
    supplier: { id: 'did:web:spinner.example', name: 'Spinner' },
    agreement: 'CAFTA-DR',
    materials: [
      {
        description: 'yarn',
        tariffClassification: { system: 'HS2022', code: '5205.24' },
        originating: true,
      },
    ],
    signedAt: '2026-02-16T15:00:00Z',
  },
};

const licence = {
  ...declaration,
  type: ['VerifiableCredential', 'IntellectualPropertyRightsLicenseCredential'],
  credentialSubject: {
    type: 'IntellectualPropertyRightsLicense',
    licensee: { id: 'did:web:licensee.example', name: 'Licensee' },
    extendsCredential: 'urn:uuid:a',
    scope: { activities: ['make'] },
  },
  edge: [{ role: 'extendsCredential', credential: 'urn:uuid:a', credentialDigest: digest }],
};

async function refusal(credential: object, key = signer): Promise<IssuerError> {
  const error: unknown = await issueCredential(credential, { signer: key, crypto }).catch(
    (cause: unknown) => cause,
  );
  if (error instanceof IssuerError) return error;
  throw new Error('it was issued', { cause: error });
}

describe('issueCredential', () => {
  test('signs the payload as it stands, so that the issuer’s key verifies it', async () => {
    const issued = await issueCredential(declaration, { signer, crypto });

    const jws = parseCompactJws(issued.token);
    const key = createKeyImporter(crypto)(publicJwkOf(privateJwk));
    expect(await verifyJws(jws, 'ES256', key, crypto)).toBe(true);
    expect(jws.payload).toEqual(declaration);
    expect(jws.header).toEqual({ alg: 'ES256', kid: signer.kid, typ: 'vc+jwt', cty: 'vc' });
    expect(issued.credential).toEqual(declaration);
  });

  test('gives the same digest whatever the order of members and the signature', async () => {
    const { credentialSubject, ...rest } = declaration;
    const first = await issueCredential(declaration, { signer, crypto });
    const second = await issueCredential({ credentialSubject, ...rest }, { signer, crypto });

    expect(first.token).not.toBe(second.token);
    expect(first.credentialDigest).toBe(second.credentialDigest);
  });

  test('leaves the caller’s object alone, frozen or not', async () => {
    const frozen = Object.freeze({ ...declaration });
    const issued = await issueCredential(frozen, { signer, crypto });

    expect(issued.credential).not.toBe(frozen);
  });

  test('accepts an issuer with a name, and a licence whose edges agree', async () => {
    const issuer = { id: 'did:web:spinner.example', name: 'Spinner' };

    await expect(
      issueCredential({ ...licence, issuer }, { signer, crypto }),
    ).resolves.toBeDefined();
  });

  test('refuses a type that no schema describes, or two types', async () => {
    const unknown = await refusal({ ...declaration, type: ['VerifiableCredential', 'Passport'] });
    const two = await refusal({
      ...declaration,
      type: ['VerifiableCredential', 'SupplierOriginDeclaration', 'BillOfLadingCredential'],
    });
    const none = await refusal({ ...declaration, type: 'SupplierOriginDeclaration' });

    expect([unknown.code, two.code, none.code]).toEqual(Array(3).fill('issuer.type-unknown'));
  });

  test('refuses what fails the schema, and says where', async () => {
    const error = await refusal({
      ...declaration,
      credentialSubject: { ...declaration.credentialSubject, agreement: 'MERCOSUR' },
    });

    expect(error.code).toBe('issuer.schema-violation');
    expect(error.pointer).toBe('/credentialSubject/agreement');
  });

  test('refuses a payload that is not JSON, with the cause', async () => {
    const cyclic: Record<string, unknown> = { ...declaration };
    cyclic.credentialSubject = cyclic;
    const error = await refusal(cyclic);

    expect(error.code).toBe('issuer.schema-violation');
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test('refuses the key of another DID', async () => {
    const other = createNodeSigner(privateJwk, 'did:web:spinner.example.evil.example#issue');

    expect((await refusal(declaration, other)).code).toBe('issuer.key-of-another');
  });

  test('refuses a credential that is valid at no time', async () => {
    const error = await refusal({ ...declaration, validUntil: declaration.validFrom });

    expect(error.code).toBe('issuer.dates-disagree');
    expect(error.pointer).toBe('/validUntil');
  });

  test('refuses a licence whose edges name another parent, fewer, or more', async () => {
    const [edge] = licence.edge;
    const other = { ...licence, edge: [{ ...edge, credential: 'urn:uuid:b' }] };
    const fewer = {
      ...licence,
      credentialSubject: {
        ...licence.credentialSubject,
        extendsCredential: ['urn:uuid:a', 'urn:uuid:b'],
      },
    };
    const more = { ...licence, edge: [edge, { ...edge, credential: 'urn:uuid:b' }] };
    const codes = await Promise.all(
      [other, fewer, more].map(async (one) => (await refusal(one)).code),
    );

    expect(codes).toEqual(Array(3).fill('issuer.edges-disagree'));
  });

  test('refuses one target with two digests', async () => {
    const [edge] = licence.edge;
    const second = { ...edge, role: 'basedOn', credentialDigest: `uEi${'A'.repeat(43)}w` };
    const error = await refusal({ ...licence, edge: [edge, second] });

    expect(error.code).toBe('issuer.edges-disagree');
    expect(error.pointer).toBe('/edge');
  });

  test('passes on why a key store did not sign', async () => {
    const broken = {
      ...signer,
      sign: () => {
        throw new Error('token removed');
      },
    };
    const error = await refusal(declaration, broken);

    expect(error.code).toBe('issuer.signing-failed');
    expect(error.cause).toBeInstanceOf(Error);
  });
});
