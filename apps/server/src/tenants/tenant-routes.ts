import {
  createTenant,
  listTenants,
  type OpenDatabase,
  OWN_TENANT,
  StorageError,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { pageSchema } from '../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import { assertOperator } from './operator.ts';

const TENANT_ID = '^[a-z][a-z0-9-]{0,62}$';

const Tenant = Type.Object(
  {
    id: Type.String({ pattern: TENANT_ID }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { $id: 'Tenant', additionalProperties: false },
);

const ACCESS = { scope: 'admin:tenant', actors: ['admin'], bound: true } as const;

/** The tenants of a service. The operator makes them; each service holds its own list. */
export function tenantRoutes({
  clock,
  database,
}: {
  readonly clock: () => number;
  readonly database: OpenDatabase;
}): RoutePlugin {
  return (app) => {
    app.addSchema(Tenant);
    app.post(
      '/tenants',
      {
        config: { access: ACCESS },
        schema: {
          operationId: 'createTenant',
          body: Type.Object(Tenant.properties, {
            additionalProperties: false,
            examples: [{ id: 'harborpine', name: 'Harbor & Pine Trading' }],
          }),
          response: { 201: Type.Ref('Tenant'), 409: Type.Ref('Problem') },
        },
      },
      async (request, reply) => {
        assertOperator(principalOf(request));
        const { id, name } = request.body;
        if (id === OWN_TENANT)
          throw new HttpError('http.invalid', `${OWN_TENANT} is the service itself`, {
            pointer: '/id',
          });
        request.about = id;
        try {
          await database.transaction(async (tx) =>
            createTenant(tx, { id, name, createdAt: clock() }),
          );
        } catch (cause) {
          if (!(cause instanceof StorageError && cause.code === 'record.mismatch')) throw cause;
          throw new HttpError('tenant.exists', `${id} has another name`, { cause });
        }
        return reply.code(201).send({ id, name });
      },
    );
    app.get(
      '/tenants',
      {
        config: { access: ACCESS },
        schema: {
          operationId: 'listTenants',
          querystring: Type.Object(PageQuery, { additionalProperties: false }),
          response: {
            200: pageSchema(Type.Ref('Tenant')),
          },
        },
      },
      async (request) => {
        assertOperator(principalOf(request));
        const { after, limit = 50 } = request.query;
        const rows = await database.transaction(async (tx) =>
          listTenants(tx, {
            limit: limit + 2,
            ...(after !== undefined && { after: parseCursor(after) }),
          }),
        );
        const others = rows.filter(({ id }) => id !== OWN_TENANT);
        return toPage(
          others.map(({ id, name }) => ({ id, name })),
          limit,
          ({ id }) => id,
        );
      },
    );
  };
}
