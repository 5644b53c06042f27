import { parseDid } from './did-syntax.ts';

/**
 * The URL of a did:web document (the method text, section "Read"): `did:web:host%3A8443:a:b` is
 * `https://host:8443/a/b/did.json`, `did:web:host` is `https://host/.well-known/did.json`.
 * Undefined for an identifier that could lead elsewhere than it reads: an IP address, a host in upper
 * case, user information, an empty or dotted segment, any escape but the port's colon.
 */
export function toDidWebUrl(did: string): string | undefined {
  const parsed = parseDid(did);
  if (parsed?.method !== 'web') return undefined;
  const [authority = '', ...path] = parsed.id.split(':');
  const [host = '', port, ...more] = authority.replaceAll('%3a', '%3A').split('%3A');
  if (more.length > 0 || !isHostName(host)) return undefined;
  if (port !== undefined && !isPort(port)) return undefined;
  if (!path.every(isPathSegment)) return undefined;
  const folder = path.length === 0 ? '/.well-known' : path.map((segment) => `/${segment}`).join('');
  return `https://${host}${port === undefined ? '' : `:${port}`}${folder}/did.json`;
}

/** RFC 1123 labels in lower case; the last one with a letter first, so that it is no IP address. */
function isHostName(host: string): boolean {
  if (host.length > 253) return false;
  const labels = host.split('.');
  const last = labels.at(-1) as string;
  return labels.every(isLabel) && isLowerLetter(last.charCodeAt(0));
}

function isLabel(label: string): boolean {
  if (label === '' || label.length > 63 || label.startsWith('-') || label.endsWith('-'))
    return false;
  for (let i = 0; i < label.length; i++) {
    const code = label.charCodeAt(i);
    if (!isLowerLetter(code) && !isDigit(code) && code !== 0x2d) return false;
  }
  return true;
}

function isPort(port: string): boolean {
  if (port === '' || port.length > 5 || port.startsWith('0')) return false;
  for (let i = 0; i < port.length; i++) if (!isDigit(port.charCodeAt(i))) return false;
  return Number(port) <= 65_535;
}

/** parseDid left letters, digits, `.`, `-`, `_` and escapes; only the escapes and dots can mislead. */
function isPathSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !segment.includes('%');
}

function isLowerLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
