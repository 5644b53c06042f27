import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Access } from '../auth/access.ts';
import { PROBLEM_MEDIA_TYPE } from '../http/problem.ts';
import { SCOPES } from '../auth/scopes.ts';
import type { Service } from '../server-role.ts';

/** Makes the OpenAPI document from the routes' schemas. Register it before any route. */
export async function describeApi(
  app: FastifyInstance,
  { role, tokenUrl }: { readonly role: Service; readonly tokenUrl: string },
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: `Originmark ${role}`, version: '1' },
      components: {
        securitySchemes: {
          oauth: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl, scopes: { ...SCOPES } } },
          },
        },
      },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, at) =>
        typeof $id === 'string' ? $id : `Schema${at}`,
    },
    transform: ({ route, schema, url }) => {
      // A route without schema comes without one, whatever the type says.
      const given: Partial<typeof schema> = { ...schema };
      const responses = given.response as object | undefined;
      return {
        url,
        schema: {
          ...given,
          ...toSecurity(route.config?.access),
          response: { ...responses, default: PROBLEM },
        },
      };
    },
  });
}

/** Every answer that is not told otherwise. */
const PROBLEM = {
  description: 'A problem (RFC 9457)',
  content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: 'Problem' } } },
};

/** Who may call stands in the document: the test of every route reads it there. */
function toSecurity(access: Access | undefined): object {
  if (access === undefined || access === 'public') return { security: [] };
  const { actors, bound, scope } = access;
  return {
    security: [{ oauth: [scope] }],
    'x-actors': actors,
    ...(bound === true && { 'x-bound-token': true }),
  };
}
