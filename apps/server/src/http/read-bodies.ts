import { CoreError, parseJson } from '@originmark/core';
import type { FastifyInstance } from 'fastify';
import { HttpError } from './http-error.ts';

/** An entry bundle or a credential as its bytes: the verifier reads them itself. */
export const BYTES_MEDIA_TYPES = [
  'application/vnd.originmark.bundle+json',
  'application/vc+jwt',
  'application/vp+jwt',
];

/** JSON is read strictly: one meaning or an error. What is signed stays bytes. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/ld+json'],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, parseJson(body));
      } catch (cause) {
        done(toHttpError(cause));
      }
    },
  );
  app.addContentTypeParser(BYTES_MEDIA_TYPES, { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}

function toHttpError(cause: unknown): Error {
  if (!(cause instanceof CoreError)) return cause as Error;
  const { message, pointer } = cause;
  return new HttpError('http.malformed', message, {
    cause,
    ...(pointer !== undefined && { pointer }),
  });
}
