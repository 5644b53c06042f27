import { canonicalizeJson, digestJson, type JsonValue, type Sha256 } from '@originmark/core';
import type { EvidencePackage, PartDigests } from '@originmark/schemas';

/** A package without the digests of its parts. */
export type PackageParts = Omit<EvidencePackage, 'digests' | 'type' | 'version'>;

/** Most a package may measure, in bytes: a bundle, its lists and what was opened, several times over. */
export const MAX_PACKAGE_BYTES = 64 * 1024 * 1024;

/** The digest of each part in canonical form (RFC 8785), by its name. */
export function digestParts(parts: PackageParts, sha256: Sha256): PartDigests {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, digestJson(part as JsonValue, sha256)]),
  ) as unknown as PartDigests;
}

const AROUND: ReadonlySet<string> = new Set(['type', 'version', 'digests']);

/** A package without what stands around its parts. */
export function partsOf(value: EvidencePackage): PackageParts {
  const parts = Object.entries(value).filter(([name]) => !AROUND.has(name));
  return Object.fromEntries(parts) as unknown as PackageParts;
}

/** The digest of a whole package: of its canonical form. */
export function digestPackage(value: EvidencePackage, sha256: Sha256): string {
  return digestJson(value as unknown as JsonValue, sha256);
}

/** The text of a package: its canonical form (RFC 8785). */
export function formatEvidencePackage(value: EvidencePackage): string {
  return canonicalizeJson(value as unknown as JsonValue);
}
