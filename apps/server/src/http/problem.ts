import { Type, type Static } from 'typebox';
import { HttpError } from './http-error.ts';
import type { HttpErrorCode } from './http-error-codes.ts';
import { statusOfCode } from './status-of-code.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
const BASE = 'https://originmark.example/problems/';

/** The body of every answer that is no success (RFC 9457). */
export const Problem = Type.Object(
  {
    type: Type.String({ description: `${BASE}<code>`, format: 'uri' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    code: Type.String({ description: 'stable; the last part of type' }),
    detail: Type.Optional(Type.String()),
    instance: Type.String({ description: 'urn:uuid of this answer, as it stands in the log' }),
    pointer: Type.Optional(Type.String({ description: 'JSON Pointer into the body' })),
    reasons: Type.Optional(Type.Array(Type.Unknown(), { description: 'findings of the verifier' })),
  },
  { $id: 'Problem', additionalProperties: false },
);

export type Problem = Static<typeof Problem>;

interface Coded {
  readonly code: string;
  readonly pointer?: string;
  readonly reasons?: readonly unknown[];
}

/** Where Fastify itself refused. */
const FASTIFY_CODES: Readonly<Record<string, HttpErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'http.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'http.malformed',
  FST_ERR_VALIDATION: 'http.malformed',
  FST_REQ_FILE_TOO_LARGE: 'http.too-large',
  FST_FILES_LIMIT: 'http.malformed',
  FST_FIELDS_LIMIT: 'http.malformed',
  FST_PARTS_LIMIT: 'http.malformed',
  FST_ERR_BAD_URL: 'http.malformed',
};

/** What is told of an error. Of a fault of ours nothing is told but where to find it in the log. */
export function toProblem(error: unknown, instance: string): Problem {
  const code = codeOf(error);
  const status = statusOfCode(code);
  const told = status >= 500 ? whileFailing(status) : code;
  const { pointer, reasons } = error as Partial<Coded>;
  return {
    type: `${BASE}${told}`,
    title: titleOf(told),
    status,
    code: told,
    ...(status < 500 && error instanceof Error && { detail: error.message }),
    instance: `urn:uuid:${instance}`,
    ...(status < 500 && typeof pointer === 'string' && { pointer }),
    ...(status < 500 && Array.isArray(reasons) && { reasons }),
  };
}

function whileFailing(status: number): HttpErrorCode {
  return status === 503 ? 'http.busy' : 'http.fault';
}

function titleOf(code: string): string {
  return code.replace('.', ': ').replaceAll('-', ' ');
}

function codeOf(error: unknown): string {
  if (error instanceof HttpError) return error.code;
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') return 'http.fault';
  return FASTIFY_CODES[code] ?? code;
}
