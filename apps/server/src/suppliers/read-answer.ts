import type { FastifyRequest } from 'fastify';
import { baseName, toUploadError, type Upload } from '../documents/read-upload.ts';
import { HttpError } from '../http/http-error.ts';
import { LIMITS } from '../http/limits.ts';
import type { Asks } from './supply-page.ts';

/** What a supplier sent. */
export interface Answer {
  readonly texts: Readonly<Record<string, string>>;
  readonly document?: Upload;
}

const MAX_TEXT_BYTES = 16_000;

/**
 * Reads the form as it was made: its questions, each answered once, and at most one PDF.
 * @throws HttpError `http.media-type` `http.malformed` `http.invalid` `http.too-large`
 */
export async function readAnswer(request: FastifyRequest, asks: Asks): Promise<Answer> {
  try {
    const answer = await readForm(request, asks);
    assertWhole(answer, asks);
    return answer;
  } catch (cause) {
    throw toUploadError(cause);
  }
}

async function readForm(request: FastifyRequest, asks: Asks): Promise<Answer> {
  if (!request.isMultipart())
    throw new HttpError('http.media-type', 'the answer does not come from the form');
  const names = new Set(asks.questions.map(({ name }) => name));
  const texts: Record<string, string> = {};
  let document: Upload | undefined;
  const parts = request.parts({
    limits: {
      fileSize: LIMITS.documentBytes,
      files: 1,
      fields: names.size,
      fieldSize: MAX_TEXT_BYTES,
      headerPairs: 20,
    },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      const { fieldname, value } = part;
      if (!names.has(fieldname) || Object.hasOwn(texts, fieldname) || typeof value !== 'string')
        throw new HttpError('http.malformed', 'the form has no such field, or has it once');
      if (part.valueTruncated) throw new HttpError('http.too-large', 'an answer is too long');
      texts[fieldname] = value.normalize('NFC').trim();
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk as Buffer);
    if (part.file.truncated)
      throw new HttpError('http.too-large', `the file has more than ${LIMITS.documentBytes} bytes`);
    const bytes = Buffer.concat(chunks);
    // A form without a chosen file sends an empty one.
    if (bytes.length === 0) continue;
    document = { bytes, name: baseName(part.filename), mediaType: 'application/pdf' };
  }
  return { texts, ...(document !== undefined && { document }) };
}

function assertWhole({ document, texts }: Answer, asks: Asks): void {
  if (asks.questions.some(({ name }) => (texts[name] ?? '') === ''))
    throw new HttpError('http.invalid', 'a question is not answered');
  if (document === undefined && asks.document === 'required')
    throw new HttpError('http.invalid', 'the PDF is missing');
  if (document !== undefined && asks.document === 'none')
    throw new HttpError('http.invalid', 'no file was asked for');
  if (document !== undefined && !isPdf(document.bytes))
    throw new HttpError('http.invalid', 'the file is no PDF');
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
}
