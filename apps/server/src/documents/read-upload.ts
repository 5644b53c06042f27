import type { FastifyRequest } from 'fastify';
import { HttpError } from '../http/http-error.ts';
import { LIMITS } from '../http/limits.ts';

/** A file as it was sent. Name and media type are the sender's word. */
export interface Upload {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mediaType: string;
}

/** So many files are in memory at once: one may measure 25 MiB. */
const MAX_AT_ONCE = 4;
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,99}$/;
let atOnce = 0;

/**
 * Reads the one file of a multipart request as it arrives, and stops at the limit.
 * @throws HttpError `http.malformed` `http.too-large` `http.busy`
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (atOnce >= MAX_AT_ONCE)
    throw new HttpError('http.busy', 'other files are being received', { retryAfterSeconds: 2 });
  atOnce += 1;
  try {
    return await readFile(request);
  } catch (cause) {
    throw toUploadError(cause);
  } finally {
    atOnce -= 1;
  }
}

async function readFile(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart())
    throw new HttpError('http.media-type', 'the document does not come as multipart/form-data');
  const part = await request.file({
    limits: { fileSize: LIMITS.documentBytes, files: 1, fields: 0, headerPairs: 20 },
    throwFileSizeLimit: false,
  });
  if (part === undefined) throw new HttpError('http.malformed', 'the request holds no file');
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  if (part.file.truncated)
    throw new HttpError('http.too-large', `the file has more than ${LIMITS.documentBytes} bytes`);
  return {
    bytes: Buffer.concat(chunks),
    name: baseName(part.filename),
    mediaType: MEDIA_TYPE.test(part.mimetype) ? part.mimetype : 'application/octet-stream',
  };
}

/** The last part of a path, of whatever system, without what no file name has. */
export function baseName(path: string): string {
  const name = (path.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '').trim().slice(0, 200);
  return name === '' ? 'document' : name;
}

/** Bounds of the parser, as the caller's to mend. */
export function toUploadError(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!code.startsWith('FST_')) return cause;
  return code === 'FST_REQ_FILE_TOO_LARGE'
    ? new HttpError('http.too-large', `a file has more than ${LIMITS.documentBytes} bytes`, {
        cause,
      })
    : new HttpError('http.malformed', 'the form cannot be read', { cause });
}
