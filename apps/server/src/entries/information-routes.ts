import { randomUUID } from 'node:crypto';
import { formatDateTime } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import {
  answerInformationRequest,
  findInformationRequest,
  findVerdict,
  type InformationRequestRow,
  listInformationRequests,
  recordInformationRequest,
  StorageError,
  type StorageTransaction,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { App, RoutePlugin } from '../app.ts';
import type { Access } from '../auth/access.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import { PLACES } from '../http/places.ts';
import type { EntryDesk } from './entry-desk.ts';
import { findEntry, readingOf } from './find-entry.ts';
import { type InformationContent, writeInformationRequest } from './information-request.ts';
import { NumberParams } from './schemas.ts';

const READ: Access = { scope: 'read:entry', actors: ['importer', 'broker', 'officer', 'auditor'] };
const CLOSED = { additionalProperties: false };

const Wish = Type.Object(
  {
    codes: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })),
    lines: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 999 }), { maxItems: 999 })),
    more: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), { maxItems: 50 }),
    ),
  },
  { ...CLOSED, examples: [{ lines: [2], more: ['Who applied the mark?'] }] },
);

const Answer = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        {
          question: Type.Integer({ minimum: 1, maximum: 200 }),
          text: Type.String({ minLength: 1, maxLength: 8000 }),
          documents: Type.Optional(
            Type.Array(Type.String({ maxLength: 200, description: 'digest' }), { maxItems: 100 }),
          ),
        },
        CLOSED,
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { ...CLOSED, examples: [{ answers: [{ question: 1, text: 'The maker, on 2026-08-01.' }] }] },
);

const InformationRequest = Type.Object(
  {
    id: Type.String(),
    submission: Type.String(),
    content: Type.Unsafe<InformationContent>(Type.Object({}, { additionalProperties: true })),
    answerDue: Type.String({ description: 'YYYY-MM-DD' }),
    answered: Type.Union([Type.String(), Type.Null()]),
    answer: Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()]),
  },
  { $id: 'InformationRequest', ...CLOSED },
);

const InformationPage = Type.Object(
  { items: Type.Array(Type.Ref('InformationRequest')), next: Type.Optional(Type.String()) },
  { $id: 'InformationPage', ...CLOSED },
);

const IdParams = Type.Object({
  number: Type.String({ maxLength: 64 }),
  id: Type.String({ maxLength: 64 }),
});

type Place = (typeof PLACES)[number];

/** Requests for information about an entry: the authority asks, whoever presented it answers. */
export function informationRoutes(desk: EntryDesk): RoutePlugin {
  return (app) => {
    app.addSchema(InformationRequest);
    app.addSchema(InformationPage);
    for (const place of PLACES) {
      askRoute(app, desk, place);
      readRoutes(app, desk, place);
      answerRoute(app, desk, place);
    }
  };
}

function askRoute(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.post(
    `${prefix}/entries/:number/information-requests`,
    {
      config: { access: { scope: 'request:information', actors: ['officer'], bound: true } },
      schema: {
        operationId: `requestInformation${suffix}`,
        params: NumberParams,
        body: Wish,
        response: {
          201: Type.Ref('InformationRequest'),
          404: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const at = resources.clock();
      const row = await resources.database.transaction('officer', async (tx) => {
        const { row: entry } = await findEntry(tx, { number, seesAll: true });
        const kept = await findVerdict(tx, { submissionId: entry.id });
        if (kept === undefined)
          throw new HttpError('submission.unknown', 'no verdict of this entry');
        const content = writeInformationRequest(
          JSON.parse(kept.verdict) as EntryVerdict,
          {
            number,
            version: entry.entry_version,
            importer: entry.importer,
            verdictDigest: kept.verdict_digest,
            at,
          },
          request.body,
        );
        if (content === undefined)
          throw new HttpError('http.invalid', 'there is nothing to ask: no finding was chosen');
        return recordInformationRequest(tx, {
          id: randomUUID(),
          submissionId: entry.id,
          content: JSON.stringify(content),
          createdBy: principalOf(request).subject,
          createdAt: at,
          answerDue: content.answerDue,
        });
      });
      return reply.code(201).send(viewRequest(row));
    },
  );
}

function readRoutes(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.get(
    `${prefix}/entries/:number/information-requests`,
    {
      config: { access: READ },
      schema: {
        operationId: `listInformationRequests${suffix}`,
        params: NumberParams,
        querystring: Type.Object(PageQuery, CLOSED),
        response: { 200: Type.Ref('InformationPage'), 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { after, limit = 50 } = request.query;
      const { read, seesAll } = readingOf(request, resources);
      const cursor = after === undefined ? {} : { after: parseCursor(after) };
      const rows = await read(async (tx) => {
        await findEntry(tx, { number, seesAll });
        return listInformationRequests(tx, { number, ...cursor, limit: limit + 1 });
      });
      const { items, next } = toPage(rows, limit, ({ id }) => id);
      return { items: items.map(viewRequest), ...(next !== undefined && { next }) };
    },
  );
  app.get(
    `${prefix}/entries/:number/information-requests/:id`,
    {
      config: { access: READ },
      schema: {
        operationId: `readInformationRequest${suffix}`,
        params: IdParams,
        response: { 200: Type.Ref('InformationRequest'), 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { read } = readingOf(request, resources);
      return viewRequest(await read((tx) => findOf(tx, request.params)));
    },
  );
}

/** @throws HttpError `submission.unknown` for a request about another entry, too */
async function findOf(
  tx: StorageTransaction,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<InformationRequestRow> {
  const row = await findInformationRequest(tx, id);
  const content = row === undefined ? undefined : (JSON.parse(row.content) as InformationContent);
  if (row === undefined || content?.entryNumber !== number)
    throw new HttpError('submission.unknown', 'no such request about this entry');
  return row;
}

function answerRoute(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.put(
    `${prefix}/entries/:number/information-requests/:id/answer`,
    {
      config: { access: { scope: 'submit:entry', actors: ['importer', 'broker'] } },
      schema: {
        operationId: `answerInformationRequest${suffix}`,
        params: IdParams,
        body: Answer,
        response: {
          200: Type.Ref('InformationRequest'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { id, number } = request.params;
      const at = resources.clock();
      const answer = JSON.stringify(request.body);
      const { tenant } = principalOf(request);
      const row = await resources.database
        .forTenant(tenant)
        .transaction('judge', async (tx) => {
          const { content } = await findOf(tx, { id, number });
          assertAsked(JSON.parse(content) as InformationContent, request.body.answers);
          return answerInformationRequest(tx, { id, answer, at });
        })
        .catch((cause: unknown) => {
          if (cause instanceof StorageError && cause.code === 'record.mismatch')
            throw new HttpError('request.answered', 'this request was answered otherwise', {
              cause,
            });
          throw cause;
        });
      return viewRequest(row);
    },
  );
}

/** @throws HttpError `http.invalid` for a question that was not asked */
function assertAsked(
  { questions }: InformationContent,
  answers: readonly { readonly question: number }[],
): void {
  const stray = answers.findIndex(
    ({ question }) => !questions.some((one) => one.question === question),
  );
  if (stray >= 0)
    throw new HttpError('http.invalid', 'no such question was asked', {
      pointer: `/answers/${stray}/question`,
    });
}

function viewRequest(row: InformationRequestRow) {
  return {
    id: row.id,
    submission: row.submission_id,
    content: JSON.parse(row.content) as InformationContent,
    answerDue: row.answer_due,
    answered: row.answered_at === null ? null : formatDateTime(row.answered_at.getTime()),
    answer: row.answer === null ? null : (JSON.parse(row.answer) as object),
  };
}
