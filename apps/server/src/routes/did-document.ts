import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { HttpError } from '../http/http-error.ts';

/** The document of the did:web whose host is asked; undefined where none is held here. */
export type FindDidDocument = (host: string, path: string) => Promise<object | undefined>;

const DidDocument = Type.Object(
  { id: Type.String() },
  { $id: 'DidDocument', additionalProperties: true },
);

/** The did:web document of this service, where TRACE-API and where the method look for it. */
export function didDocumentRoutes(find: FindDidDocument): RoutePlugin {
  return (app) => {
    app.addSchema(DidDocument);
    for (const url of ['/.well-known/did.json', '/did.json', '/api/did.json'])
      app.get(
        url,
        {
          config: { access: 'public' },
          schema: {
            operationId: `didDocument${url.replaceAll(/[^a-z]/g, '')}`,
            response: { 200: Type.Ref('DidDocument'), 404: Type.Ref('Problem') },
          },
        },
        async (request, reply) => {
          const document = await find(request.host, '');
          if (document === undefined)
            throw new HttpError('http.not-found', 'no identifier of this host');
          return reply
            .type('application/did+json')
            .header('cache-control', 'max-age=60')
            .send(document);
        },
      );
  };
}
