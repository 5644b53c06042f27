import { filingKeysOf } from '@originmark/cli/workspace';
import { isJsonObject, type JsonValue } from '@originmark/core';
import { readCredential, signPresentation } from '@originmark/wallet';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { keysOf } from './prepare-entry.ts';
import type { WalletContext } from './wallet-context.ts';

const ENVELOPE = 'data:application/vc+jwt,';
const ANSWER_SECONDS = 300;
const MAX_MEMBERS = 200;

const ProveRequest = Type.Object(
  {
    presentation: Type.Object(
      {
        '@context': Type.Optional(Type.Array(Type.Unknown())),
        id: Type.Optional(Type.String()),
        type: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
        holder: Type.String({ pattern: '^did:', maxLength: 2048, description: 'held here' }),
        verifiableCredential: Type.Array(Type.Unknown(), {
          minItems: 1,
          maxItems: MAX_MEMBERS,
          description: 'each a vc+jwt, or an EnvelopedVerifiableCredential',
        }),
      },
      { additionalProperties: false },
    ),
    options: Type.Object(
      {
        challenge: Type.String({ minLength: 22, maxLength: 128 }),
        domain: Type.String({ minLength: 1, maxLength: 2048, description: 'the audience' }),
      },
      { additionalProperties: false },
    ),
  },
  {
    $id: 'ProveRequest',
    additionalProperties: false,
    examples: [
      {
        presentation: {
          holder: 'did:web:gulfline.example',
          verifiableCredential: ['eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
        },
        options: { challenge: '7f0qWw3qYV3hqzq1b4a0Xg', domain: 'did:web:verifier.example' },
      },
    ],
  },
);

const Proven = Type.Object(
  {
    verifiablePresentation: Type.Object({
      '@context': Type.String(),
      type: Type.Literal('EnvelopedVerifiablePresentation'),
      id: Type.String({ description: 'data:application/vp+jwt,…' }),
    }),
  },
  { $id: 'ProveResponse', additionalProperties: false },
);

/** Presentations of VC-API: credentials under a signature of their holder, for one audience and challenge. */
export function proveRoutes({ issuers, placeOf, resources }: WalletContext): RoutePlugin {
  return (app) => {
    for (const schema of [ProveRequest, Proven]) app.addSchema(schema);
    for (const url of ['/presentations/prove', '/api/presentations/prove'])
      app.post(
        url,
        {
          config: { access: { scope: 'create:presentation', actors: ['importer', 'broker'] } },
          schema: {
            operationId: url.startsWith('/api') ? 'provePresentationApi' : 'provePresentation',
            summary: 'Sign a presentation',
            body: ProveRequest,
            response: { 201: Type.Ref('ProveResponse') },
          },
        },
        async (request, reply) => {
          const { tenant } = principalOf(request);
          const { options, presentation } = request.body;
          const { did, name } = await issuers.issuerOf(tenant, presentation.holder);
          const tokens = presentation.verifiableCredential.map((member, at) =>
            tokenOf(member as JsonValue, `/presentation/verifiableCredential/${at}`),
          );
          for (const token of tokens) readCredential(token, resources.crypto);
          const { holder } = await keysOf(() =>
            filingKeysOf(placeOf(tenant), { did, ...(name !== undefined && { name }) }),
          );
          const issuedAt = Math.floor(resources.clock() / 1000);
          const signed = await signPresentation({
            tokens,
            holder,
            audience: options.domain,
            nonce: options.challenge,
            issuedAt,
            expiresAt: issuedAt + ANSWER_SECONDS,
          });
          return reply.code(201).send({
            verifiablePresentation: {
              '@context': 'https://www.w3.org/ns/credentials/v2',
              type: 'EnvelopedVerifiablePresentation' as const,
              id: `data:application/vp+jwt,${signed}`,
            },
          });
        },
      );
  };
}

/** @throws HttpError `http.invalid` for a member that is no vc+jwt */
function tokenOf(member: JsonValue, pointer: string): string {
  if (typeof member === 'string') return member;
  const id = isJsonObject(member) ? member['id'] : undefined;
  if (typeof id === 'string' && id.startsWith(ENVELOPE)) return id.slice(ENVELOPE.length);
  throw new HttpError('http.invalid', 'the member is no credential as vc+jwt', { pointer });
}
