/**
 * Every code this package throws, with what it means. Codes are stable and never reused.
 * Callers switch on {@link CoreErrorCode}; the table is the one place where a code is added.
 */
export const CORE_ERROR_CODES = {
  'json.not-json': 'the text is not JSON (RFC 8259)',
  'json.not-utf8': 'the bytes are not UTF-8 (RFC 3629)',
  'json.bom': 'the text begins with a byte order mark',
  'json.duplicate-key': 'an object names the same member twice',
  'json.lone-surrogate': 'a string holds half of a surrogate pair',
  'json.lossy-number': 'a number does not survive IEEE 754 (too large, too precise, -0)',
  'json.too-deep': 'arrays and objects are nested beyond the limit',
  'json.too-large': 'text, string, object or node count is beyond the limit',
  'base64url.malformed': 'not base64url without padding (RFC 4648 section 5)',
  'base58.malformed': 'not base58btc, or longer than allowed',
  'time.malformed': 'not an instant that RFC 3339 can write',
  'gzip.malformed': 'not exactly one intact gzip member (RFC 1952)',
  'gzip.too-large': 'expands beyond the limit',
  'key.malformed': 'not a JSON Web Key of its type (RFC 7517), or not a point of its curve',
  'key.unsupported': 'a key type, curve or use outside the allow-list',
  'key.weak': 'a point of small order, or not in canonical form',
  'key.private': 'private key material where a public key is expected',
  'jws.malformed': 'not a compact JWS with a JSON object as payload (RFC 7515)',
  'jws.too-large': 'token or header beyond the limit',
  'jws.sign-failed': 'the signer answered with something that is no signature',
  'sealed.malformed': 'not a compact JWE of the accepted profile (RFC 7516)',
  'sealed.no-key': 'sealed to a key that is not held here',
  'sealed.failed': 'the seal could not be made or opened',
  'did.malformed': 'not a DID or DID URL (DID Core section 3)',
  'did.document-malformed': 'not a DID document of the DID that was asked for',
  'did.document-too-large': 'a DID document beyond the limits',
  'existence.misused': 'no commitment, tree or checkpoint can be made of what was given',
  'statuslist.malformed': 'not an encoded list of Bitstring Status List 1.0',
  'statuslist.too-short': 'fewer than 131,072 entries',
  'statuslist.out-of-range': 'an index outside the list',
  'statuslist.full': 'no free index is left in the list',
  'fetch.url-refused': 'the URL is not one that may be fetched',
  'fetch.host-refused': 'the host is not on the allow-list',
  'fetch.address-refused': 'the host resolves to an address that is not public',
  'fetch.dns-failed': 'the host name could not be resolved',
  'fetch.connect-failed': 'no connection, or it broke',
  'fetch.timed-out': 'connecting or answering took too long',
  'fetch.redirect-refused': 'the host answered with a redirect',
  'fetch.content-refused': 'the answer has a media type or encoding that was not asked for',
  'fetch.too-large': 'the answer is beyond the limit',
} as const;

/** One of the stable codes of {@link CORE_ERROR_CODES}. */
export type CoreErrorCode = keyof typeof CORE_ERROR_CODES;

/**
 * The one error class of this package: misuse, hostile bytes or broken infrastructure.
 * `pointer` is the JSON pointer (RFC 6901) of the place at fault, where there is one.
 */
export class CoreError extends Error {
  override readonly name = 'CoreError';
  readonly code: CoreErrorCode;
  declare readonly pointer?: string;

  constructor(
    code: CoreErrorCode,
    message: string,
    options: { readonly pointer?: string; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    if (options.pointer !== undefined) this.pointer = options.pointer;
  }
}

/** Lets our own errors through to be handled; anything else is a bug or a broken platform, and flies on. */
export function assertCoreError(error: unknown): asserts error is CoreError {
  if (!(error instanceof CoreError)) throw error;
}
