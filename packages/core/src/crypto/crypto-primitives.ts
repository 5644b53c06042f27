/** Signature algorithms a credential may use: RFC 7518 section 3.4, RFC 8037, RFC 8812. */
export type SignatureAlgorithm = 'ES256' | 'ES384' | 'EdDSA' | 'ES256K';

/** A public key as JSON Web Key: exactly these members, already checked by `parsePublicJwk`. */
export interface PublicJwk {
  readonly kty: 'EC' | 'OKP';
  readonly crv: 'P-256' | 'P-384' | 'Ed25519' | 'secp256k1' | 'X25519';
  readonly x: string;
  readonly y?: string;
}

/** A private key as JSON Web Key; only signers, `createUnseal` and key stores ever hold one. */
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

/** A public key that signatures can be checked with. */
export interface VerificationKey {
  /** The one algorithm this key is used with, from its curve. */
  readonly alg: SignatureAlgorithm;
  readonly jwk: PublicJwk;
  /** RFC 7638 thumbprint: base64url of SHA-256. */
  readonly thumbprint: string;
  /** What the platform's `importKey` made of it. */
  readonly handle: unknown;
}

/**
 * The cryptography of a platform: `@originmark/core/node` and `@originmark/core/web` each make one,
 * and both give the same answer to the same question.
 */
export interface CryptoPrimitives {
  /** Makes the platform's key of a JWK that `parsePublicJwk` returned. */
  readonly importKey: (jwk: PublicJwk) => unknown;
  /**
   * Checks one signature; false for a bad one, never an exception. ECDSA signatures are r‖s
   * (IEEE P1363, RFC 7518 section 3.4). High s is accepted: JOSE does not forbid it, so the text of
   * a token is no identity. Ed25519 is checked as RFC 8032 section 5.1.7 without cofactor.
   */
  readonly verify: (
    alg: SignatureAlgorithm,
    handle: unknown,
    data: Uint8Array,
    signature: Uint8Array,
  ) => boolean | Promise<boolean>;
  /** SHA-256: 32 bytes. */
  readonly sha256: (data: Uint8Array) => Uint8Array;
  /**
   * Expands exactly one gzip member (RFC 1952), its CRC and size checked, nothing after it.
   * @throws CoreError `gzip.malformed` `gzip.too-large`
   */
  readonly gunzip: (data: Uint8Array, maxBytes: number) => Uint8Array | Promise<Uint8Array>;
}

/** Length of a signature in bytes: r‖s, or R‖S. */
export const SIGNATURE_BYTES: Readonly<Record<SignatureAlgorithm, number>> = Object.freeze({
  ES256: 64,
  ES384: 96,
  EdDSA: 64,
  ES256K: 64,
});
