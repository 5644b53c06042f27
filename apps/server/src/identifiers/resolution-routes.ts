import { Buffer } from 'node:buffer';
import type { DidResolutionOptions, DidResolver, VersionedDidResolver } from '@originmark/core';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import type { Access } from '../auth/access.ts';
import { ACTORS } from '../auth/scopes.ts';
import type { Resources } from '../resources.ts';
import { toResolutionProblem } from './resolution-error.ts';
import {
  chooseRepresentation,
  isWholeResult,
  type Representation,
} from './resolution-media-types.ts';

const DidResolutionResult = Type.Object(
  {
    didDocument: Type.Union([Type.Ref('DidDocument'), Type.Null()]),
    didDocumentMetadata: Type.Object({}, { additionalProperties: true }),
    didResolutionMetadata: Type.Object(
      {
        contentType: Type.Optional(Type.String()),
        error: Type.Optional(Type.Object({ type: Type.String() }, { additionalProperties: true })),
      },
      { additionalProperties: true },
    ),
  },
  { $id: 'DidResolutionResult', additionalProperties: false },
);

const STRANGERS_PER_MINUTE = 60;
const PLACES: readonly (readonly [url: string, operationId: string, access: Access])[] = [
  ['/1.0/identifiers/:did', 'resolveDid', 'public'],
  [
    '/identifiers/:did',
    'resolveIdentifier',
    { scope: 'resolve:did', actors: [...ACTORS] as never },
  ],
  [
    '/api/identifiers/:did',
    'resolveIdentifierApi',
    { scope: 'resolve:did', actors: [...ACTORS] as never },
  ],
];

type Resolution = Awaited<ReturnType<DidResolver['resolve']>>;

interface Answer {
  readonly status: number;
  readonly type: Representation;
  readonly body: object;
}

/** DID Resolution over HTTP, with and without a token. It needs the schema `DidDocument`. */
export function resolutionRoutes({ openResolver }: Pick<Resources, 'openResolver'>): RoutePlugin {
  return (app) => {
    app.addSchema(DidResolutionResult);
    for (const [url, operationId, access] of PLACES)
      app.get(
        url,
        {
          config: { access, ...(access === 'public' && { perMinute: STRANGERS_PER_MINUTE }) },
          schema: {
            operationId,
            params: Type.Object({ did: Type.String() }),
            response: Object.fromEntries(
              [200, 400, 404, 406, 410, 501, 503].map((status) => [
                status,
                Type.Ref('DidResolutionResult'),
              ]),
            ),
          },
        },
        async (request, reply) => {
          const { did } = request.params as { readonly did: string };
          const { status, type, body } = await answer(openResolver(), {
            did,
            accept: request.headers.accept,
            options: request.query as Readonly<Record<string, unknown>>,
          });
          if (status === 503) reply.header('retry-after', '10');
          // Bytes, lest a parameter be added: the type has none.
          return reply
            .code(status)
            .header('content-type', type)
            .send(Buffer.from(JSON.stringify(body)));
        },
      );
  };
}

async function answer(
  resolver: DidResolver,
  asked: {
    readonly did: string;
    readonly accept: string | undefined;
    readonly options: Readonly<Record<string, unknown>>;
  },
): Promise<Answer> {
  const type = chooseRepresentation(asked.accept);
  if (type === undefined)
    return refuse('representationNotSupported', `none of ${asked.accept ?? ''} is given here`);
  const stray = Object.keys(asked.options).find((name) => !VERSION_OPTIONS.has(name));
  if (stray !== undefined) return refuse('invalidOptions', `${stray} is not understood`);
  return toAnswer(await resolve(resolver, asked.did, asked.options), type);
}

const VERSION_OPTIONS: ReadonlySet<string> = new Set(['versionId', 'versionTime']);

async function resolve(
  resolver: DidResolver,
  did: string,
  options: DidResolutionOptions,
): Promise<Resolution> {
  if ('honoursVersions' in resolver)
    return (resolver as VersionedDidResolver).resolve(did, options);
  if (Object.keys(options).length === 0) return resolver.resolve(did);
  return {
    didDocument: null,
    didDocumentMetadata: {},
    didResolutionMetadata: { error: 'invalidOptions', message: 'no versions are known here' },
  };
}

function toAnswer(resolution: Resolution, type: Representation): Answer {
  const { didDocument, didDocumentMetadata, didResolutionMetadata } = resolution;
  const { error, message, contentType, ...rest } = didResolutionMetadata;
  if (error !== undefined)
    return refuse(error, typeof message === 'string' ? message : undefined, {
      metadata: rest,
      didDocumentMetadata,
    });
  // Given up for ever is told even with its last document (DID Resolution, HTTP binding).
  const status = didDocumentMetadata.deactivated === true ? 410 : 200;
  if (!isWholeResult(type)) return { status, type, body: didDocument ?? {} };
  return {
    status,
    type,
    body: {
      didDocument,
      didDocumentMetadata,
      didResolutionMetadata: { ...rest, contentType: contentType ?? 'application/did+json' },
    },
  };
}

function refuse(
  error: string,
  message: string | undefined,
  told: { readonly metadata?: object; readonly didDocumentMetadata?: object } = {},
): Answer {
  const problem = toResolutionProblem(error, message);
  return {
    status: problem.status,
    type: 'application/did-resolution',
    body: {
      didDocument: null,
      didDocumentMetadata: told.didDocumentMetadata ?? {},
      didResolutionMetadata: { ...told.metadata, error: problem },
    },
  };
}
