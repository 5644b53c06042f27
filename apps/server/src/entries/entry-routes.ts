import { encodeBase64Url, formatDateTime } from '@originmark/core';
import {
  cancelEntry,
  findSubmission,
  listEntries,
  listEntryVersions,
  recordChallenge,
} from '@originmark/storage';
import type { EntryFilter } from '@originmark/storage';
import { Type } from 'typebox';
import type { App, RoutePlugin } from '../app.ts';
import type { Access } from '../auth/access.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { LIMITS } from '../http/limits.ts';
import { parseCursor, toPage } from '../http/paging.ts';
import { PLACES } from '../http/places.ts';
import { readMoment } from '../http/read-moment.ts';
import { policyOf } from '../judging/ways-of.ts';
import type { EntryDesk } from './entry-desk.ts';
import { findEntry, readingOf } from './find-entry.ts';
import { Bundle, ENTRY_SCHEMAS, EntryQuery, NumberParams, VersionQuery } from './schemas.ts';
import { digestNonce, submitEntry } from './submit-entry.ts';
import { viewRow, viewSubmission, viewVerdicts } from './views.ts';

const SUBMIT: Access = { scope: 'submit:entry', actors: ['importer', 'broker'] };
const READ: Access = {
  scope: 'read:entry',
  actors: ['importer', 'broker', 'officer', 'auditor'],
};
/** A nonce of 256 bits, for as long as a presentation may answer it. */
const NONCE_BYTES = 32;
const CHALLENGE_MS = 300_000;

/** What traders do with entries, and who may read them. */
export function entryRoutes(desk: EntryDesk): RoutePlugin {
  return (app) => {
    for (const schema of ENTRY_SCHEMAS) app.addSchema(schema);
    for (const place of PLACES) {
      challengeRoute(app, desk, place);
      submitRoute(app, desk, place);
      listRoute(app, desk, place);
      readRoute(app, desk, place);
      cancelRoute(app, desk, place);
    }
  };
}

type Place = (typeof PLACES)[number];

function challengeRoute(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.post(
    `${prefix}/entries/challenges`,
    {
      config: { access: SUBMIT },
      schema: {
        operationId: `challengeEntry${suffix}`,
        response: { 201: Type.Ref('EntryChallenge') },
      },
    },
    async (request, reply) => {
      const nonce = encodeBase64Url(resources.randomBytes(NONCE_BYTES));
      const { audience } = (await policyOf(resources)).policy;
      const createdAt = resources.clock();
      const expiresAt = createdAt + CHALLENGE_MS;
      const nonceDigest = digestNonce(nonce);
      await resources.database
        .forTenant(principalOf(request).tenant)
        .transaction('judge', (tx) =>
          recordChallenge(tx, { nonceDigest, audience, createdAt, expiresAt }),
        );
      return reply.code(201).send({ nonce, audience, expires: formatDateTime(expiresAt) });
    },
  );
}

function submitRoute(app: App, desk: EntryDesk, { prefix, suffix }: Place): void {
  app.post(
    `${prefix}/entries`,
    {
      config: { access: SUBMIT },
      bodyLimit: LIMITS.bundleBytes,
      schema: {
        operationId: `submitEntry${suffix}`,
        consumes: Object.keys(Bundle.content),
        body: Bundle,
        response: {
          200: Type.Ref('Submission'),
          201: Type.Ref('Submission'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { tenant } = principalOf(request);
      if (!Buffer.isBuffer(request.body))
        throw new HttpError('http.media-type', 'an entry bundle is sent as its bytes');
      const { isNew, submissionId } = await submitEntry(desk, { tenant, bundle: request.body });
      const view = await desk.resources.database
        .forTenant(tenant)
        .transaction('reader', async (tx) => {
          const row = await findSubmission(tx, submissionId);
          return row === undefined ? null : viewSubmission(tx, row, { number: 1 });
        });
      if (view === null)
        throw new HttpError('submission.in-progress', 'the entry is being judged', {
          retryAfterSeconds: 2,
        });
      return reply.code(isNew ? 201 : 200).send(view);
    },
  );
}

function listRoute(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.get(
    `${prefix}/entries`,
    {
      config: { access: READ },
      schema: {
        operationId: `listEntries${suffix}`,
        querystring: EntryQuery,
        response: { 200: Type.Ref('EntryPage') },
      },
    },
    async (request) => {
      const { read } = readingOf(request, resources);
      const { after, from, importer, limit = 50, outcome, state, to } = request.query;
      const filter: EntryFilter = given({
        importer,
        outcome,
        state,
        from: readMoment(from, '/from'),
        until: readMoment(to, '/to'),
      });
      const cursor = after === undefined ? {} : { after: positionOf(after) };
      const rows = await read((tx) => listEntries(tx, { ...filter, ...cursor, limit: limit + 1 }));
      const { items, next } = toPage(rows, limit, ({ position }) => String(position));
      return { items: items.map(viewRow), ...(next !== undefined && { next }) };
    },
  );
}

/** @throws HttpError `page.cursor-invalid` */
function positionOf(cursor: string): bigint {
  const text = parseCursor(cursor);
  if (!/^[0-9]{1,18}$/.test(text))
    throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
  return BigInt(text);
}

function given<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function readRoute(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.get(
    `${prefix}/entries/:number`,
    {
      config: { access: READ },
      schema: {
        operationId: `readEntry${suffix}`,
        params: NumberParams,
        querystring: VersionQuery,
        response: { 200: Type.Ref('EntryView'), 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { version } = request.query;
      const at = readMoment(request.query.at, '/at');
      const { read, seesAll } = readingOf(request, resources);
      return read(async (tx) => {
        const { row } = await findEntry(tx, { number, version, seesAll });
        const rows = await listEntries(tx, { number, limit: LIMITS.pageSize });
        return {
          number,
          versions: rows.map(viewRow),
          current: await viewSubmission(tx, row, { at }),
          verdicts: await viewVerdicts(tx, row.id),
        };
      });
    },
  );
}

function cancelRoute(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.post(
    `${prefix}/entries/:number/cancellation`,
    {
      config: {
        access: { scope: 'submit:entry', actors: ['importer', 'broker', 'officer'] },
      },
      schema: {
        operationId: `cancelEntry${suffix}`,
        params: NumberParams,
        response: { 200: Type.Ref('Cancellation'), 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { read, seesAll } = readingOf(request, resources);
      const tenant = seesAll
        ? (await read((tx) => findEntry(tx, { number, seesAll }))).row.tenant_id
        : principalOf(request).tenant;
      const at = resources.clock();
      const { credentials, submissions } = await resources.database
        .forTenant(tenant)
        .transaction('judge', async (tx) => {
          if ((await listEntryVersions(tx, number)).length === 0)
            throw new HttpError('submission.unknown', 'no such entry');
          return cancelEntry(tx, { number, at });
        });
      return { submissions: [...submissions], released: [...credentials] };
    },
  );
}
