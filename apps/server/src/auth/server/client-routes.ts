import { CoreError, parsePublicJwk, type PublicJwk } from '@originmark/core';
import {
  createClient,
  endClient,
  findTenant,
  listClients,
  type OauthClient,
  type OpenDatabase,
  StorageError,
  type StorageTransaction,
} from '@originmark/storage';
import { type Static, Type } from 'typebox';
import type { RoutePlugin } from '../../app.ts';
import { HttpError } from '../../http/http-error.ts';
import { pageSchema } from '../../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../../http/paging.ts';
import { OPERATOR_TENANT } from '../../tenants/operator.ts';
import { type Principal, principalOf } from '../principal.ts';
import { ACTORS, type Actor, SCOPES, type Scope } from '../scopes.ts';
import { ALWAYS_BOUND, CUSTOMS_TENANT } from '../token-claims.ts';

const NewClient = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{2,62}$' }),
    tenant: Type.String({ description: 'whose data it works on' }),
    roles: Type.Array(Type.Enum([...ACTORS]), { minItems: 1, uniqueItems: true }),
    scopes: Type.Array(Type.Enum(Object.keys(SCOPES) as Scope[]), {
      minItems: 1,
      uniqueItems: true,
    }),
    publicKey: Type.Object(
      {
        kty: Type.Literal('EC'),
        crv: Type.Literal('P-256'),
        x: Type.String(),
        y: Type.String(),
      },
      {
        additionalProperties: false,
        description: 'what signs its assertions by ES256; the private half stays with it',
      },
    ),
    bound: Type.Optional(
      Type.Boolean({
        description: 'false: it may get tokens that are bound to no key; default true',
      }),
    ),
  },
  {
    $id: 'NewClient',
    additionalProperties: false,
    examples: [
      {
        id: 'harborpine-broker',
        tenant: 'harborpine',
        roles: ['broker'],
        scopes: ['submit:entry', 'read:entry'],
        publicKey: {
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        },
      },
    ],
  },
);

const Client = Type.Object(
  {
    id: Type.String(),
    tenant: Type.String(),
    roles: Type.Array(Type.String()),
    scopes: Type.Array(Type.String()),
    bound: Type.Boolean(),
  },
  { $id: 'Client', additionalProperties: false },
);

const ACCESS = { scope: 'admin:tenant', actors: ['admin'], bound: true } as const;

/**
 * Who may get tokens. The operator's admins make clients of any tenant; those of another tenant its own, and none
 * that acts for customs or as auditor or admin.
 */
export function clientRoutes({
  clock,
  database,
}: {
  readonly clock: () => number;
  readonly database: OpenDatabase;
}): RoutePlugin {
  return (app) => {
    app.addSchema(NewClient);
    app.addSchema(Client);
    app.post(
      '/clients',
      {
        config: { access: ACCESS },
        schema: {
          operationId: 'createClient',
          body: NewClient,
          response: { 201: Type.Ref('Client'), 409: Type.Ref('Problem'), 422: Type.Ref('Problem') },
        },
      },
      async (request, reply) => {
        const client = readNewClient(request.body, principalOf(request), clock());
        request.about = client.id;
        await database.transaction(async (tx) => {
          if ((await findTenant(tx, client.actsFor)) === undefined)
            throw new HttpError('http.invalid', `there is no tenant ${client.actsFor}`, {
              pointer: '/tenant',
            });
          await createOnce(tx, client);
        });
        return reply.code(201).send(toClient(client));
      },
    );
    app.get(
      '/clients',
      {
        config: { access: ACCESS },
        schema: {
          operationId: 'listClients',
          querystring: Type.Object(PageQuery, { additionalProperties: false }),
          response: {
            200: pageSchema(Type.Ref('Client')),
          },
        },
      },
      async (request) => {
        const { after, limit = 50 } = request.query;
        const found = await database.transaction(async (tx) =>
          listClients(tx, {
            ...ownOf(principalOf(request)),
            ...(after !== undefined && { after: parseCursor(after) }),
            limit: limit + 1,
          }),
        );
        return toPage(found.map(toClient), limit, ({ id }) => id);
      },
    );
    app.delete(
      '/clients/:id',
      {
        config: { access: ACCESS },
        schema: {
          operationId: 'endClient',
          params: Type.Object({ id: Type.String() }),
          response: {
            204: Type.Null({ description: 'it gets no more tokens; those it has end in minutes' }),
            404: Type.Ref('Problem'),
          },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const own = ownOf(principalOf(request));
        const ended = await database.transaction(async (tx) =>
          endClient(tx, { ...own, id, endedAt: clock() }),
        );
        if (!ended) throw new HttpError('http.not-found', 'no such client');
        return reply.code(204).send(null);
      },
    );
  };
}

async function createOnce(tx: StorageTransaction, client: OauthClient): Promise<void> {
  try {
    await createClient(tx, client);
  } catch (cause) {
    if (!(cause instanceof StorageError && cause.code === 'record.duplicate')) throw cause;
    throw new HttpError('client.exists', `there is or was a client ${client.id}`, { cause });
  }
}

/** @throws HttpError `http.invalid` `auth.forbidden` */
function readNewClient(
  given: Static<typeof NewClient>,
  by: Principal,
  createdAt: number,
): OauthClient {
  const { bound = true, id, roles, scopes, tenant } = given;
  const isOperator = by.tenant === OPERATOR_TENANT;
  if (!isOperator && tenant !== by.tenant)
    throw new HttpError('auth.forbidden', 'a client of another tenant', { pointer: '/tenant' });
  const powerful = roles.find((role) => ALWAYS_BOUND.includes(role));
  if (!isOperator && powerful !== undefined)
    throw new HttpError('auth.forbidden', `only ${OPERATOR_TENANT} makes an ${powerful}`, {
      pointer: '/roles',
    });
  if (!isApart(roles, tenant))
    throw new HttpError(
      'http.invalid',
      `an officer is of ${CUSTOMS_TENANT} and has no other role, and ${OPERATOR_TENANT} has no trade`,
      { pointer: '/roles' },
    );
  if (powerful !== undefined && !bound)
    throw new HttpError('http.invalid', `tokens of an ${powerful} are always bound to a key`, {
      pointer: '/bound',
    });
  return {
    id,
    actsFor: tenant,
    roles,
    scopes,
    publicKey: JSON.stringify(readKey(given.publicKey)),
    bound,
    createdAt,
  };
}

/** Who judges does not trade, and who runs the service does neither. */
function isApart(roles: readonly Actor[], tenant: string): boolean {
  if (roles.includes('officer') && (roles.length > 1 || tenant !== CUSTOMS_TENANT)) return false;
  return (
    tenant !== OPERATOR_TENANT || roles.every((role) => role === 'admin' || role === 'auditor')
  );
}

function readKey(jwk: object): PublicJwk {
  try {
    return parsePublicJwk(jwk);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw new HttpError('http.invalid', cause.message, { cause, pointer: '/publicKey' });
  }
}

function ownOf({ tenant }: Principal): { readonly actsFor?: string } {
  return tenant === OPERATOR_TENANT ? {} : { actsFor: tenant };
}

function toClient({ actsFor, bound, id, roles, scopes }: OauthClient) {
  return { id, tenant: actsFor, roles: [...roles], scopes: [...scopes], bound };
}
