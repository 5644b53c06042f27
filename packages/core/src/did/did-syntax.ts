/** A DID taken apart (DID Core section 3.1). */
export interface ParsedDid {
  readonly did: string;
  readonly method: string;
  /** The method-specific identifier, colons included. */
  readonly id: string;
}

/** A DID URL taken apart (DID Core section 3.2); `path` keeps its slash. */
export interface ParsedDidUrl extends ParsedDid {
  readonly path?: string;
  readonly query?: string;
  readonly fragment?: string;
}

/** Longest DID or DID URL read, in characters; a P-384 did:jwk has some 260. */
const MAX_LENGTH = 2048;
/** What nearly every identifier and fragment is; the rest is read character by character. */
const PLAIN_ID = /^[A-Za-z0-9._:-]+$/;

/**
 * Reads a DID, strictly by the ABNF of DID Core section 3.1: lower-case method, identifier of the
 * allowed characters, at most 2,048 characters. Undefined for anything else, a DID URL included.
 */
export function parseDid(text: unknown): ParsedDid | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH || !text.startsWith('did:')) {
    return undefined;
  }
  const colon = text.indexOf(':', 4);
  if (colon < 0) return undefined;
  const method = text.slice(4, colon);
  const id = text.slice(colon + 1);
  if (method === '' || id === '' || id.endsWith(':')) return undefined;
  if (!consistsOf(method, isMethodCharacter, false)) return undefined;
  if (!PLAIN_ID.test(id) && !consistsOf(id, isIdCharacter, true)) return undefined;
  return { did: text, method, id };
}

/**
 * Reads an absolute DID URL (DID Core section 3.2): a DID, then path, query and fragment as RFC 3986
 * writes them. Undefined for anything else, relative references included.
 */
export function parseDidUrl(text: unknown): ParsedDidUrl | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return undefined;
  const [beforeFragment, fragment] = splitAt(text, text.indexOf('#'));
  const [beforeQuery, query] = splitAt(beforeFragment, beforeFragment.indexOf('?'));
  const slash = beforeQuery.indexOf('/');
  const did = parseDid(slash < 0 ? beforeQuery : beforeQuery.slice(0, slash));
  const path = slash < 0 ? undefined : beforeQuery.slice(slash);
  if (did === undefined) return undefined;
  if (path !== undefined && !consistsOf(path, isPathCharacter, true)) return undefined;
  if (query !== undefined && !consistsOf(query, isQueryCharacter, true)) return undefined;
  if (fragment === '') return undefined;
  if (fragment !== undefined && !PLAIN_ID.test(fragment)) {
    if (!consistsOf(fragment, isQueryCharacter, true)) return undefined;
  }
  return {
    ...did,
    ...(path !== undefined && { path }),
    ...(query !== undefined && { query }),
    ...(fragment !== undefined && { fragment }),
  };
}

function splitAt(text: string, at: number): [string, string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function consistsOf(text: string, isAllowed: (code: number) => boolean, escapes: boolean): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (escapes && code === 0x25) {
      if (!isHex(text.charCodeAt(at + 1)) || !isHex(text.charCodeAt(at + 2))) return false;
      at += 2;
    } else if (!isAllowed(code)) return false;
  }
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

function isMethodCharacter(code: number): boolean {
  return isDigit(code) || (code >= 0x61 && code <= 0x7a);
}

/** ALPHA / DIGIT / "." / "-" / "_" and the colon between segments. */
function isIdCharacter(code: number): boolean {
  return isMethodCharacter(code) || (code >= 0x41 && code <= 0x5a) || '.-_:'.includes(chr(code));
}

/** RFC 3986 pchar and "/". */
function isPathCharacter(code: number): boolean {
  return isIdCharacter(code) || "~!$&'()*+,;=@/".includes(chr(code));
}

function isQueryCharacter(code: number): boolean {
  return isPathCharacter(code) || code === 0x3f;
}

function chr(code: number): string {
  return String.fromCharCode(code);
}
