import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { HttpError } from './http-error.ts';
import type { HttpErrorCode } from './http-error-codes.ts';
import { PROBLEM_MEDIA_TYPE, toProblem } from './problem.ts';

const CODES: Readonly<Record<string, HttpErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'http.headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'http.too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'http.too-slow',
};

/** Answers with a problem what was no request, and ends the connection. */
export function answerClientFault(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = CODES[error.code ?? ''] ?? 'http.malformed';
  const problem = toProblem(new HttpError(code, 'the request was not taken'), randomUUID());
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
      `Content-Length: ${new TextEncoder().encode(body).length}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
  socket.destroySoon();
}
