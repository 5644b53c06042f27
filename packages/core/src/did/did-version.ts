import { parseDateTime } from '../date-time.ts';
import type { DidResolutionError, DidResolutionOptions } from './did-resolver.ts';
import { type ParsedDid, parseDidUrl } from './did-syntax.ts';

/** The version that is asked for: as the method counts them, or as of a second since 1970. */
export type DidVersion = ({ readonly id: string } | { readonly second: number }) & {
  /** What to answer where the method cannot read it. */
  readonly error: 'invalidDidUrl' | 'invalidOptions';
};

/** A DID, and the version of it where one is asked for; or why nothing can be resolved. */
export type DidVersionRequest =
  | { readonly ok: true; readonly did: ParsedDid; readonly version?: DidVersion }
  | { readonly ok: false; readonly error: DidResolutionError; readonly message: string };

/** XML date-time in UTC without fractions (DID Core section 3.2.1). */
const VERSION_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/**
 * Reads which version of which DID is to be resolved (DID Core section 3.2.1, DID Resolution
 * "DID Resolution Options"). Whatever could be taken for a version and is none is refused: whoever
 * asks for the past must not get the present.
 * @param didUrl a DID, with a query of `versionId` or `versionTime` at most
 */
export function parseDidVersion(
  didUrl: string,
  options: DidResolutionOptions = {},
): DidVersionRequest {
  const parsed = parseDidUrl(didUrl);
  if (parsed === undefined) return refuse('invalidDid', 'not a DID');
  const { fragment, path, query, ...did } = parsed;
  if (fragment !== undefined || path !== undefined) {
    return refuse('invalidDid', 'a path or fragment names a part of a document, not a document');
  }
  const asked = readQuery(query);
  if (typeof asked === 'string') return refuse('invalidDidUrl', asked);
  // Another resolver's word for a version.
  if (options['blockTag'] !== undefined) {
    return refuse('invalidOptions', 'blockTag is not understood: give versionId');
  }
  const wanted: Wanted[] = [
    ...[...asked].map(([name, value]): Wanted => ['invalidDidUrl', name, value]),
    ...(['versionId', 'versionTime'] as const)
      .filter((name) => options[name] !== undefined)
      .map((name): Wanted => ['invalidOptions', name, options[name]]),
  ];
  const [first, second] = wanted;
  if (first === undefined) return { ok: true, did };
  if (second !== undefined) {
    return refuse(second[0], `${first[1]} and ${second[1]}: one version can be asked for`);
  }
  const [error, name, value] = first;
  const version = name === 'versionId' ? readId(value) : readTime(value);
  if (typeof version === 'string') return refuse(error, `${name}: ${version}`);
  return { ok: true, did, version: { ...version, error } };
}

type Wanted = ['invalidDidUrl' | 'invalidOptions', string, unknown];
type Read = { readonly id: string } | { readonly second: number };

/** Parameters of a query, each once and known; or what is wrong with it. */
function readQuery(query: string | undefined): ReadonlyMap<string, string> | string {
  const found = new Map<string, string>();
  if (query === undefined) return found;
  for (const part of query.split('&')) {
    const [name = '', value, ...more] = part.split('=');
    if (name !== 'versionId' && name !== 'versionTime') return `unknown parameter "${name}"`;
    if (found.has(name)) return `${name} is given twice`;
    if (value === undefined || more.length > 0) return `${name} has no value`;
    const decoded = decode(value);
    if (decoded === undefined) return `${name} is not encoded as UTF-8`;
    found.set(name, decoded);
  }
  return found;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function readId(value: unknown): Read | string {
  return typeof value === 'string' && value !== '' ? { id: value } : 'not a text';
}

function readTime(value: unknown): Read | string {
  const isForm = typeof value === 'string' && VERSION_TIME.test(value);
  const milliseconds = isForm ? parseDateTime(value) : undefined;
  return milliseconds === undefined
    ? 'not a time in UTC as 2026-01-31T12:00:00Z'
    : { second: milliseconds / 1000 };
}

function refuse(error: DidResolutionError, message: string): DidVersionRequest {
  return { ok: false, error, message };
}
