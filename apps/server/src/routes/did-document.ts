import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { HttpError } from '../http/http-error.ts';

/** The document of the did:web whose host and path are asked; undefined where none is held here. */
export type FindDidDocument = (
  host: string,
  path: readonly string[],
) => Promise<object | undefined>;

const DidDocument = Type.Object(
  { id: Type.String() },
  { $id: 'DidDocument', additionalProperties: true },
);

/** TRACE-API asks at the root, the method at `/.well-known` or at the path of the identifier. */
const PLACES: readonly (readonly [url: string, operationId: string])[] = [
  ['/.well-known/did.json', 'didDocumentWellKnown'],
  ['/did.json', 'didDocument'],
  ['/api/did.json', 'didDocumentApi'],
  ['/:a/did.json', 'didDocumentAt1'],
  ['/:a/:b/did.json', 'didDocumentAt2'],
  ['/:a/:b/:c/did.json', 'didDocumentAt3'],
];

/** The did:web documents of this service. */
export function didDocumentRoutes(find: FindDidDocument): RoutePlugin {
  return (app) => {
    app.addSchema(DidDocument);
    for (const [url, operationId] of PLACES) {
      const names = [...url.matchAll(/:(\w)/g)].map(([, name]) => name as string);
      app.get(
        url,
        {
          config: { access: 'public' },
          schema: {
            operationId,
            ...(names.length > 0 && {
              params: Type.Object(Object.fromEntries(names.map((name) => [name, Type.String()]))),
            }),
            response: { 200: Type.Ref('DidDocument'), 404: Type.Ref('Problem') },
          },
        },
        async (request, reply) => {
          const given = request.params as Readonly<Record<string, string>>;
          const path = names.map((name) => given[name] ?? '');
          const document = await find(request.host, path);
          if (document === undefined)
            throw new HttpError('http.not-found', 'no identifier of this host and path');
          return reply
            .type('application/did+json')
            .header('cache-control', 'max-age=60')
            .send(document);
        },
      );
    }
  };
}
