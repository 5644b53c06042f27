import { randomUUID } from 'node:crypto';
import { encodeBase64Url, encodeHexData, formatDateTime } from '@originmark/core';
import {
  answerSupplierRequest,
  findSupplierRequest,
  findTenantOfLink,
  listSupplierRequests,
  recordSupplierRequest,
  type SupplierRequestRow,
} from '@originmark/storage';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { documentsOf } from '../documents/document-routes.ts';
import { pageSchema } from '../http/page-schema.ts';
import { HttpError } from '../http/http-error.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import { statusOfCode } from '../http/status-of-code.ts';
import type { Resources } from '../resources.ts';
import { readAnswer } from './read-answer.ts';
import { type Asks, formPage, sentencePage } from './supply-page.ts';

const LINK_BYTES = 32;
const DAY_MS = 86_400_000;

const SupplierAsk = Type.Object(
  {
    supplier: Type.String({ minLength: 1, maxLength: 200 }),
    from: Type.String({ minLength: 1, maxLength: 200, description: 'who asks, as it is known' }),
    about: Type.String({ minLength: 1, maxLength: 500 }),
    questions: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: 20 }),
    document: Type.Enum(['none', 'optional', 'required']),
    days: Type.Integer({ minimum: 1, maximum: 90, description: 'how long the link is good' }),
  },
  {
    $id: 'SupplierAsk',
    additionalProperties: false,
    examples: [
      {
        supplier: 'Piedmont Ring Spinners, Inc.',
        from: 'Harbor & Pine Trading Co., Inc.',
        about: 'yarn of order 4711',
        questions: ['In which country was the yarn spun?'],
        document: 'optional',
        days: 14,
      },
    ],
  },
);

const SupplierLink = Type.Object(
  {
    id: Type.String(),
    link: Type.String({ description: 'told this once: whoever has it may answer' }),
    expires: Type.String(),
  },
  { $id: 'SupplierLink', additionalProperties: false },
);

const SupplierRequest = Type.Object(
  {
    id: Type.String(),
    supplier: Type.String(),
    about: Type.String(),
    createdAt: Type.String(),
    expires: Type.String(),
    answeredAt: Type.Optional(Type.String()),
    answers: Type.Optional(
      Type.Unsafe<readonly { question: string; answer: string }[]>(
        Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
      ),
    ),
    document: Type.Optional(Type.String({ description: 'digest of a document that is kept' })),
  },
  { $id: 'SupplierRequest', additionalProperties: false },
);

const ByLink = Type.Object({ link: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });
const Html = {
  description: 'a page without scripts',
  content: { 'text/html': { schema: Type.Unsafe<string>({ type: 'string' }) } },
};

/** Requests to suppliers that have no wallet: a link to a form, which is answered once. */
export function supplierRoutes(resources: Resources): RoutePlugin {
  const { clock, crypto, database, publicUrl, randomBytes } = resources;
  const digestOf = (link: string): string =>
    encodeHexData(crypto.sha256(new TextEncoder().encode(link))).slice(2);
  /** @throws HttpError `supply.*` */
  const findOpen = async (link: string) => {
    const linkDigest = digestOf(link);
    const tenant = await database.transaction((tx) => findTenantOfLink(tx, linkDigest));
    if (tenant === undefined) throw new HttpError('supply.unknown', 'there is no such link');
    const row = await database
      .forTenant(tenant)
      .transaction('reader', (tx) => findSupplierRequest(tx, linkDigest));
    if (row === undefined) throw new HttpError('supply.unknown', 'there is no such link');
    if (row.answered_at !== null || row.expires_at.getTime() <= clock())
      throw new HttpError('supply.over', 'the link was used, or its time is over');
    return { tenant, row, linkDigest };
  };
  return (app) => {
    for (const schema of [SupplierAsk, SupplierLink, SupplierRequest]) app.addSchema(schema);
    app.post(
      '/supplier-requests',
      {
        config: { access: { scope: 'write:document', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'askSupplier',
          summary: 'Make a link to a form for a supplier; the link is told this once',
          body: SupplierAsk,
          response: { 201: Type.Ref('SupplierLink') },
        },
      },
      async (request, reply) => {
        const { about, days, document, from, questions, supplier } = request.body;
        if (questions.length === 0 && document === 'none')
          throw new HttpError('http.invalid', 'nothing is asked', { pointer: '/questions' });
        const asks: Asks = {
          ...{ from, about, document },
          questions: questions.map((label, at) => ({ name: `q${at + 1}`, label })),
        };
        const link = encodeBase64Url(randomBytes(LINK_BYTES));
        const createdAt = clock();
        const expiresAt = createdAt + days * DAY_MS;
        const id = randomUUID();
        await database.forTenant(principalOf(request).tenant).transaction((tx) =>
          recordSupplierRequest(tx, {
            ...{ id, supplier, createdAt, expiresAt },
            linkDigest: digestOf(link),
            asks: JSON.stringify(asks),
          }),
        );
        return reply
          .code(201)
          .header('cache-control', 'no-store')
          .send({ id, link: `${publicUrl}/supply/${link}`, expires: formatDateTime(expiresAt) });
      },
    );
    app.get(
      '/supplier-requests',
      {
        config: { access: { scope: 'read:document', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'listSupplierRequests',
          summary: 'What suppliers were asked, and what they answered',
          querystring: Type.Object(
            { ...PageQuery, open: Type.Optional(Type.Boolean()) },
            { additionalProperties: false },
          ),
          response: { 200: pageSchema(Type.Ref('SupplierRequest')) },
        },
      },
      async (request) => {
        const { after, limit = 50, open } = request.query;
        const rows = await database
          .forTenant(principalOf(request).tenant)
          .transaction('reader', (tx) =>
            listSupplierRequests(tx, {
              limit: limit + 1,
              ...(after !== undefined && { after: parseCursor(after) }),
              ...(open !== undefined && { isOpen: open }),
            }),
          );
        const page = toPage(rows, limit, ({ id }) => id);
        return { ...page, items: page.items.map(toRequest) };
      },
    );
    app.get(
      '/supply/:link',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'showSupplyForm',
          summary: 'The form that a supplier was asked to fill in',
          params: ByLink,
          response: { 200: Html },
        },
      },
      async (request, reply) =>
        show(reply, 200, async () => {
          const { row } = await findOpen(request.params.link);
          return formPage(JSON.parse(row.asks) as Asks, formatDateTime(row.expires_at.getTime()));
        }),
    );
    app.post(
      '/supply/:link',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'answerSupplyForm',
          summary: 'The answer of a supplier: the form, and a PDF with it',
          consumes: ['multipart/form-data'],
          params: ByLink,
          response: { 201: Html },
        },
      },
      async (request, reply) =>
        show(reply, 201, async () => {
          const { linkDigest, row, tenant } = await findOpen(request.params.link);
          const { document, texts } = await readAnswer(request, JSON.parse(row.asks) as Asks);
          const kept =
            document === undefined
              ? undefined
              : await documentsOf(resources, tenant).keep(document.bytes, document);
          const end = await database.forTenant(tenant).transaction((tx) =>
            answerSupplierRequest(tx, {
              linkDigest,
              answer: JSON.stringify(texts),
              ...(kept !== undefined && { documentDigest: kept.digest }),
              at: clock(),
            }),
          );
          if (end !== 'taken')
            throw new HttpError('supply.over', 'the link was used, or its time is over');
          return sentencePage('Thank you', 'Your answer was received. You can close this page.');
        }),
    );
  };
}

/** Whoever follows a link reads a page, not a problem: what can be mended is told in a sentence. */
async function show(
  reply: FastifyReply,
  status: number,
  make: () => Promise<string>,
): Promise<FastifyReply> {
  void reply
    .header(
      'content-security-policy',
      "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
  try {
    return await reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(await make());
  } catch (cause) {
    if (!(cause instanceof HttpError)) throw cause;
    const code = statusOfCode(cause.code);
    if (code >= 500) throw cause;
    return reply
      .code(code)
      .type('text/html; charset=utf-8')
      .send(sentencePage('This cannot be done', cause.message));
  }
}

function toRequest(row: SupplierRequestRow) {
  const { about, questions } = JSON.parse(row.asks) as Asks;
  const texts =
    row.answer === null ? undefined : (JSON.parse(row.answer) as Record<string, string>);
  return {
    ...{ id: row.id, supplier: row.supplier, about },
    createdAt: formatDateTime(row.created_at.getTime()),
    expires: formatDateTime(row.expires_at.getTime()),
    ...(row.answered_at !== null && { answeredAt: formatDateTime(row.answered_at.getTime()) }),
    ...(texts !== undefined && {
      answers: questions.map(({ label, name }) => ({ question: label, answer: texts[name] ?? '' })),
    }),
    ...(row.document_digest !== null && { document: row.document_digest }),
  };
}
