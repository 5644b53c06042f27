import { digestBytes, formatDateTime } from '@originmark/core';
import type { PreflightReport } from '@originmark/schemas';
import {
  type FiledEntryRow,
  type FiledEntrySummary,
  findFiledEntry,
  keepFiledReport,
  listFiledEntries,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { pageSchema } from '../http/page-schema.ts';
import { HttpError } from '../http/http-error.ts';
import { LIMITS } from '../http/limits.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import { assertReportOf } from './assert-report-of.ts';
import { fileEntry, type Filed, type FiledFacts } from './file-entry.ts';
import { ENTRY_EXAMPLE } from './preflight-routes.ts';
import { prepareEntry } from './prepare-entry.ts';
import { createQueue } from './queue.ts';
import { EntryMembers } from './read-entry-request.ts';
import { submitFiled } from './submit-filed.ts';
import type { WalletContext } from './wallet-context.ts';

const FilingRequest = Type.Object(
  {
    ...EntryMembers,
    challenge: Type.Optional(
      Type.Object(
        {
          nonce: Type.String({ pattern: '^[A-Za-z0-9_-]{22,128}$' }),
          audience: Type.String({ pattern: '^did:', maxLength: 2048 }),
          expires: Type.String({ maxLength: 40, description: 'RFC 3339' }),
        },
        { additionalProperties: false, description: 'of the verifier; absent for a file' },
      ),
    ),
    submit: Type.Optional(
      Type.Boolean({ description: 'present it at the verifier that is configured' }),
    ),
    force: Type.Optional(Type.Boolean({ description: 'file although the pre-flight says stop' })),
  },
  { $id: 'FilingRequest', additionalProperties: false, examples: [ENTRY_EXAMPLE] },
);

const Submitted = Type.Object({
  status: Type.Integer({ description: 'HTTP status of the verifier' }),
  body: Type.Unknown({ description: 'its submission or its problem' }),
});

const Filing = Type.Object(
  {
    entryNumber: Type.String(),
    entryVersion: Type.Integer(),
    credential: Type.String(),
    bundle: Type.String({ description: 'the bytes to present, as they are' }),
    bundleDigest: Type.String(),
    report: Type.Optional(
      Type.Unsafe<PreflightReport>({ type: 'object', description: 'PreflightReport' }),
    ),
    submission: Type.Optional(Submitted),
  },
  { $id: 'Filing', additionalProperties: false },
);

const FiledEntry = Type.Object(
  {
    entryNumber: Type.String(),
    entryVersion: Type.Integer(),
    credential: Type.String(),
    filedAt: Type.String(),
    preflight: Type.Enum(['clean', 'attention', 'stop']),
    submission: Type.Optional(Type.String({ description: 'id at the verifier' })),
    report: Type.Optional(Type.String({ description: "the verifier's report, a vc+jwt" })),
  },
  { $id: 'FiledEntry', additionalProperties: false },
);

const ReportRequest = Type.Object(
  {
    entryVersion: Type.Integer({ minimum: 1 }),
    submission: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    report: Type.String({ pattern: '^eyJ', maxLength: 262_144 }),
  },
  {
    $id: 'ReportRequest',
    additionalProperties: false,
    examples: [{ entryVersion: 1, report: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' }],
  },
);

const ByNumber = Type.Object({ number: Type.String({ pattern: '^[A-Z0-9-]{1,20}$' }) });
const Version = Type.Object(
  { version: Type.Optional(Type.Integer({ minimum: 1, description: 'default the last' })) },
  { additionalProperties: false },
);

/** Entries that are filed: assembled, signed, kept; presented where that is asked. */
export function entryRoutes(context: WalletContext): RoutePlugin {
  const { crypto, database } = context.resources;
  const inTurn = createQueue();
  const own = (tenant: string) => database.forTenant(tenant);
  const find = async (tenant: string, number: string, version?: number): Promise<FiledEntryRow> => {
    const named = { number, ...(version !== undefined && { version }) };
    const found = await own(tenant).transaction('reader', (tx) => findFiledEntry(tx, named));
    if (found !== undefined) return found;
    throw new HttpError('http.not-found', `no such entry ${number} was filed`);
  };
  const toFiling = ({ bundle, credential, entryNumber, entryVersion, report }: Filed) => ({
    ...{ entryNumber, entryVersion, credential, bundle },
    ...(report !== undefined && { report }),
    bundleDigest: digestBytes(new TextEncoder().encode(bundle), crypto.sha256),
  });
  return (app) => {
    for (const schema of [FilingRequest, Filing, FiledEntry, ReportRequest]) app.addSchema(schema);
    app.post(
      '/entries',
      {
        bodyLimit: LIMITS.bundleBytes,
        config: { access: { scope: 'create:presentation', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'fileEntry',
          summary: 'Assemble and sign an entry; the same once more is presented once more',
          body: FilingRequest,
          response: { 200: Type.Ref('Filing'), 201: Type.Ref('Filing') },
        },
      },
      async (request, reply) => {
        const { tenant } = principalOf(request);
        const { challenge, force, submit } = request.body;
        const { verifierAt } = context.resources;
        if (submit === true && verifierAt === undefined)
          throw new HttpError('filing.no-verifier', 'no verifier is configured here', {
            pointer: '/submit',
          });
        const prepared = await prepareEntry(request.body, tenant, context);
        const { entryNumber, entryVersion } = prepared.summary;
        const [filed, submission] = await inTurn(
          JSON.stringify([tenant, entryNumber, entryVersion]),
          async () => {
            const asked =
              submit === true ? (challenge ?? (await verifierAt?.challenge(tenant))) : challenge;
            const done = await fileEntry(prepared, { challenge: asked, force }, context);
            return [
              done,
              submit === true ? await submitFiled(done, tenant, context) : undefined,
            ] as const;
          },
        );
        return reply
          .code(filed.isNew ? 201 : 200)
          .send({ ...toFiling(filed), ...(submission !== undefined && { submission }) });
      },
    );
    app.get(
      '/entries',
      {
        config: { access: { scope: 'read:entry', actors: ['importer', 'broker', 'auditor'] } },
        schema: {
          operationId: 'listFiledEntries',
          summary: 'Entries that were filed, by number and version',
          querystring: Type.Object(PageQuery, { additionalProperties: false }),
          response: { 200: pageSchema(Type.Ref('FiledEntry')) },
        },
      },
      async (request) => {
        const { after, limit = 50 } = request.query;
        const behind = after === undefined ? undefined : versionOf(after);
        const rows = await own(principalOf(request).tenant).transaction('reader', (tx) =>
          listFiledEntries(tx, {
            limit: limit + 1,
            ...(behind !== undefined && { after: behind }),
          }),
        );
        const page = toPage(rows, limit, (row) => `${row.entry_number}/${row.entry_version}`);
        return { ...page, items: page.items.map(toRow) };
      },
    );
    app.get(
      '/entries/:number',
      {
        config: { access: { scope: 'read:entry', actors: ['importer', 'broker', 'auditor'] } },
        schema: {
          operationId: 'readFiledEntry',
          summary: 'An entry that was filed, with the report of the verifier',
          params: ByNumber,
          querystring: Version,
          response: { 200: Type.Ref('FiledEntry') },
        },
      },
      async (request) => {
        const { version } = request.query;
        return toRow(await find(principalOf(request).tenant, request.params.number, version));
      },
    );
    app.get(
      '/entries/:number/bundle',
      {
        config: { access: { scope: 'read:entry', actors: ['importer', 'broker', 'auditor'] } },
        schema: {
          operationId: 'readFiledBundle',
          summary: 'The bundle as it was first presented',
          params: ByNumber,
          querystring: Version,
          response: {
            200: {
              description: 'an entry bundle',
              content: {
                'application/vnd.originmark.bundle+json': { schema: Type.Unsafe<Buffer>({}) },
              },
            },
          },
        },
      },
      async (request, reply) => {
        const { version } = request.query;
        const { bundle } = await find(principalOf(request).tenant, request.params.number, version);
        return reply
          .type('application/vnd.originmark.bundle+json')
          .header('etag', `"${digestBytes(bundle, crypto.sha256)}"`)
          .send(Buffer.from(bundle));
      },
    );
    app.put(
      '/entries/:number/report',
      {
        bodyLimit: LIMITS.bodyBytes,
        config: { access: { scope: 'create:presentation', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'keepEntryReport',
          summary: "Keep the verifier's report of an entry that its filer presented itself",
          params: ByNumber,
          body: ReportRequest,
          response: { 200: Type.Ref('FiledEntry') },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { entryVersion, report, submission } = request.body;
        const filed = await find(tenant, request.params.number, entryVersion);
        const { id } = assertReportOf(report, filed.credential_id, crypto);
        await own(tenant).transaction((tx) =>
          keepFiledReport(tx, {
            number: filed.entry_number,
            version: entryVersion,
            submissionId: submission ?? id,
            report,
          }),
        );
        return toRow(await find(tenant, request.params.number, entryVersion));
      },
    );
  };
}

function toRow(row: FiledEntrySummary) {
  const { preflight } = JSON.parse(row.facts) as FiledFacts;
  return {
    entryNumber: row.entry_number,
    entryVersion: row.entry_version,
    credential: row.credential_id,
    filedAt: formatDateTime(row.filed_at.getTime()),
    preflight,
    ...(row.submission_id !== null && { submission: row.submission_id }),
    ...(row.report !== null && { report: row.report }),
  };
}

/** @throws HttpError `page.cursor-invalid` */
function versionOf(cursor: string): { readonly number: string; readonly version: number } {
  const [number = '', version = ''] = parseCursor(cursor).split('/');
  if (!/^[0-9]{1,9}$/.test(version))
    throw new HttpError('page.cursor-invalid', 'the cursor is of another list');
  return { number, version: Number(version) };
}
