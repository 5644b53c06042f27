import { CoreError, decodeBase64Url, encodeBase64Url } from '@originmark/core';
import { Type } from 'typebox';
import { HttpError } from './http-error.ts';
import { LIMITS } from './limits.ts';

/** Of every list. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMITS.pageSize, default: 50 })),
  after: Type.Optional(
    Type.String({ maxLength: 512, description: 'cursor: `next` of the page before' }),
  ),
};

const MARK = 'after ';

/** A cursor says behind which row, by its unique sort key, the next page begins. */
export function toCursor(key: string): string {
  return encodeBase64Url(new TextEncoder().encode(MARK + key));
}

/** @throws HttpError `page.cursor-invalid` */
export function parseCursor(cursor: string): string {
  let text = '';
  try {
    text = new TextDecoder().decode(decodeBase64Url(cursor));
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw new HttpError('page.cursor-invalid', 'the cursor cannot be read', { cause });
  }
  if (!text.startsWith(MARK))
    throw new HttpError('page.cursor-invalid', 'the cursor is of no list');
  return text.slice(MARK.length);
}

/** @param rows one more than `limit` where there is more */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => string,
): { readonly items: readonly T[]; readonly next?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, next: toCursor(keyOf(last)) }
    : { items };
}
