import { CHAIN } from './chain.ts';
import type { CodeEntry } from './code-entry.ts';
import { DOCUMENTS } from './documents.ts';
import { ENTRY } from './entry.ts';
import { HOLDER } from './holder.ts';
import { INTAKE } from './intake.ts';
import { KEY } from './key.ts';
import { LICENCE } from './licence.ts';
import { ORIGIN } from './origin.ts';
import { SCHEMA } from './schema.ts';
import { SCOPE } from './scope.ts';
import { SIGNATURE } from './signature.ts';
import { STATUS } from './status.ts';
import { TIME } from './time.ts';

export type { CodeEntry, Effect } from './code-entry.ts';

/** Every finding there is, by its code (formats, section 6). Codes are stable and never reused. */
export const CODES = {
  ...INTAKE,
  ...SIGNATURE,
  ...KEY,
  ...TIME,
  ...SCHEMA,
  ...STATUS,
  ...CHAIN,
  ...SCOPE,
  ...HOLDER,
  ...ENTRY,
  ...ORIGIN,
  ...LICENCE,
  ...DOCUMENTS,
} as const satisfies Record<string, CodeEntry>;

/** A code of a finding, `check.condition`. Anything else does not compile. */
export type FindingCode = keyof typeof CODES;

type CheckOf<Code extends FindingCode> = Code extends `${infer Check}.${string}` ? Check : never;

/** The name of a check: what stands before the dot, and all that a policy may require. */
export type CheckName = CheckOf<FindingCode>;

/** Every check, in the order in which the formats name them. */
export const CHECKS = [
  'intake',
  'signature',
  'issuer',
  'did',
  'key',
  'claims',
  'time',
  'schema',
  'context',
  'status',
  'chain',
  'scope',
  'holder',
  'entry',
  'origin',
  'licence',
  'documents',
] as const satisfies readonly CheckName[];

/** Whether `value` is a code of the registry. */
export function isFindingCode(value: unknown): value is FindingCode {
  return typeof value === 'string' && Object.hasOwn(CODES, value);
}

/** Whether `value` is the name of a check. */
export function isCheckName(value: unknown): value is CheckName {
  return CHECKS.some((check) => check === value);
}

/** The check a code belongs to. */
export function checkOf<Code extends FindingCode>(code: Code): CheckOf<Code> {
  // The type says what split cannot: every code has a dot, and its check before it.
  return code.slice(0, code.indexOf('.')) as CheckOf<Code>;
}

/** What the registry says of a code, `consequence` included whether or not it has one. */
export function codeEntry(code: FindingCode): CodeEntry {
  return CODES[code];
}
