import { randomUUID } from 'node:crypto';
import { addDays, parseLocalDate, type RemedyAnswer } from '@originmark/customs';
import {
  addDueDate,
  type DueDateRow,
  dueDateKey,
  findFiledEntry,
  listDueDates,
  markDueDateDone,
  StorageError,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import type { WalletContext } from '../filing/wallet-context.ts';
import { pageSchema } from '../http/page-schema.ts';
import { HttpError } from '../http/http-error.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import { enterDueDates, optionsOf, todayAt } from './due-dates-of.ts';
import { toFiledEntry } from './filed-entries-of.ts';

export const Day = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  description: 'a day of the port',
});
const DayOrNone = Type.Union([Day, Type.Null()], { description: 'null while there is none' });

const DueDate = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({ description: 'a remedy after entry, or information-request' }),
    about: Type.String(),
    lastDay: Type.Optional(Day),
    rule: Type.String(),
    source: Type.String(),
    doneAt: Type.Optional(Type.String()),
    doneBecause: Type.Optional(Type.String()),
  },
  { $id: 'DueDate', additionalProperties: false },
);

const NewDueDate = Type.Object(
  {
    kind: Type.Literal('information-request'),
    about: Type.String({ minLength: 1, maxLength: 200, description: 'entry and request' }),
    issuedOn: Type.Optional(Day),
    lastDay: Type.Optional(Day),
  },
  {
    $id: 'NewDueDate',
    additionalProperties: false,
    examples: [
      { kind: 'information-request', about: 'Z9Z-0042617-4 CBP 28', issuedOn: '2026-09-24' },
    ],
  },
);

const Done = Type.Object(
  { because: Type.String({ minLength: 1, maxLength: 500 }) },
  { $id: 'Done', additionalProperties: false, examples: [{ because: 'filed' }] },
);

const EntryFacts = Type.Object(
  {
    liquidation: Type.Optional(DayOrNone),
    scheduledLiquidation: Type.Optional(Day),
    claimDenied: Type.Optional(DayOrNone),
    awareOn: Type.Optional(Day),
    isFlaggedForReconciliation: Type.Optional(Type.Boolean()),
    isLiquidationExtended: Type.Optional(Type.Boolean()),
    isUnderInvestigation: Type.Optional(Type.Boolean()),
  },
  {
    $id: 'EntryFacts',
    additionalProperties: false,
    description: 'what is known since it was filed; what is left out is not known',
    examples: [{ liquidation: null, awareOn: '2026-10-01' }],
  },
);

const AfterEntry = Type.Object(
  {
    advisory: Type.Literal(true),
    entryNumber: Type.String(),
    on: Day,
    lines: Type.Unsafe<readonly { line: number; aim: string; remedies: readonly RemedyAnswer[] }[]>(
      Type.Array(
        Type.Object({
          line: Type.Integer(),
          aim: Type.String(),
          remedies: Type.Array(Type.Object({})),
        }),
      ),
    ),
  },
  { $id: 'AfterEntry', additionalProperties: false },
);

const INFORMATION_DAYS = 30;

/** What is due, and until when; what may still be done about an entry. */
export function worklistRoutes({ resources }: Pick<WalletContext, 'resources'>): RoutePlugin {
  const { clock, database } = resources;
  return (app) => {
    for (const schema of [DueDate, NewDueDate, Done, EntryFacts, AfterEntry]) app.addSchema(schema);
    app.get(
      '/worklist',
      {
        config: { access: { scope: 'read:worklist', actors: ['importer', 'broker', 'auditor'] } },
        schema: {
          operationId: 'listWorklist',
          summary: 'What is due, the soonest first; what has no last day comes last',
          querystring: Type.Object(
            {
              ...PageQuery,
              until: Type.Optional(Day),
              kind: Type.Optional(Type.String({ maxLength: 50 })),
              done: Type.Optional(Type.Boolean({ description: 'those that are done too' })),
            },
            { additionalProperties: false },
          ),
          response: { 200: pageSchema(Type.Ref('DueDate')) },
        },
      },
      async (request) => {
        const { after, done, kind, limit = 50, until } = request.query;
        if (until !== undefined) assertDay(until, '/until');
        const rows = await database
          .forTenant(principalOf(request).tenant)
          .transaction('reader', (tx) =>
            listDueDates(tx, {
              limit: limit + 1,
              ...(after !== undefined && { after: parseCursor(after) }),
              ...(kind !== undefined && { kind }),
              ...(until !== undefined && { until }),
              ...(done !== undefined && { withDone: done }),
            }),
          );
        const page = toPage(rows, limit, dueDateKey);
        return { ...page, items: page.items.map(toDueDate) };
      },
    );
    app.post(
      '/worklist',
      {
        config: { access: { scope: 'write:worklist', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'addToWorklist',
          summary: 'Enter a request for information (CBP Form 28) that is to be answered',
          body: NewDueDate,
          response: { 200: Type.Ref('DueDate'), 201: Type.Ref('DueDate') },
        },
      },
      async (request, reply) => {
        const { about, issuedOn, kind, lastDay } = request.body;
        const day =
          lastDay ??
          (issuedOn === undefined
            ? undefined
            : addDays(assertDay(issuedOn, '/issuedOn'), INFORMATION_DAYS));
        const { isNew, row } = await database
          .forTenant(principalOf(request).tenant)
          .transaction((tx) =>
            addDueDate(tx, {
              ...{ id: randomUUID(), kind, about },
              ...(day !== undefined && { lastDay: assertDay(day, '/lastDay') }),
              rule: 'CBP Form 28: within 30 days of its date',
              source: issuedOn === undefined ? 'as it was told' : `its date, ${issuedOn}`,
              createdAt: clock(),
            }),
          );
        return reply.code(isNew ? 201 : 200).send(toDueDate(row));
      },
    );
    app.post(
      '/worklist/:id/done',
      {
        config: { access: { scope: 'write:worklist', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'markDone',
          summary: 'Note that something is done; the first time counts',
          params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
          body: Done,
          response: { 200: Type.Ref('DueDate') },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { because } = request.body;
        try {
          const row = await database
            .forTenant(principalOf(request).tenant)
            .transaction((tx) => markDueDateDone(tx, { id, because, at: clock() }));
          return toDueDate(row);
        } catch (cause) {
          if (!(cause instanceof StorageError) || cause.code !== 'record.not-found') throw cause;
          throw new HttpError('http.not-found', `nothing is due under ${id}`, { cause });
        }
      },
    );
    app.post(
      '/entries/:number/after-entry',
      {
        config: { access: { scope: 'write:worklist', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'askAfterEntry',
          summary:
            'What may still be done about an entry by what is known now; enters its last days',
          params: Type.Object({ number: Type.String({ pattern: '^[A-Z0-9-]{1,20}$' }) }),
          body: EntryFacts,
          response: { 200: Type.Ref('AfterEntry') },
        },
      },
      async (request) => {
        const own = database.forTenant(principalOf(request).tenant);
        const { number } = request.params;
        const row = await own.transaction('reader', (tx) => findFiledEntry(tx, { number }));
        const entry = row && toFiledEntry(row);
        if (entry === undefined)
          throw new HttpError('http.not-found', `no such entry ${number} was filed`);
        for (const name of [
          'liquidation',
          'scheduledLiquidation',
          'claimDenied',
          'awareOn',
        ] as const)
          if (typeof request.body[name] === 'string') assertDay(request.body[name], `/${name}`);
        const now = clock();
        const today = todayAt(now, entry.port);
        const lines = optionsOf(entry, { today, ...request.body });
        await own.transaction((tx) => enterDueDates(tx, entry, lines, now));
        return { advisory: true as const, entryNumber: number, on: today, lines };
      },
    );
  };
}

/** @throws HttpError `http.invalid` for a day that no calendar has */
export function assertDay(text: string, pointer: string): string {
  const day = parseLocalDate(text);
  if (day !== undefined) return day;
  throw new HttpError('http.invalid', `${text} is no day`, { pointer });
}

export function toDueDate(row: DueDateRow) {
  const { about, done_at, done_because, id, kind, last_day, rule, source } = row;
  return {
    ...{ id, kind, about, rule, source },
    ...(last_day !== null && { lastDay: last_day }),
    ...(done_at !== null && { doneAt: done_at.toISOString() }),
    ...(done_because !== null && { doneBecause: done_because }),
  };
}
