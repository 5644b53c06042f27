/** What {@link VerifierError} can say. */
export type VerifierErrorCode =
  /** The trust policy cannot be read at all. */
  | 'policy.unreadable'
  /** It was read, and may not be used. */
  | 'policy.invalid'
  /** It is signed by somebody else than the operator configured. */
  | 'policy.untrusted'
  /** A newer version of it was already in use. */
  | 'policy.rolled-back'
  /** An input of the caller is not what its type says. */
  | 'input.invalid'
  /** An evidence package cannot be read at all. */
  | 'package.unreadable'
  /** A part of it is not what its digest says. */
  | 'package.damaged'
  /** It was read, and no verdict can be replayed from it. */
  | 'package.unusable'
  /** The verdict does not follow from what was recorded, so that no package is made of it. */
  | 'package.not-reproducible'
  /** What the verdict rests on is more than a package may hold; the message names the largest of it. */
  | 'package.too-large';

/** Thrown for misuse and for a policy or an evidence package that may not be used; never for what a bundle holds. */
export class VerifierError extends Error {
  override readonly name = 'VerifierError';
  readonly code: VerifierErrorCode;
  constructor(code: VerifierErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.code = code;
  }
}
