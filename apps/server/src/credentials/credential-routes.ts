import { parseDateTime } from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import { proveExistence } from '@originmark/issuer/register';
import {
  type CredentialRow,
  type CredentialStanding,
  findCredential,
  listCredentialPage,
  readStandings,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { pageSchema } from '../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Issuers } from '../identifiers/issuers.ts';
import type { Resources } from '../resources.ts';
import { toEnvelope } from './envelope.ts';

const RevocationKind = Type.Enum([
  'false-from-the-start',
  'clerical-replaced',
  'ceased',
  'key-compromised',
]);
const CredentialState = Type.Enum(['intended', 'signed', 'handed-over', 'abandoned']);

const RegisteredCredential = Type.Object(
  {
    id: Type.String(),
    type: Type.String(),
    issuer: Type.String(),
    subject: Type.Optional(Type.String()),
    purpose: Type.String(),
    credentialDigest: Type.String(),
    state: CredentialState,
    createdAt: Type.String(),
    signedAt: Type.Optional(Type.String()),
    suspended: Type.Boolean(),
    revocation: Type.Optional(
      Type.Object({
        kind: RevocationKind,
        effectiveFrom: Type.String(),
        reason: Type.Optional(Type.String()),
      }),
    ),
  },
  { $id: 'RegisteredCredential', additionalProperties: false },
);

const READING = {
  access: { scope: 'read:credential', actors: ['issuer-operator', 'auditor'] },
} as const;
const ById = Type.Object({ id: Type.String() });

/** What a tenant issued. */
export function credentialRoutes(
  { database, ledger }: Pick<Resources, 'database' | 'ledger'>,
  issuers: Issuers,
): RoutePlugin {
  const find = async (tenant: string, id: string): Promise<CredentialRow> => {
    const row = await database
      .forTenant(tenant)
      .transaction('reader', (tx) => findCredential(tx, id));
    if (row !== undefined) return row;
    throw new IssuerError('issuer.credential-unknown', 'no credential of this id');
  };
  return (app) => {
    app.addSchema(RegisteredCredential);
    app.get(
      '/credentials',
      {
        config: READING,
        schema: {
          operationId: 'listCredentials',
          querystring: Type.Object(
            {
              ...PageQuery,
              type: Type.Optional(Type.String()),
              subject: Type.Optional(Type.String()),
              issuer: Type.Optional(Type.String()),
              state: Type.Optional(CredentialState),
            },
            { additionalProperties: false },
          ),
          response: { 200: pageSchema(Type.Ref('RegisteredCredential')) },
        },
      },
      async (request) => {
        const { after, issuer, limit = 50, state, subject, type } = request.query;
        const own = database.forTenant(principalOf(request).tenant);
        return own.transaction('reader', async (tx) => {
          const rows = await listCredentialPage(tx, {
            limit,
            ...(type !== undefined && { type }),
            ...(subject !== undefined && { subjectDid: subject }),
            ...(issuer !== undefined && { issuerDid: issuer }),
            ...(state !== undefined && { state }),
            ...(after !== undefined && { after: parseKey(after) }),
          });
          const { items, next } = toPage(rows, limit, keyOf);
          const standings = await readStandings(
            tx,
            items.map(({ id }) => id),
          );
          return {
            items: items.map((row) => describe(row, standings.get(row.id))),
            ...(next !== undefined && { next }),
          };
        });
      },
    );
    for (const [url, operationId] of [
      ['/credentials/:id', 'readCredential'],
      ['/api/credentials/:id', 'readCredentialApi'],
    ] as const)
      app.get(
        url,
        {
          config: READING,
          schema: {
            operationId,
            params: ById,
            response: {
              200: Type.Ref('EnvelopedVerifiableCredential'),
              404: Type.Ref('Problem'),
            },
          },
        },
        async (request, reply) => {
          const { token } = await find(principalOf(request).tenant, request.params.id);
          if (token === null)
            throw new IssuerError('issuer.credential-unknown', 'no credential of this id');
          if (request.headers.accept?.includes('application/vc+jwt') === true)
            return reply.type('application/vc+jwt').send(token);
          return toEnvelope(token);
        },
      );
    app.get(
      '/credentials/:id/proof',
      {
        config: READING,
        schema: {
          operationId: 'proveExistence',
          params: ById,
          response: {
            200: Type.Object({}, { additionalProperties: true }),
            404: Type.Ref('Problem'),
            409: Type.Ref('Problem'),
          },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { id, issuer_did } = await find(tenant, request.params.id);
        const proof = await proveExistence(await issuers.issuerOf(tenant, issuer_did), id, ledger);
        return { ...proof };
      },
    );
  };
}

function describe(row: CredentialRow, standing: CredentialStanding | undefined) {
  const revocation = standing?.revocation;
  return {
    id: row.id,
    type: row.type,
    issuer: row.issuer_did,
    ...(row.subject_did !== null && { subject: row.subject_did }),
    purpose: row.purpose,
    credentialDigest: row.credential_digest,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    ...(row.signed_at !== null && { signedAt: row.signed_at.toISOString() }),
    suspended: standing?.suspended === true,
    ...(revocation !== undefined && {
      revocation: {
        kind: revocation.kind,
        effectiveFrom: revocation.effective_at.toISOString(),
        ...(revocation.reason !== null && { reason: revocation.reason }),
      },
    }),
  };
}

function keyOf({ created_at, id }: CredentialRow): string {
  return `${created_at.toISOString()} ${id}`;
}

function parseKey(cursor: string): { readonly createdAt: number; readonly id: string } {
  const text = parseCursor(cursor);
  const at = text.indexOf(' ');
  const createdAt = parseDateTime(text.slice(0, at));
  if (createdAt === undefined)
    throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
  return { createdAt, id: text.slice(at + 1) };
}
