import type { FastifyInstance } from 'fastify';
import { HttpError } from './http-error.ts';
import { PROBLEM_MEDIA_TYPE, toProblem } from './problem.ts';

/** Answers every error with a problem (RFC 9457), and logs what is a fault of ours. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = toProblem(error, request.id);
    if (problem.status >= 500) request.log.error({ err: error }, 'fault');
    if (problem.status === 401) reply.header('www-authenticate', `DPoP error="${problem.code}"`);
    if (problem.status === 503) reply.header('retry-after', '2');
    if (error instanceof HttpError && error.retryAfterSeconds !== undefined)
      reply.header('retry-after', String(error.retryAfterSeconds));
    return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).send(problem);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const error = new HttpError('http.not-found', `${request.method} ${request.url.slice(0, 200)}`);
    const problem = toProblem(error, request.id);
    return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).send(problem);
  });
}
