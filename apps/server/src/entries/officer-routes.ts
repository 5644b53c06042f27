import { toRecord } from '@originmark/cli/workspace';
import { digestBytes, digestJson, type JsonValue } from '@originmark/core';
import { parseAe } from '@originmark/customs';
import { findVerdict, readDrawDown, recordEntryInput } from '@originmark/storage';
import { Type } from 'typebox';
import type { App, RoutePlugin } from '../app.ts';
import type { Access } from '../auth/access.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { PLACES } from '../http/places.ts';
import { readMoment } from '../http/read-moment.ts';
import type { EntryDesk } from './entry-desk.ts';
import { findEntry } from './find-entry.ts';
import { judgeAgain } from './judge-again.ts';
import { toCounters } from './reserve-uses.ts';
import { AskAgain, NumberParams, Observations, RecordBody, VersionQuery } from './schemas.ts';

const MARK: Access = { scope: 'mark:entry', actors: ['officer'], bound: true };
const EVIDENCE: Access = {
  scope: 'read:evidence',
  actors: ['officer', 'auditor'],
  bound: true,
};
const EVIDENCE_MEDIA_TYPE = 'application/json';

type Place = (typeof PLACES)[number];

/** What the authority does with entries. Nothing of it goes to anybody but who presented them. */
export function officerRoutes(desk: EntryDesk): RoutePlugin {
  return (app) => {
    for (const place of PLACES) {
      evidenceRoute(app, desk, place);
      verificationRoute(app, desk, place);
      observationRoute(app, desk, place);
      recordRoute(app, desk, place);
      drawDownRoute(app, desk, place);
    }
  };
}

async function submissionOf({ resources }: EntryDesk, number: string): Promise<string> {
  const { row } = await resources.database.transaction('officer', (tx) =>
    findEntry(tx, { number, seesAll: true }),
  );
  return row.id;
}

function evidenceRoute(app: App, { resources }: EntryDesk, { prefix, suffix }: Place): void {
  app.get(
    `${prefix}/entries/:number/evidence`,
    {
      config: { access: EVIDENCE },
      schema: {
        operationId: `readEvidence${suffix}`,
        params: NumberParams,
        querystring: VersionQuery,
        response: {
          200: Type.Unsafe<Buffer>({ description: 'EvidencePackage; its digest is the ETag' }),
          404: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { version } = request.query;
      const at = readMoment(request.query.at, '/at');
      const kept = await resources.database.transaction('officer', async (tx) => {
        const { row } = await findEntry(tx, { number, version, seesAll: true });
        return findVerdict(tx, { submissionId: row.id, ...(at !== undefined && { at }) });
      });
      if (kept === undefined) throw new HttpError('submission.unknown', 'no verdict of this entry');
      return reply
        .type(EVIDENCE_MEDIA_TYPE)
        .header('etag', `"${kept.evidence_digest}"`)
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(kept.evidence));
    },
  );
}

function verificationRoute(app: App, desk: EntryDesk, { prefix, suffix }: Place): void {
  app.post(
    `${prefix}/entries/:number/verifications`,
    {
      config: { access: MARK },
      schema: {
        operationId: `verifyEntryAgain${suffix}`,
        params: NumberParams,
        body: AskAgain,
        response: { 201: Type.Ref('JudgedAgain'), 404: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const submissionId = await submissionOf(desk, request.params.number);
      return reply.code(201).send(await judgeAgain(desk, { submissionId, because: 'asked-again' }));
    },
  );
}

function observationRoute(app: App, desk: EntryDesk, { prefix, suffix }: Place): void {
  app.post(
    `${prefix}/entries/:number/observations`,
    {
      config: { access: MARK },
      schema: {
        operationId: `observeEntry${suffix}`,
        params: NumberParams,
        body: Observations,
        response: {
          201: Type.Ref('JudgedAgain'),
          404: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const submissionId = await submissionOf(desk, number);
      await recordInput(desk, {
        number,
        kind: 'observed',
        content: request.body,
        subject: principalOf(request).subject,
      });
      return reply.code(201).send(await judgeAgain(desk, { submissionId, because: 'observed' }));
    },
  );
}

function recordRoute(app: App, desk: EntryDesk, { prefix, suffix }: Place): void {
  app.put(
    `${prefix}/entries/:number/record`,
    {
      config: { access: MARK },
      schema: {
        operationId: `recordEntry${suffix}`,
        params: NumberParams,
        body: RecordBody,
        response: { 200: Type.Ref('KeptInput'), 422: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { number } = request.params;
      const { ae, claimed, entered } = request.body;
      const [enteredAt, claimedAt] = [
        readMoment(entered, '/entered'),
        readMoment(claimed, '/claimed'),
      ];
      const record = readRecord(ae, {
        ...(enteredAt !== undefined && { enteredAt }),
        ...(claimedAt !== undefined && { claimedAt }),
      });
      if (record.entryNumber !== number)
        throw new HttpError('http.invalid', `the records are of entry ${record.entryNumber}`, {
          pointer: '/ae',
        });
      return recordInput(desk, {
        number,
        kind: 'record',
        content: record as unknown as JsonValue,
        subject: principalOf(request).subject,
      });
    },
  );
}

/** @throws HttpError `http.invalid` */
function readRecord(ae: string, times: Parameters<typeof toRecord>[1]) {
  const { problems, summary } = parseAe(ae);
  if (summary !== undefined) return toRecord(summary, times, ae);
  const why = problems[0]?.message ?? 'nothing in it is known';
  throw new HttpError('http.invalid', `these are not the AE records of one entry: ${why}`, {
    pointer: '/ae',
  });
}

async function recordInput(
  { resources }: EntryDesk,
  input: {
    readonly number: string;
    readonly kind: 'observed' | 'record';
    readonly content: JsonValue;
    readonly subject: string;
  },
): Promise<{ readonly digest: string; readonly isNew: boolean }> {
  const content = JSON.stringify(input.content);
  const digest = digestBytes(new TextEncoder().encode(content), resources.crypto.sha256);
  const at = resources.clock();
  const { isNew } = await resources.database.transaction('officer', (tx) =>
    recordEntryInput(tx, { ...input, content, contentDigest: digest, at }),
  );
  return { digest, isNew };
}

function drawDownRoute(app: App, desk: EntryDesk, { prefix, suffix }: Place): void {
  const { resources } = desk;
  app.get(
    `${prefix}/draw-down/:credential`,
    {
      config: { access: EVIDENCE },
      schema: {
        operationId: `readDrawDown${suffix}`,
        params: Type.Object({ credential: Type.String({ maxLength: 2048 }) }),
        response: { 200: Type.Ref('DrawDownView') },
      },
    },
    async (request) => {
      const { credential } = request.params;
      const state = await resources.database.transaction('officer', (tx) =>
        readDrawDown(tx, { credential }),
      );
      const counters = toCounters([state], await desk.pseudonymOf());
      return {
        credential,
        revision: String(state.revision),
        digest: digestJson(counters as unknown as JsonValue, resources.crypto.sha256),
        uses: state.uses.map((use) => ({
          number: use.entry_number,
          version: use.entry_version,
          quantity: use.quantity,
          unit: use.unit,
          on: use.on_day,
        })),
      };
    },
  );
}
