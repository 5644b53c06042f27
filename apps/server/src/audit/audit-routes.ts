import { Readable } from 'node:stream';
import {
  type AuditRow,
  findAuditHead,
  listAuditRecords,
  type OpenDatabase,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { type Principal, principalOf } from '../auth/principal.ts';
import { CUSTOMS_TENANT } from '../auth/token-claims.ts';
import { HttpError } from '../http/http-error.ts';
import { pageSchema } from '../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import { OPERATOR_TENANT } from '../tenants/operator.ts';

const AuditRecord = Type.Object(
  {
    position: Type.String({ description: 'from 1, without a gap' }),
    at: Type.String(),
    tenant: Type.Union([Type.String(), Type.Null()]),
    subject: Type.String({ description: 'the client that called' }),
    operation: Type.String(),
    about: Type.String({ description: 'digests or ids' }),
    status: Type.Integer(),
    previousHash: Type.String(),
    hash: Type.String({
      description: 'SHA-256 of the record (RFC 8785, without the hashes) and the hash before it',
    }),
  },
  { $id: 'AuditRecord', additionalProperties: false },
);

const ACCESS = { scope: 'read:audit', actors: ['auditor', 'admin'], bound: true } as const;
const PAGE_ROWS = 500;

/** Reading what was done: of one's own tenant, or of all for whoever answers for all. */
export function auditRoutes({ database }: { readonly database: OpenDatabase }): RoutePlugin {
  return (app) => {
    app.addSchema(AuditRecord);
    app.get(
      '/audit',
      {
        config: { access: ACCESS },
        schema: {
          operationId: 'listAuditRecords',
          querystring: Type.Object(PageQuery, { additionalProperties: false }),
          response: {
            200: pageSchema(Type.Ref('AuditRecord')),
          },
        },
      },
      async (request) => {
        const { after, limit = 50 } = request.query;
        const principal = principalOf(request);
        const tenant = seesAll(principal) ? {} : { tenant: principal.tenant };
        const behind = after === undefined ? {} : { after: readPosition(after) };
        const rows = await database.transaction(async (tx) =>
          listAuditRecords(tx, { ...tenant, ...behind, limit: limit + 1 }),
        );
        return toPage(rows.map(toRecord), limit, ({ position }) => position);
      },
    );
    app.get(
      '/audit/export',
      {
        config: { access: ACCESS },
        schema: {
          operationId: 'exportAuditTrail',
          response: {
            200: {
              description: 'every record, one a line, and the head as the last line',
              content: { 'application/jsonl': { schema: Type.String() } },
            },
          },
        },
      },
      async (request, reply) => {
        // A chain with pieces left out proves nothing.
        if (!seesAll(principalOf(request)))
          throw new HttpError(
            'auth.forbidden',
            `the whole trail is for ${OPERATOR_TENANT} and ${CUSTOMS_TENANT}`,
          );
        const head = await database.transaction(async (tx) => findAuditHead(tx));
        const lines: unknown = Readable.from(exportLines(database, head));
        return reply.type('application/jsonl').send(lines as string);
      },
    );
  };
}

/** Up to the head of the moment: what is added meanwhile is of the next export. */
async function* exportLines(
  database: OpenDatabase,
  head: AuditRow | undefined,
): AsyncGenerator<string> {
  const last = head?.position ?? 0n;
  for (let after = 0n; after < last; ) {
    const rows = await database.transaction(async (tx) =>
      listAuditRecords(tx, { after, limit: PAGE_ROWS }),
    );
    if (rows.length === 0) return;
    const wanted = rows.filter(({ position }) => position <= last);
    yield wanted.map((row) => `${JSON.stringify(toRecord(row))}\n`).join('');
    after = rows.at(-1)?.position ?? last;
  }
  const hash = head === undefined ? null : toHex(head.hash);
  yield `${JSON.stringify({ head: { position: last.toString(), hash } })}\n`;
}

function seesAll({ tenant }: Principal): boolean {
  return tenant === OPERATOR_TENANT || tenant === CUSTOMS_TENANT;
}

function toRecord(row: AuditRow) {
  return {
    position: row.position.toString(),
    at: row.at.toISOString(),
    tenant: row.tenant_id,
    subject: row.subject,
    operation: row.operation,
    about: row.about,
    status: row.status,
    previousHash: toHex(row.previous_hash),
    hash: toHex(row.hash),
  };
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function readPosition(cursor: string): bigint {
  const text = parseCursor(cursor);
  if (!/^\d{1,18}$/.test(text))
    throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
  return BigInt(text);
}
