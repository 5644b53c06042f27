import { digestJson, type JsonValue, type Sha256 } from '@originmark/core';
import { AGREEMENTS, RULE_SETS } from '@originmark/customs';
import { type CodeVersions, CONTEXT_URLS, findContext, SCHEMAS_DIGEST } from '@originmark/schemas';
import { CHAIN_PROFILE } from '../chain/profile.ts';
import { CODES } from '../codes/registry.ts';

/** The version of this library; a test holds it against its package. */
export const LIBRARY_VERSION = '0.1.0';

/** What of the verifier's own data is not as it was when a package was made. */
export interface CodeDifference {
  readonly part: keyof CodeVersions;
  readonly kept: string;
  readonly here: string;
}

/** Names by digest the data in this code that a verdict rests on. Deterministic; some 10 ms. */
export function describeCode(sha256: Sha256): CodeVersions {
  const digest = (value: unknown): string => digestJson(toJson(value), sha256);
  return {
    library: LIBRARY_VERSION,
    contexts: digest(
      Object.values(CONTEXT_URLS).map((url) => [url, findContext(url)?.sha256 ?? null]),
    ),
    schemas: SCHEMAS_DIGEST,
    profile: digest(CHAIN_PROFILE),
    codes: digest(CODES),
    rules: digest(RULE_SETS),
    agreements: digest(AGREEMENTS),
  };
}

/** Where two descriptions differ, in a fixed order. */
export function compareCode(kept: CodeVersions, here: CodeVersions): readonly CodeDifference[] {
  const parts = Object.keys(here) as (keyof CodeVersions)[];
  return parts
    .filter((part) => kept[part] !== here[part])
    .map((part) => ({ part, kept: kept[part], here: here[part] }));
}

function toJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
