import { parseDateTime } from '@originmark/core';
import { publishStatusLists } from '@originmark/issuer/register';
import {
  findPublishedVersion,
  type OpenDatabase,
  type StatusVersionRow,
} from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { HttpError } from '../http/http-error.ts';
import type { Directory } from '../identifiers/directory.ts';
import { didWebOf } from '../identifiers/find-did-document.ts';
import type { Issuers } from '../identifiers/issuers.ts';
import { statusHome } from '../identifiers/status-home.ts';
import type { Resources } from '../resources.ts';

/** With less than this before its end a version is renewed, as `publishStatusLists` has it. */
const RENEW_BEFORE_MS = 300_000;
/** Security bar R16: a copy is kept for 15 minutes at most. */
const MAX_AGE_SECONDS = 900;

const Purpose = Type.Enum(['revocation', 'suspension']);
const Place = { purpose: Purpose, number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) };
const Segment = Type.String();

/** Lists of a did:web stand at its own host and path, those of others under their DID. */
const PLACES = [
  ['/status/:purpose/:number', 'statusList', {}],
  ['/:a/status/:purpose/:number', 'statusListAt1', { a: Segment }],
  ['/:a/:b/status/:purpose/:number', 'statusListAt2', { a: Segment, b: Segment }],
  ['/:a/:b/:c/status/:purpose/:number', 'statusListAt3', { a: Segment, b: Segment, c: Segment }],
  ['/status/:did/:purpose/:number', 'statusListOf', { did: Segment }],
] as const;

/**
 * Status lists (Bitstring Status List), whole and to anybody, so that nobody learns which entry is asked for.
 * A version that is about to end is renewed by whoever asks first.
 */
export function statusListRoutes(
  { clock, database, publicUrl }: Pick<Resources, 'clock' | 'database' | 'publicUrl'>,
  { directory, issuers }: { readonly directory: Directory; readonly issuers: Issuers },
): RoutePlugin {
  const publishing = new Map<string, Promise<unknown>>();
  /** One round for an identifier at a time, whoever asks. */
  const publish = async (tenant: string, did: string): Promise<void> => {
    const running =
      publishing.get(did) ??
      issuers
        .issuerOf(tenant, did)
        .then((issuer) => publishStatusLists(issuer))
        .finally(() => publishing.delete(did));
    publishing.set(did, running);
    await running;
  };
  const newest = async (
    { did, tenant }: { readonly did: string; readonly tenant: string },
    listId: string,
    tell: (error: unknown) => void,
  ): Promise<StatusVersionRow | undefined> => {
    const own = database.forTenant(tenant);
    const found = await findVersion(own, listId);
    if (!(await isListed(own, listId)) || renewalOf(found) > clock()) return found;
    try {
      await publish(tenant, did);
    } catch (error) {
      // What is there says itself until when it is good.
      if (found === undefined) throw error;
      tell(error);
    }
    return findVersion(own, listId);
  };

  return (app) => {
    for (const [url, operationId, places] of PLACES)
      app.get(
        url,
        {
          config: { access: 'public' },
          schema: {
            operationId,
            params: Type.Object({ ...places, ...Place }),
            response: {
              200: { content: { 'application/vc+jwt': { schema: Type.String() } } },
              304: Type.Null(),
              404: Type.Ref('Problem'),
            },
          },
        },
        async (request, reply) => {
          const { a, b, c, did: named, number, purpose } = request.params as PlaceParams;
          const path = [a, b, c].filter((part) => part !== undefined);
          const did = named ?? didWebOf(request.host, path);
          const tenant = await directory.tenantOf(did);
          const listId = `${statusHome(did, publicUrl)}/${purpose}/${number}`;
          const version =
            tenant === undefined
              ? undefined
              : await newest({ did, tenant }, listId, (error) =>
                  request.log.error({ err: error }, 'a status list was not renewed'),
                );
          if (version === undefined || version.token === null)
            throw new HttpError('http.not-found', 'no status list is published here');
          const etag = `"${version.digest}"`;
          const freshMs = Math.max(0, renewalOf(version) - clock());
          reply
            .header('etag', etag)
            .header('vary', 'host')
            .header(
              'cache-control',
              `public, max-age=${Math.min(MAX_AGE_SECONDS, Math.floor(freshMs / 1000))}`,
            );
          if (version.published_at !== null)
            reply.header('last-modified', version.published_at.toUTCString());
          if (namesTag(request.headers['if-none-match'], etag))
            return reply.code(304).send(undefined as never);
          return reply.type('application/vc+jwt').send(version.token);
        },
      );
  };
}

interface PlaceParams {
  readonly a?: string;
  readonly b?: string;
  readonly c?: string;
  readonly did?: string;
  readonly purpose: string;
  readonly number: number;
}

async function findVersion(own: OpenDatabase, listId: string) {
  return own.transaction('reader', (tx) => findPublishedVersion(tx, listId));
}

/** Whether there is such a list: only then is anything signed for a stranger's question. */
async function isListed(own: OpenDatabase, listId: string): Promise<boolean> {
  const row = await own.transaction('reader', (tx) =>
    tx.selectFrom('status_list').select('id').where('id', '=', listId).executeTakeFirst(),
  );
  return row !== undefined;
}

/** When the next version is due. */
function renewalOf(version: StatusVersionRow | undefined): number {
  if (version === undefined) return Number.NEGATIVE_INFINITY;
  const { validUntil } = JSON.parse(version.payload) as { readonly validUntil?: unknown };
  return (parseDateTime(validUntil) ?? 0) - RENEW_BEFORE_MS;
}

/** RFC 9110 section 13.1.2, weakly compared. */
function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}
