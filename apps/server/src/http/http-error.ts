import { HTTP_ERROR_CODES, type HttpErrorCode } from './http-error-codes.ts';

/** The one error class of the server: what a caller did, or may not do. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  /** JSON Pointer (RFC 6901) into the body, where there is one. */
  readonly pointer?: string;
  readonly retryAfterSeconds?: number;

  constructor(
    code: HttpErrorCode,
    found: string,
    options: {
      readonly pointer?: string;
      readonly retryAfterSeconds?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(
      `${found}: ${HTTP_ERROR_CODES[code][1]}`,
      'cause' in options ? { cause: options.cause } : undefined,
    );
    this.code = code;
    if (options.pointer !== undefined) this.pointer = options.pointer;
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
