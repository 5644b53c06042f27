import type { IncomingMessage } from 'node:http';
import type { FetchedDocument } from '../did/did-web.ts';
import { CoreError } from '../errors.ts';
import type { Deadline } from './send-request.ts';

/**
 * Reads an answer within its limits. Only a 200 has its type checked and its body read: of any other
 * answer the status is all that counts.
 * @throws CoreError `fetch.redirect-refused` `fetch.content-refused` `fetch.too-large`
 * `fetch.connect-failed` `fetch.timed-out`
 */
export async function readResponse(
  response: IncomingMessage,
  deadline: Deadline,
  limits: { readonly maxBytes: number; readonly accept: string },
): Promise<FetchedDocument> {
  try {
    const status = Number(response.statusCode);
    const contentType = toMediaType(response.headers['content-type']);
    if (status >= 300 && status < 400) {
      const why = `${deadline.host} redirects: name the final address instead`;
      throw new CoreError('fetch.redirect-refused', why);
    }
    if (status !== 200) return { status, contentType, body: new Uint8Array() };
    assertContent(response, contentType, deadline.host, limits.accept);
    return { status, contentType, body: await readBody(response, deadline, limits.maxBytes) };
  } finally {
    response.destroy();
  }
}

function assertContent(
  response: IncomingMessage,
  contentType: string,
  host: string,
  accept: string,
): void {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    const why = `${host} answers in encoding "${encoding}", which was not asked for`;
    throw new CoreError('fetch.content-refused', why);
  }
  const accepted = accept.split(',').map((type) => type.trim());
  if (!accepted.includes(contentType)) {
    const why = `${host} answers as "${contentType}", not as ${accepted.join(' or ')}`;
    throw new CoreError('fetch.content-refused', why);
  }
}

async function readBody(
  response: IncomingMessage,
  deadline: Deadline,
  maxBytes: number,
): Promise<Uint8Array> {
  const tooLarge = (): CoreError =>
    new CoreError('fetch.too-large', `${deadline.host} answers with more than ${maxBytes} bytes`);
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (cause) {
    throw deadline.explain(cause);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function toMediaType(header: string | undefined): string {
  const [type = ''] = (header ?? '').split(';');
  return type.trim().toLowerCase();
}
