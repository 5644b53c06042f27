import type { CheckName } from '@originmark/verifier';

/** Checks of the verifier about a signed form itself; what it rests on, and who holds it, is asked by others. */
export const FORM_CHECKS = [
  'intake',
  'signature',
  'issuer',
  'did',
  'key',
  'claims',
  'time',
  'schema',
  'context',
] as const satisfies readonly CheckName[];
