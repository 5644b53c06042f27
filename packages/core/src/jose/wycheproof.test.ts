// C2SP/wycheproof testvectors_v1, commit dac1dd4, Apache-2.0, through our public surface: the JWK
// through the importer, the signature through verifyJws, on both platforms.
//
// Deviations: none of the valid ES256 and Ed25519 vectors is refused. Of the JWK file everything that
// is valid is HMAC or RSA, which this product never accepts (alg-not-allowed), so all 26 are refused.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { CryptoPrimitives, SignatureAlgorithm } from '../crypto/crypto-primitives.ts';
import { createKeyImporter } from '../crypto/key-importer.ts';
import { CoreError } from '../errors.ts';
import { createNodeCrypto } from '../node/index.ts';
import { createWebCrypto } from '../web/index.ts';
import { checkJoseHeader } from './jose-header.ts';
import { verifyJws } from './verify-jws.ts';

const folder = new URL('../../../../../shared/data/vectors/wycheproof/', import.meta.url);
const present = existsSync(folder);

interface Vector {
  readonly tcId: number;
  readonly msg: string;
  readonly sig: string;
  readonly jws: string;
  readonly result: 'valid' | 'invalid';
}

interface Group {
  readonly publicKeyJwk?: unknown;
  readonly publicKey: { readonly uncompressed?: string; readonly pk?: string };
  readonly public?: { readonly keys: readonly unknown[] };
  readonly private?: { readonly keys: readonly unknown[] };
  readonly tests: readonly Vector[];
}

function read(file: string): readonly Group[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return (JSON.parse(text) as { testGroups: readonly Group[] }).testGroups;
}

function toJwk(alg: 'ES256' | 'EdDSA', group: Group): unknown {
  const raw = Buffer.from(group.publicKey.uncompressed ?? group.publicKey.pk ?? '', 'hex');
  if (alg === 'EdDSA') return { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)];
  return { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
}

function accepts(
  jwk: unknown,
  alg: SignatureAlgorithm,
  crypto: CryptoPrimitives,
  vector: Pick<Vector, 'msg' | 'sig'>,
): boolean {
  try {
    const key = createKeyImporter(crypto)(jwk);
    const parsed = {
      token: '',
      header: {},
      payload: {},
      signingInput: new Uint8Array(Buffer.from(vector.msg, 'hex')),
      signature: new Uint8Array(Buffer.from(vector.sig, 'hex')),
    };
    return verifyJws(parsed, alg, key, crypto) === true;
  } catch (error) {
    if (error instanceof CoreError) return false;
    throw error;
  }
}

const suite = present ? describe : describe.skip;

it('is not skipped in silence', () => {
  if (!present) console.warn(`SKIPPED: Wycheproof is absent: ${folder.pathname}`);
  expect(present).toBe(existsSync(folder));
});

suite.each([
  ['node', createNodeCrypto()],
  ['web', createWebCrypto()],
])('Wycheproof on %s', (_name, crypto) => {
  it.each([
    ['ES256', 'ecdsa_secp256r1_sha256_p1363_test.json', 173, 89],
    ['EdDSA', 'ed25519_test.json', 88, 63],
  ] as const)('%s: every vector gets its answer', (alg, file, valid, invalid) => {
    const answers = read(file).flatMap((group) => {
      const jwk = toJwk(alg, group);
      return group.tests.map((vector) => ({
        tcId: vector.tcId,
        expected: vector.result === 'valid',
        accepted: accepts(jwk, alg, crypto, vector),
      }));
    });
    expect(answers.filter((answer) => answer.accepted !== answer.expected)).toEqual([]);
    expect(answers.filter((answer) => answer.accepted)).toHaveLength(valid);
    expect(answers.filter((answer) => !answer.accepted)).toHaveLength(invalid);
  });

  it('JWK: no vector is accepted', () => {
    const accepted = read('json_web_key_test.json').flatMap((group) =>
      group.tests.filter((vector) => {
        const keys = (group.public ?? group.private)?.keys ?? [];
        return keys.some((jwk) => acceptsToken(jwk, vector.jws, crypto));
      }),
    );
    expect(accepted).toEqual([]);
  });

  it('JWK: the keys that are bad are refused as keys, and the good one is taken', () => {
    const groups = read('json_web_key_test.json');
    const codes = groups.flatMap((group) =>
      (group.public ?? group.private)!.keys.map((jwk) => importCode(jwk, crypto)),
    );
    // 04N0…: the ES256 key of the mixed set is good; all others have a fault of their own.
    expect(codes.filter((code) => code === 'taken')).toHaveLength(1);
    expect(codes).toContain('key.malformed');
    expect(codes).toContain('key.unsupported');
  });
});

/** The vectors' tokens name no type, so type and key id are put in: the algorithm still decides. */
function acceptsToken(jwk: unknown, jws: string, crypto: CryptoPrimitives): boolean {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const claimed = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
  const check = checkJoseHeader(
    { ...claimed, typ: 'vc+jwt', kid: 'did:web:a.example#k' },
    'vc+jwt',
  );
  if (!check.ok) return false;
  return accepts(jwk, check.alg, crypto, {
    msg: Buffer.from(`${header}.${payload}`).toString('hex'),
    sig: Buffer.from(signature, 'base64url').toString('hex'),
  });
}

function importCode(jwk: unknown, crypto: CryptoPrimitives): string {
  try {
    createKeyImporter(crypto)(jwk);
    return 'taken';
  } catch (error) {
    if (error instanceof CoreError) return error.code;
    throw error;
  }
}
