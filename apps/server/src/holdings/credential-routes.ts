import { judgeArrival, receiveFiles } from '@originmark/wallet';
import { listHeld } from '@originmark/wallet/store';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { LIMITS } from '../http/limits.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Resources } from '../resources.ts';
import type { HoldingsOf } from './holdings-of.ts';
import { pageSchema } from '../http/page-schema.ts';
import { waysOf } from './verifier-of.ts';

const MAX_FILES = 200;

const ReceiveRequest = Type.Object(
  {
    files: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 200 }),
          text: Type.String({ minLength: 1 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: MAX_FILES },
    ),
  },
  {
    $id: 'ReceiveRequest',
    additionalProperties: false,
    examples: [{ files: [{ name: 'certification.jwt', text: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' }] }],
  },
);

const Judged = Type.Object({
  outcome: Type.Enum(['valid', 'invalid', 'indeterminate']),
  reasons: Type.Unsafe<readonly string[]>(Type.Array(Type.String())),
});

const Received = Type.Object(
  {
    name: Type.String(),
    kind: Type.String(),
    state: Type.Enum(['kept', 'held-already', 'another-version', 'refused', 'not-held', 'draft']),
    credential: Type.Optional(
      Type.Object({ id: Type.String(), type: Type.String(), credentialDigest: Type.String() }),
    ),
    judged: Type.Optional(Judged),
    proofs: Type.Optional(Type.Object({ kept: Type.Integer(), unmatched: Type.Integer() })),
    why: Type.Optional(Type.String()),
    remedy: Type.Optional(Type.String()),
  },
  { $id: 'Received', additionalProperties: true },
);

const HeldCredential = Type.Object(
  {
    id: Type.String(),
    type: Type.String(),
    credentialDigest: Type.String(),
    receivedAt: Type.Optional(Type.String({ description: 'RFC 3339: in lists' })),
    judged: Type.Optional(Judged),
    token: Type.Optional(Type.String({ description: 'vc+jwt: of one that is asked for' })),
  },
  { $id: 'HeldCredential', additionalProperties: false },
);

const ListQuery = Type.Object(
  { ...PageQuery, type: Type.Optional(Type.String({ maxLength: 100 })) },
  { additionalProperties: false },
);

/** Credentials of others: taken in, listed, read. */
export function credentialRoutes(resources: Resources, holdingsOf: HoldingsOf): RoutePlugin {
  const { clock, crypto, database } = resources;
  return (app) => {
    for (const schema of [ReceiveRequest, Received, HeldCredential]) app.addSchema(schema);
    app.post(
      '/credentials',
      {
        bodyLimit: LIMITS.bundleBytes,
        config: { access: { scope: 'exchange:vp', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'receiveCredentials',
          summary: 'Take in credentials and what comes with them: tokens, evidence, sealed parts',
          body: ReceiveRequest,
          response: {
            200: Type.Array(Type.Ref('Received'), { description: 'all are held' }),
            207: Type.Array(Type.Ref('Received'), { description: 'some are not held: see `why`' }),
          },
        },
      },
      async (request, reply) => {
        const now = clock();
        const policy = await resources.trust?.();
        const verifier =
          policy === undefined ? undefined : { ...waysOf(resources, policy), crypto };
        const received = await receiveFiles(request.body.files, {
          holdings: await holdingsOf(principalOf(request).tenant),
          crypto,
          at: now,
          ...(verifier !== undefined && {
            judge: (held, together) =>
              judgeArrival(held, together, {
                ...verifier,
                clocks: { presentedAt: now, verifiedAt: now },
              }),
          }),
        });
        const isLost = received.some(({ state }) => state === 'refused' || state === 'not-held');
        return reply.code(isLost ? 207 : 200).send([...received]);
      },
    );
    app.get(
      '/credentials',
      {
        config: { access: { scope: 'read:credential', actors: ['importer', 'broker', 'auditor'] } },
        schema: {
          operationId: 'listHeldCredentials',
          summary: 'What is held, in the order of its arrival',
          querystring: ListQuery,
          response: { 200: pageSchema(Type.Ref('HeldCredential')) },
        },
      },
      async (request) => {
        const { after, limit = 50, type } = request.query;
        const rows = await listHeld(database.forTenant(principalOf(request).tenant), {
          limit: limit + 1,
          ...(type !== undefined && { type }),
          ...(after !== undefined && { after: positionOf(after) }),
        });
        const page = toPage(rows, limit, ({ position }) => String(position));
        return {
          ...page,
          items: page.items.map(({ credentialDigest, id, judged, receivedAt, type }) => ({
            ...{ id, type, credentialDigest },
            receivedAt: new Date(receivedAt).toISOString(),
            ...(judged !== undefined && { judged }),
          })),
        };
      },
    );
    app.get(
      '/credentials/:digest',
      {
        config: { access: { scope: 'read:credential', actors: ['importer', 'broker', 'auditor'] } },
        schema: {
          operationId: 'readHeldCredential',
          summary: 'One credential with its token, by digest',
          params: Type.Object({ digest: Type.String({ pattern: '^u[A-Za-z0-9_-]{40,100}$' }) }),
          response: { 200: Type.Ref('HeldCredential') },
        },
      },
      async (request) => {
        const { digest } = request.params;
        const holdings = await holdingsOf(principalOf(request).tenant);
        const held = await holdings.withDigest(digest);
        if (held === undefined)
          throw new HttpError('http.not-found', `no credential ${digest} is held`);
        const judged = await holdings.outcomeOf(digest);
        const { credentialDigest, id, token, type } = held;
        return { id, type, credentialDigest, token, ...(judged !== undefined && { judged }) };
      },
    );
  };
}

/** @throws HttpError `page.cursor-invalid` */
function positionOf(cursor: string): bigint {
  const text = parseCursor(cursor);
  if (!/^[0-9]{1,18}$/.test(text))
    throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
  return BigInt(text);
}
