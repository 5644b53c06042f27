import {
  assertExpanded,
  gzipMalformed,
  gzipTooLarge,
  parseGzipMember,
} from '../encoding/gzip-member.ts';
import { createCrc32 } from './crc32.ts';

/**
 * Expands exactly one gzip member with the platform's DecompressionStream, reading no further than
 * `maxBytes`.
 * @throws CoreError `gzip.malformed` `gzip.too-large`
 */
export async function gunzipInBrowser(data: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const member = parseGzipMember(data, maxBytes);
  const expanded = await inflate(member.deflated, maxBytes);
  assertExpanded(member, expanded, createCrc32()(expanded));
  await assertNothingFollows(member.deflated, maxBytes);
  return expanded;
}

async function inflate(deflated: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const reader = openStream(deflated).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = await readNext(reader);
    if (next === undefined) break;
    length += next.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw gzipTooLarge(maxBytes);
    }
    chunks.push(next);
  }
  const expanded = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    expanded.set(chunk, at);
    at += chunk.length;
  }
  return expanded;
}

/**
 * Not every platform minds bytes after the end of a stream. Without its last byte an exact stream is
 * cut short; one with bytes to spare is still whole, and so gives itself away.
 */
async function assertNothingFollows(deflated: Uint8Array, maxBytes: number): Promise<void> {
  try {
    await inflate(deflated.subarray(0, -1), maxBytes);
  } catch {
    return;
  }
  throw gzipMalformed('bytes follow its end');
}

function openStream(deflated: Uint8Array): ReadableStream<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(deflated.slice());
      controller.close();
    },
  });
  return source.pipeThrough(new DecompressionStream('deflate-raw'));
}

async function readNext(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | undefined> {
  try {
    const { done, value } = await reader.read();
    return done ? undefined : value;
  } catch (cause) {
    throw gzipMalformed('the deflate stream is broken', cause);
  }
}
