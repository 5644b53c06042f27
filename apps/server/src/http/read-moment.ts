import { parseDateTime } from '@originmark/core';
import { HttpError } from './http-error.ts';

/** A moment of a query or body, in milliseconds. @throws HttpError `http.malformed` */
export function readMoment(text: string | undefined, pointer: string): number | undefined {
  if (text === undefined) return undefined;
  const moment = parseDateTime(text);
  if (moment === undefined)
    throw new HttpError('http.malformed', `${pointer} is no date and time with offset`, {
      pointer,
    });
  return moment;
}
