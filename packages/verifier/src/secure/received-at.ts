import type { VerifierClocks } from '../context.ts';

/** The moment (ms) after which nothing in a bundle can have been done: it was received by then. */
export function receivedAt({ presentedAt, verifiedAt }: VerifierClocks): number {
  return Math.min(presentedAt, verifiedAt);
}
