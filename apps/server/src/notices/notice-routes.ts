import { parseDateTime } from '@originmark/core';
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
              state: Type.Optional(Type.Enum(['waiting', 'delivered'])),
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
        const rows = await own.transaction('reader', async (tx) => {
          let query = tx.selectFrom('notice').selectAll();
          if (to !== undefined) query = query.where('to_party', '=', to);
          if (state !== undefined)
            query = query.where('delivered_at', state === 'waiting' ? 'is' : 'is not', null);
          if (after !== undefined) {
            const { at, id } = parseKey(after);
            query = query.where((eb) =>
              eb.or([
                eb('created_at', '>', at),
                eb.and([eb('created_at', '=', at), eb('id', '>', id)]),
              ]),
            );
          }
          return query
            .orderBy('created_at')
            .orderBy('id')
            .limit(limit + 1)
            .execute();
        });
        const { items, next } = toPage(
          rows,
          limit,
          ({ created_at, id }) => `${created_at.toISOString()} ${id}`,
        );
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
          await tx
            .updateTable('notice')
            .set({ delivered_at: new Date(clock()) })
            .where('id', '=', id)
            .where('delivered_at', 'is', null)
            .execute();
          return tx.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst();
        });
        if (row === undefined) throw new HttpError('http.not-found', 'no notice of this id');
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

function parseKey(cursor: string): { readonly at: Date; readonly id: string } {
  const text = parseCursor(cursor);
  const cut = text.indexOf(' ');
  const at = parseDateTime(text.slice(0, cut));
  if (at === undefined) throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
  return { at: new Date(at), id: text.slice(cut + 1) };
}
