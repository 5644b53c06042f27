import { listNotices, listNoticesToTell, markNoticeDelivered } from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { pageSchema } from '../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Resources } from '../resources.ts';

const Notice = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    to: Type.String({ description: 'DID of whom it tells' }),
    content: Type.Object({}, { additionalProperties: true }),
    createdAt: Type.String(),
    deliveredAt: Type.Optional(Type.String()),
  },
  { $id: 'Notice', additionalProperties: false },
);

/** What is to be told, oldest first, and that it was: whoever carries it asks here and says so. */
export function noticeRoutes({
  clock,
  database,
}: Pick<Resources, 'clock' | 'database'>): RoutePlugin {
  return (app) => {
    app.addSchema(Notice);
    app.get(
      '/notices',
      {
        config: { access: { scope: 'read:credential', actors: ['issuer-operator'] } },
        schema: {
          operationId: 'listNotices',
          querystring: Type.Object(
            {
              ...PageQuery,
              state: Type.Optional(
                Type.Enum(['waiting', 'all'], {
                  description: 'waiting: of each receiver the next one; one page',
                }),
              ),
              to: Type.Optional(Type.String()),
            },
            { additionalProperties: false },
          ),
          response: { 200: pageSchema(Type.Ref('Notice')) },
        },
      },
      async (request) => {
        const { after, limit = 50, state, to } = request.query;
        const own = database.forTenant(principalOf(request).tenant);
        const behind = after === undefined ? undefined : parsePosition(after);
        const rows = await own.transaction('reader', (tx) =>
          state === 'waiting'
            ? listNoticesToTell(tx, { at: clock(), limit })
            : listNotices(tx, {
                limit: limit + 1,
                ...(to !== undefined && { to }),
                ...(behind !== undefined && { after: behind }),
              }),
        );
        const { items, next } = toPage(rows, limit, ({ position }) => String(position));
        return { items: items.map(describe), ...(next !== undefined && { next }) };
      },
    );
    app.post(
      '/notices/:id/delivery',
      {
        config: { access: { scope: 'update:credential', actors: ['issuer-operator'] } },
        schema: {
          operationId: 'noteDelivery',
          summary: 'The receiver has it: said again, the first time stays',
          params: Type.Object({ id: Type.String() }),
          response: { 200: Type.Ref('Notice'), 404: Type.Ref('Problem') },
        },
      },
      async (request) => {
        const { id } = request.params;
        const own = database.forTenant(principalOf(request).tenant);
        const row = await own.transaction(async (tx) => {
          const found = await tx
            .selectFrom('notice')
            .selectAll()
            .where('id', '=', id)
            .executeTakeFirst();
          if (found === undefined) throw new HttpError('http.not-found', 'no notice of this id');
          await markNoticeDelivered(tx, { id, at: clock() });
          return { ...found, delivered_at: found.delivered_at ?? new Date(clock()) };
        });
        return describe(row);
      },
    );
  };
}

function describe(row: {
  readonly id: string;
  readonly kind: string;
  readonly to_party: string;
  readonly content: string;
  readonly created_at: Date;
  readonly delivered_at: Date | null;
}) {
  return {
    id: row.id,
    kind: row.kind,
    to: row.to_party,
    content: JSON.parse(row.content) as Record<string, unknown>,
    createdAt: row.created_at.toISOString(),
    ...(row.delivered_at !== null && { deliveredAt: row.delivered_at.toISOString() }),
  };
}

function parsePosition(cursor: string): bigint {
  const text = parseCursor(cursor);
  if (/^[0-9]{1,18}$/.test(text)) return BigInt(text);
  throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
}
