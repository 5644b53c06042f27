/** Every code this package throws, with what it means. Codes are stable and never reused. */
export const CLIENT_ERROR_CODES = {
  'token.refused': 'the authorization server gave no token',
  'token.unfit': 'the authorization server gave a token that is not bound to the key of the client',
  'answer.problem': 'the server answered with a problem (RFC 9457): see `problem`',
  'answer.unreadable': 'the server answered with something that is neither a result nor a problem',
  'request.unfit': 'a value of the path is missing or empty',
} as const;

export type ClientErrorCode = keyof typeof CLIENT_ERROR_CODES;

/** What a server says of a request that it refused, or could not answer (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable: switch on it. */
  readonly code: string;
  readonly detail?: string;
  readonly instance: string;
  readonly pointer?: string;
  readonly reasons?: readonly unknown[];
}

/** The one error class of this package. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  /** With `answer.problem`. */
  readonly problem?: Problem;
  /** Seconds to wait, where the server named some. */
  readonly retryAfterSeconds?: number;

  constructor(
    code: ClientErrorCode,
    message: string,
    more: {
      readonly problem?: Problem;
      readonly retryAfterSeconds?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, 'cause' in more ? { cause: more.cause } : undefined);
    this.code = code;
    if (more.problem !== undefined) this.problem = more.problem;
    if (more.retryAfterSeconds !== undefined) this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
