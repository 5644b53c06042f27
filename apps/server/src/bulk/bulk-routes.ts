import multipart from '@fastify/multipart';
import { type BulkJob, findBulkJob, listBulkRows } from '@originmark/storage';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { issuerNamed, onlyIdentifier } from '../credentials/issue-routes.ts';
import { HttpError } from '../http/http-error.ts';
import { LIMITS } from '../http/limits.ts';
import { pageSchema } from '../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Resources } from '../resources.ts';
import type { BulkJobs } from './bulk-jobs.ts';
import { BulkMapping, parseMapping } from './bulk-mapping.ts';

const Job = Type.Object(
  {
    id: Type.String(),
    issuer: Type.String(),
    state: Type.Enum(['running', 'done', 'stopped']),
    rows: Type.Integer(),
    issued: Type.Integer(),
    refused: Type.Integer(),
    createdAt: Type.String(),
    endedAt: Type.Optional(Type.String()),
  },
  { $id: 'BulkJob', additionalProperties: false },
);

const Row = Type.Object(
  {
    row: Type.Integer({ description: '1 is the first behind the header' }),
    credential: Type.Optional(Type.String()),
    problem: Type.Optional(Type.String()),
  },
  { $id: 'BulkRow', additionalProperties: false },
);

const ISSUING = { access: { scope: 'create:credential', actors: ['issuer-operator'] } } as const;
const ById = Type.Object({ id: Type.String() });
const MAPPING_BYTES = 1024 * 1024;

/** Issuing from a file: begun at once, issued meanwhile, told row by row. */
export function bulkRoutes({ database }: Pick<Resources, 'database'>, jobs: BulkJobs): RoutePlugin {
  const find = async (tenant: string, id: string): Promise<BulkJob> => {
    const job = await database.forTenant(tenant).transaction('reader', (tx) => findBulkJob(tx, id));
    if (job === undefined) throw new HttpError('http.not-found', 'no job of this id');
    return job;
  };
  return (app) => {
    for (const schema of [Job, Row, BulkMapping]) app.addSchema(schema);
    void app.register(multipart);
    app.addHook('onListen', (done) => {
      done();
      void jobs.takeUpAll().catch((error: unknown) => app.log.error({ err: error }, 'bulk jobs'));
    });
    app.addHook('onClose', async () => jobs.stop());
    app.post(
      '/bulk-jobs',
      {
        config: ISSUING,
        schema: {
          operationId: 'beginBulkJob',
          summary:
            'multipart/form-data: `mapping` (BulkMapping, JSON) and then `file` (CSV). The same again is the same job.',
          consumes: ['multipart/form-data'],
          response: {
            202: Type.Ref('BulkJob'),
            400: Type.Ref('Problem'),
            422: Type.Ref('Problem'),
          },
        },
      },
      async (request, reply) => {
        const { tenant } = principalOf(request);
        const { file, mapping } = await readParts(request);
        const { credential } = parseMapping(mapping);
        const did = issuerNamed(credential) ?? (await onlyIdentifier(database.forTenant(tenant)));
        const job = await jobs.begin(tenant, { did, file, mapping });
        return reply.code(202).header('location', `/bulk-jobs/${job.id}`).send(describe(job));
      },
    );
    app.get(
      '/bulk-jobs/:id',
      {
        config: ISSUING,
        schema: {
          operationId: 'readBulkJob',
          params: ById,
          response: { 200: Type.Ref('BulkJob'), 404: Type.Ref('Problem') },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const job = await find(tenant, request.params.id);
        // One that broke is taken up by whoever looks after it.
        if (job.state === 'running') void jobs.takeUp(tenant, job.id);
        return describe(job);
      },
    );
    app.get(
      '/bulk-jobs/:id/rows',
      {
        config: ISSUING,
        schema: {
          operationId: 'listBulkRows',
          summary: 'The report: JSON by pages, or with Accept text/csv all of it',
          params: ById,
          querystring: Type.Object(PageQuery, { additionalProperties: false }),
          response: { 200: pageSchema(Type.Ref('BulkRow')), 404: Type.Ref('Problem') },
        },
      },
      async (request, reply) => {
        const { tenant } = principalOf(request);
        const { after, limit = 50 } = request.query;
        const { id: jobId, rows } = await find(tenant, request.params.id);
        const wantsCsv = request.headers.accept?.includes('text/csv') === true;
        const behind = after === undefined ? undefined : parseRow(after);
        const found = await database.forTenant(tenant).transaction('reader', (tx) =>
          listBulkRows(tx, {
            jobId,
            limit: wantsCsv ? rows : limit + 1,
            ...(behind !== undefined && { after: behind }),
          }),
        );
        const told = found.map(({ credential_id, problem, row }) => ({
          row,
          ...(credential_id !== null && { credential: credential_id }),
          ...(problem !== null && { problem }),
        }));
        if (wantsCsv)
          return reply
            .type('text/csv; charset=utf-8')
            .header('content-disposition', 'attachment; filename="bulk-report.csv"')
            .send(toCsv(told));
        return toPage(told, limit, ({ row }) => String(row));
      },
    );
  };
}

function describe(job: BulkJob) {
  return {
    id: job.id,
    issuer: job.identifier,
    state: job.state,
    rows: job.rows,
    issued: job.issued,
    refused: job.refused,
    createdAt: job.created_at.toISOString(),
    ...(job.ended_at !== null && { endedAt: job.ended_at.toISOString() }),
  };
}

async function readParts(
  request: FastifyRequest,
): Promise<{ readonly file: Uint8Array; readonly mapping: Uint8Array }> {
  if (!request.isMultipart())
    throw new HttpError('http.media-type', 'the file does not come as multipart/form-data');
  const found = new Map<string, Uint8Array>();
  const limits = { fileSize: LIMITS.documentBytes, fieldSize: MAPPING_BYTES, files: 2, fields: 1 };
  for await (const part of request.parts({ limits })) {
    const { fieldname } = part;
    if (!['file', 'mapping'].includes(fieldname) || found.has(fieldname))
      throw new HttpError('http.malformed', `the part ${fieldname.slice(0, 40)} is not asked for`);
    if (part.type === 'file') {
      found.set(fieldname, await part.toBuffer());
    } else {
      if (part.valueTruncated)
        throw new HttpError('http.too-large', `the part ${fieldname} has more than 1 MiB`);
      found.set(fieldname, new TextEncoder().encode(String(part.value)));
    }
  }
  const [file, mapping] = [found.get('file'), found.get('mapping')];
  if (file === undefined || mapping === undefined || file.length === 0)
    throw new HttpError('http.malformed', 'the request needs a part "mapping" and a part "file"');
  return { file, mapping };
}

function parseRow(cursor: string): number {
  const text = parseCursor(cursor);
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
}

/** RFC 4180. A cell that a spreadsheet would run as a formula is made text (OWASP, CSV injection). */
export function toCsv(
  rows: readonly {
    readonly row: number;
    readonly credential?: string;
    readonly problem?: string;
  }[],
): string {
  const cell = (text: string): string =>
    `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = rows.map(({ credential = '', problem = '', row }) =>
    [String(row), cell(credential), cell(problem)].join(','),
  );
  return ['row,credential,problem', ...lines, ''].join('\r\n');
}
