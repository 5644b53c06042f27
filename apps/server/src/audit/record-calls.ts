import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RoutePlugin } from '../app.ts';
import type { Principal } from '../auth/principal.ts';
import type { Actor } from '../auth/scopes.ts';
import { HttpError } from '../http/http-error.ts';
import { PROBLEM_MEDIA_TYPE, toProblem } from '../http/problem.ts';
import type { AuditEntry, AuditTrail } from './audit-trail.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Digest or id of what a call was about, where the path does not say it. */
    about: string | undefined;
  }
}

/** Whoever sees what is others' is written down for looking, too. */
const WATCHED: readonly Actor[] = ['officer', 'auditor'];
const READING = ['GET', 'HEAD'];
const IDENTIFIER = /^[\x21-\x7e]{1,512}$/;

/**
 * Writes down every call that may have changed something, and every reading by officer or auditor, before it is
 * answered. Where it cannot be written down there is no answer but 503: what was done stands, and nobody is
 * told so by a server that could not account for it.
 */
export function recordCalls(audit: AuditTrail): RoutePlugin {
  return (app) => {
    app.decorateRequest('about', undefined);
    app.addHook('onSend', async (request, reply, payload) => {
      const entry = toEntry(request, reply.statusCode);
      if (entry === undefined) return payload;
      try {
        await audit.append(entry);
        return payload;
      } catch (cause) {
        request.log.error({ err: cause }, 'not written down, so not answered');
        if (isStream(payload)) payload.destroy();
        return refuse(reply, request.id);
      }
    });
  };
}

function toEntry(request: FastifyRequest, status: number): AuditEntry | undefined {
  // Nothing was done where there is no route, or where nobody was let in.
  if (request.is404) return undefined;
  const { principal } = request;
  const reads = READING.includes(request.method);
  if (principal === undefined ? reads || status >= 400 : reads && !isWatched(principal))
    return undefined;
  return {
    ...(principal !== undefined && { tenant: principal.tenant }),
    subject: principal?.subject ?? 'public',
    operation: operationOf(request),
    about: aboutOf(request),
    status,
  };
}

function isWatched({ actors }: Principal): boolean {
  return WATCHED.some((actor) => actors.has(actor));
}

function operationOf({ method, routeOptions }: FastifyRequest): string {
  const { operationId } = (routeOptions.schema ?? {}) as { readonly operationId?: string };
  return operationId ?? `${method} ${routeOptions.url ?? ''}`;
}

/** What the path names, if it looks like a name: else its digest, for it may be anything. */
function aboutOf({ about, params }: FastifyRequest): string {
  const text = about ?? Object.values((params ?? {}) as Record<string, string>).join(' ');
  if (text === '' || text.split(' ').every((part) => IDENTIFIER.test(part))) return text;
  return `sha-256 ${createHash('sha256').update(text).digest('hex')}`;
}

function refuse(reply: FastifyReply, id: string): string {
  for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name);
  const problem = toProblem(new HttpError('http.busy', 'it could not be written down'), id);
  reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).header('retry-after', '2');
  return JSON.stringify(problem);
}

function isStream(payload: unknown): payload is { destroy(): void } {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'destroy' in payload &&
    typeof payload.destroy === 'function'
  );
}
