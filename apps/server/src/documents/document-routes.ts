import multipart from '@fastify/multipart';
import { type Documents, openDocuments } from '@originmark/wallet/store';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Resources } from '../resources.ts';
import { pageSchema } from '../http/page-schema.ts';
import { type Upload, readUpload } from './read-upload.ts';

const DIGEST = '^u[A-Za-z0-9_-]{40,100}$';
const Digest = Type.String({
  pattern: DIGEST,
  description: 'multibase multihash of the bytes, as credentials name a document',
});

const KeptDocument = Type.Object(
  {
    digest: Digest,
    mediaType: Type.String({ description: 'as its sender called it' }),
    name: Type.String(),
    size: Type.Integer({ minimum: 1 }),
  },
  { $id: 'KeptDocument', additionalProperties: false },
);

const ByDigest = Type.Object({ digest: Digest });

/** The documents of a tenant. */
export function documentsOf(
  { clock, crypto, database, secretBox }: Resources,
  tenant: string,
): Documents {
  return openDocuments(database.forTenant(tenant), { clock, crypto, secretBox });
}

/** What the file itself begins with decides over what its sender calls it, where it is a PDF. */
export function mediaTypeOf({ bytes, mediaType }: Upload): string {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
  if (isPdf) return 'application/pdf';
  return mediaType === 'application/pdf' ? 'application/octet-stream' : mediaType;
}

/** Papers by digest: kept encrypted, given back byte for byte. */
export function documentRoutes(resources: Resources): RoutePlugin {
  return (app) => {
    app.addSchema(KeptDocument);
    void app.register(multipart);
    app.post(
      '/documents',
      {
        config: { access: { scope: 'write:document', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'keepDocument',
          summary: 'Keep one document: the file of a multipart request, at most 25 MiB',
          consumes: ['multipart/form-data'],
          response: { 201: Type.Ref('KeptDocument') },
        },
      },
      async (request, reply) => {
        const upload = await readUpload(request);
        if (upload.bytes.length === 0) throw new HttpError('http.malformed', 'the file is empty');
        const kept = await documentsOf(resources, principalOf(request).tenant).keep(upload.bytes, {
          mediaType: mediaTypeOf(upload),
          name: upload.name,
        });
        return reply.code(201).send(kept);
      },
    );
    app.get(
      '/documents',
      {
        config: { access: { scope: 'read:document', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'listDocuments',
          summary: 'The documents that are held, in the order of their digests',
          querystring: Type.Object(PageQuery, { additionalProperties: false }),
          response: { 200: pageSchema(Type.Ref('KeptDocument')) },
        },
      },
      async (request) => {
        const { after, limit = 50 } = request.query;
        const documents = documentsOf(resources, principalOf(request).tenant);
        const rows = await documents.page(
          after === undefined ? undefined : parseCursor(after),
          limit + 1,
        );
        return toPage(rows, limit, ({ digest }) => digest);
      },
    );
    app.get(
      '/documents/:digest',
      {
        config: { access: { scope: 'read:document', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'readDocument',
          summary: 'The bytes of a document',
          params: ByDigest,
          response: {
            200: {
              description: 'the bytes, to be saved and never shown by a browser',
              content: { 'application/octet-stream': { schema: Type.Unsafe<Uint8Array>({}) } },
            },
          },
        },
      },
      async (request, reply) => {
        const documents = documentsOf(resources, principalOf(request).tenant);
        const { bytes, digest, mediaType, name } = await documents.read(request.params.digest);
        return reply
          .type(mediaType)
          .header('etag', `"${digest}"`)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(name)}`)
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cache-control', 'private, no-store')
          .send(Buffer.from(bytes));
      },
    );
    app.delete(
      '/documents/:digest',
      {
        config: { access: { scope: 'write:document', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'forgetDocument',
          summary: 'Forget a document',
          params: ByDigest,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const { digest } = request.params;
        const wasHeld = await documentsOf(resources, principalOf(request).tenant).forget(digest);
        if (!wasHeld) throw new HttpError('http.not-found', `no document ${digest} is held`);
        return reply.code(204).send(null);
      },
    );
  };
}

/** RFC 8187: what `encodeURIComponent` leaves and the grammar does not. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
