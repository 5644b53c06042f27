import { CoreError, type JsonValue, parseJson, type Sha256 } from '@originmark/core';
import { type EvidencePackage, tellFault, validateFormat } from '@originmark/schemas';
import { VerifierError } from '../errors.ts';
import { digestPackage, digestParts, MAX_PACKAGE_BYTES, partsOf } from './package-parts.ts';

/** A package that is whole, and its digest. */
export interface ReadPackage {
  readonly value: EvidencePackage;
  /** Of the canonical form: what a signed report names. */
  readonly digest: string;
}

const LIMITS = {
  maxLength: MAX_PACKAGE_BYTES,
  maxStringLength: MAX_PACKAGE_BYTES,
  maxNodes: 2_000_000,
};

/**
 * Reads a package: strictly, within limits, by its schema, and each part against its digest. That shows
 * damage; who made it, only a signed report that names its digest can say.
 * @throws VerifierError `package.unreadable` `package.damaged`
 */
export function readEvidencePackage(
  raw: Uint8Array | string,
  { sha256 }: { readonly sha256: Sha256 },
): ReadPackage {
  let json: JsonValue;
  try {
    json = parseJson(raw, LIMITS);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw new VerifierError('package.unreadable', `not strict JSON: ${cause.message}`, { cause });
  }
  const fault = validateFormat('EvidencePackage', json);
  if (fault !== undefined) {
    const { expected, found } = tellFault(fault, json);
    throw new VerifierError(
      'package.unreadable',
      `expected ${expected}; found ${found === null ? 'nothing' : JSON.stringify(found).slice(0, 200)}`,
    );
  }
  const value = json as unknown as EvidencePackage;
  const stated: Readonly<Record<string, string | undefined>> = { ...value.digests };
  const actual: Readonly<Record<string, string | undefined>> = {
    ...digestParts(partsOf(value), sha256),
  };
  const names = [...new Set([...Object.keys(stated), ...Object.keys(actual)])].sort();
  const damaged = names.filter((name) => stated[name] !== actual[name]);
  if (damaged.length > 0)
    throw new VerifierError(
      'package.damaged',
      `changed since it was made, by the digest of each part: ${damaged.join(', ')}`,
    );
  assertVerdict(value.verdict);
  return { value, digest: digestPackage(value, sha256) };
}

/** The recorded verdict is read by others too, so it has to be one. */
function assertVerdict(text: string): void {
  const unreadable = (why: string, cause?: unknown): VerifierError =>
    new VerifierError('package.unreadable', `its verdict is ${why}`, { cause });
  let verdict: JsonValue;
  try {
    verdict = parseJson(text, LIMITS);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unreadable(`not strict JSON: ${cause.message}`, cause);
  }
  if (validateFormat('EntryVerdict', verdict) !== undefined) throw unreadable('none by its schema');
}
