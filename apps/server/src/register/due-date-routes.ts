import { parseDateTime } from '@originmark/core';
import {
  type DueDateRow,
  dueDateKey,
  listDueDates,
  markDueDateDone,
  StorageError,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { pageSchema } from '../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Resources } from '../resources.ts';
import { addRenewals, RENEWALS } from './due-dates.ts';
import type { LicenceRegister } from './licence-register.ts';

const DueDate = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    about: Type.String({ description: 'id of the credential' }),
    lastDay: Type.Optional(Type.String()),
    rule: Type.String(),
    source: Type.String({ description: 'what the day was taken from' }),
    doneAt: Type.Optional(Type.String()),
    doneBecause: Type.Optional(Type.String()),
  },
  { $id: 'DueDate', additionalProperties: false },
);

const Done = Type.Object(
  { because: Type.String({ minLength: 1, maxLength: 1_000 }) },
  {
    $id: 'Done',
    additionalProperties: false,
    examples: [{ because: 'renewed, until 2047-03-01' }],
  },
);

/** Recordations and blanket periods that have to be renewed, the soonest first. */
export function dueDateRoutes(
  { clock, database }: Pick<Resources, 'clock' | 'database'>,
  register: LicenceRegister,
): RoutePlugin {
  return (app) => {
    app.addSchema(DueDate);
    app.addSchema(Done);
    app.get(
      '/due-dates',
      {
        config: { access: { scope: 'read:worklist', actors: ['issuer-operator'] } },
        schema: {
          operationId: 'listDueDates',
          querystring: Type.Object(
            {
              ...PageQuery,
              until: Type.Optional(
                Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'a day' }),
              ),
              kind: Type.Optional(Type.Enum([...RENEWALS])),
            },
            { additionalProperties: false },
          ),
          response: { 200: pageSchema(Type.Ref('DueDate')) },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { after, kind, limit = 50, until } = request.query;
        if (until !== undefined && parseDateTime(`${until}T00:00:00Z`) === undefined)
          throw new HttpError('http.malformed', `until ${until} is no day`);
        const behind = after === undefined ? undefined : parseCursor(after);
        const own = database.forTenant(tenant);
        const tree = await register.read(tenant);
        await own.transaction((tx) => addRenewals(tx, tree, clock()));
        const rows = await own.transaction('reader', (tx) =>
          listDueDates(tx, {
            limit: limit + 1,
            ...(until !== undefined && { until }),
            ...(kind !== undefined && { kind }),
            ...(behind !== undefined && { after: behind }),
          }),
        );
        const { items, next } = toPage(rows, limit, dueDateKey);
        return { items: items.map(describe), ...(next !== undefined && { next }) };
      },
    );
    app.post(
      '/due-dates/:id/done',
      {
        config: { access: { scope: 'write:worklist', actors: ['issuer-operator'] } },
        schema: {
          operationId: 'markDueDateDone',
          params: Type.Object({ id: Type.String() }),
          body: Done,
          response: { 200: Type.Ref('DueDate'), 404: Type.Ref('Problem') },
        },
      },
      async (request) => {
        const { id } = request.params;
        const own = database.forTenant(principalOf(request).tenant);
        try {
          const { because } = request.body;
          return describe(
            await own.transaction((tx) => markDueDateDone(tx, { id, because, at: clock() })),
          );
        } catch (cause) {
          if (!(cause instanceof StorageError) || cause.code !== 'record.not-found') throw cause;
          throw new HttpError('http.not-found', 'nothing of this id is due', { cause });
        }
      },
    );
  };
}

function describe(row: DueDateRow) {
  const { about, done_at, done_because, id, kind, last_day, rule, source } = row;
  return {
    id,
    kind,
    about,
    ...(last_day !== null && { lastDay: last_day }),
    rule,
    source,
    ...(done_at !== null && { doneAt: done_at.toISOString() }),
    ...(done_because !== null && { doneBecause: done_because }),
  };
}
