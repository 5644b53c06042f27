/** A key pair for ES256; the private half need not be extractable. */
export interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Makes a key pair whose private half never leaves the platform. */
export async function generateKeyPair(): Promise<KeyPair> {
  return crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);
}

/** The private JWK of a file as the platform's key, which cannot be read out again. */
export async function importPrivateKey(jwk: JsonWebKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', jwk, ES256, false, ['sign']);
}

/** A JWT signed by ES256 (RFC 7519). */
export async function signJwt(
  key: CryptoKey,
  header: Readonly<Record<string, unknown>>,
  payload: Readonly<Record<string, unknown>>,
): Promise<string> {
  const input = `${encodeText(JSON.stringify({ ...header, alg: 'ES256' }))}.${encodeText(JSON.stringify(payload))}`;
  const signature = await crypto.subtle.sign(ES256, key, utf8(input));
  return `${input}.${encodeBase64Url(new Uint8Array(signature))}`;
}

/** SHA-256 of a text, base64url. */
export async function digestText(text: string): Promise<string> {
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function encodeText(text: string): string {
  return encodeBase64Url(utf8(text));
}

function encodeBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
