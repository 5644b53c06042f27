import { CoreError, parseDateTime } from '@originmark/core';
import {
  readStandings,
  recordReportedUse,
  StorageError,
  type StorageTransaction,
} from '@originmark/storage';
import { type Static, Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { tokenOf } from '../credentials/envelope.ts';
import { HttpError } from '../http/http-error.ts';
import { pageSchema } from '../http/page-schema.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Resources } from '../resources.ts';
import { checkSigned } from './check-token.ts';
import { readKnownUse, sumUses } from './known-use.ts';
import type { LicenceRegister, LicenceTree, RegisteredLicence } from './licence-register.ts';
import {
  Licence,
  LicenceInFull,
  NewLicence,
  ReportedUse,
  Termination,
  toHit,
  toLicence,
  toMoment,
  Use,
} from './licence-schemas.ts';
import { readLicence } from './read-licence.ts';
import { type TerminatedLicence, terminate } from './termination.ts';

const READING = {
  access: { scope: 'read:register', actors: ['issuer-operator', 'auditor'] },
} as const;
const WRITING = { access: { scope: 'write:register', actors: ['issuer-operator'] } } as const;
const ById = Type.Object({ id: Type.String() });

/** The register of licences: who holds what, what is below it, what was used, what a termination ends. */
export function licenceRoutes(resources: Resources, register: LicenceRegister): RoutePlugin {
  const { clock, database } = resources;
  const describe = async (tx: StorageTransaction, licences: readonly RegisteredLicence[]) => {
    const standings = await readStandings(
      tx,
      licences.map(({ id }) => id),
    );
    return licences.map((licence) => toLicence(licence, standings.get(licence.id)));
  };
  return (app) => {
    for (const schema of [Use, Licence, LicenceInFull, NewLicence, ReportedUse, Termination])
      app.addSchema(schema);
    app.get(
      '/licences',
      {
        config: READING,
        schema: {
          operationId: 'listLicences',
          querystring: Type.Object(
            {
              ...PageQuery,
              right: Type.Optional(Type.String({ description: 'what rests on this right' })),
              holder: Type.Optional(Type.String({ description: 'DID of a licensee or maker' })),
            },
            { additionalProperties: false },
          ),
          response: { 200: pageSchema(Type.Ref('Licence')) },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { after, holder, limit = 50, right } = request.query;
        const tree = await register.read(tenant);
        const behind = after === undefined ? undefined : parseCursor(after);
        const under = right === undefined ? undefined : idsBelow(tree, right);
        const rows = [...tree.byId.values()]
          .filter(
            ({ grantee, id }) =>
              (behind === undefined || id > behind) &&
              (holder === undefined || grantee === holder) &&
              (under === undefined || under.has(id)),
          )
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .slice(0, limit + 1);
        const { items, next } = toPage(rows, limit, ({ id }) => id);
        return {
          items: await database
            .forTenant(tenant)
            .transaction('reader', (tx) => describe(tx, items)),
          ...(next !== undefined && { next }),
        };
      },
    );
    app.get(
      '/licences/:id',
      {
        config: READING,
        schema: {
          operationId: 'readLicence',
          params: ById,
          response: { 200: Type.Ref('LicenceInFull'), 404: Type.Ref('Problem') },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const tree = await register.read(tenant);
        const licence = find(tree, request.params.id);
        const [above, below] = [licence.parents, tree.children(licence.id)].map((ids) =>
          ids.flatMap((id) => tree.byId.get(id) ?? []),
        );
        const ids = [...idsBelow(tree, licence.id)];
        return database.forTenant(tenant).transaction('reader', async (tx) => {
          const used = await readKnownUse(tx, ids);
          const [own] = await describe(tx, [licence]);
          return {
            licence: own as Static<typeof Licence>,
            above: await describe(tx, above ?? []),
            below: await describe(tx, below ?? []),
            used: [...(used.get(licence.id) ?? [])],
            usedWithAllBelow: [...sumUses([...used.values()])],
            credential: licence.credential,
          };
        });
      },
    );
    app.post(
      '/licences',
      {
        config: WRITING,
        schema: {
          operationId: 'addLicence',
          body: NewLicence,
          response: { 201: Type.Ref('Licence'), 422: Type.Ref('Problem') },
        },
      },
      async (request, reply) => {
        const { tenant } = principalOf(request);
        const tokens = [request.body.token, ...(request.body.restsOn ?? [])].map(tokenOf);
        const [first, ...rest] = tokens.map(readTerms);
        if (first === undefined)
          throw new HttpError('http.invalid', 'no right, licence or authorization of a maker', {
            pointer: '/token',
          });
        const terms = [first, ...rest];
        for (const [at, token] of tokens.entries()) {
          const one = terms[at];
          if (one !== undefined) await checkSigned(token, one, resources);
        }
        await register.add(tenant, tokens, clock());
        const licence = find(await register.read(tenant), first.id);
        return reply.code(201).send(toLicence(licence));
      },
    );
    app.post(
      '/licences/:id/uses',
      {
        config: WRITING,
        schema: {
          operationId: 'reportUse',
          params: ById,
          body: ReportedUse,
          response: {
            200: Type.Ref('ReportedUse'),
            201: Type.Ref('ReportedUse'),
            404: Type.Ref('Problem'),
            409: Type.Ref('Problem'),
            422: Type.Ref('Problem'),
          },
        },
      },
      async (request, reply) => {
        const { subject, tenant } = principalOf(request);
        const { on, quantity, reference, reportedBy = subject, unit } = request.body;
        if (parseDateTime(`${on}T00:00:00Z`) === undefined)
          throw new HttpError('http.invalid', `${on} is no day`, { pointer: '/on' });
        const { id } = find(await register.read(tenant), request.params.id);
        const { isNew } = await database.forTenant(tenant).transaction(async (tx) => {
          try {
            return await recordReportedUse(tx, {
              credentialId: id,
              reference,
              quantity,
              unit,
              onDay: on,
              reportedBy,
              recordedAt: clock(),
            });
          } catch (cause) {
            if (!(cause instanceof StorageError) || cause.code !== 'record.mismatch') throw cause;
            throw new HttpError('register.other-content', `${reference} was reported otherwise`, {
              cause,
            });
          }
        });
        return reply.code(isNew ? 201 : 200).send({ on, quantity, reference, reportedBy, unit });
      },
    );
    app.get(
      '/licences/:id/termination',
      {
        config: READING,
        schema: {
          operationId: 'foreseeTermination',
          summary: 'What a termination would end; nothing is changed',
          params: ById,
          querystring: Type.Object(
            {
              on: Type.Optional(
                Type.String({ maxLength: 40, description: 'a day or RFC 3339; default: now' }),
              ),
              sellOffDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3650 })),
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.Ref('Termination'), 404: Type.Ref('Problem') },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { on, sellOffDays } = request.query;
        const at = on === undefined ? clock() : momentOf(on);
        const tree = await register.read(tenant);
        const licence = find(tree, request.params.id);
        const hits = terminate(tree, licence.id, {
          on: at,
          ...(sellOffDays !== undefined && { sellOffDays }),
        });
        const ids = hits.map((hit) => hit.licence.id);
        return database.forTenant(tenant).transaction('reader', async (tx) => {
          const standings = await readStandings(tx, ids);
          const used = await readKnownUse(tx, ids);
          return {
            licence: licence.id,
            on: toMoment(at),
            sellOffDays: sellOffDays ?? licence.sellOffDays,
            hits: hits.map((hit) =>
              toHit(hit, {
                standing: standings.get(hit.licence.id),
                used: used.get(hit.licence.id) ?? [],
              }),
            ),
            makers: makersOf(hits),
            used: [...sumUses([...used.values()])],
          };
        });
      },
    );
  };
}

function find(tree: LicenceTree, id: string): RegisteredLicence {
  const licence = tree.byId.get(id);
  if (licence === undefined) throw new HttpError('register.unknown', 'no licence of this id');
  return licence;
}

/** A licence and all that rests on it. */
export function idsBelow(tree: LicenceTree, id: string): ReadonlySet<string> {
  const seen = new Set([id]);
  for (const one of seen) for (const child of tree.children(one)) seen.add(child);
  return seen;
}

function makersOf(hits: readonly TerminatedLicence[]): string[] {
  const makers = hits.filter(({ licence }) => licence.kind === 'maker');
  return [...new Set(makers.map(({ licence }) => licence.grantee))].sort();
}

/** The beginning of a day in UTC, or a moment. */
function momentOf(text: string): number {
  const at = parseDateTime(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (at !== undefined) return at;
  throw new HttpError('http.malformed', 'on is neither a day nor a date-time of RFC 3339');
}

function readTerms(token: string) {
  try {
    return readLicence(token);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw new HttpError('http.invalid', 'a credential is no compact JWS', { cause });
  }
}
