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
  | 'input.invalid';

/** Thrown for misuse and for a policy that may not be used; never for what a bundle holds. */
export class VerifierError extends Error {
  override readonly name = 'VerifierError';
  readonly code: VerifierErrorCode;
  constructor(code: VerifierErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.code = code;
  }
}
