import { digestJson, type JsonValue } from '@originmark/core';
import {
  type CredentialDraft,
  handOver,
  issue,
  type IssuerContext,
  type RecordedCredential,
} from '@originmark/issuer/register';
import type { OpenDatabase } from '@originmark/storage';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import type { WithIdempotency } from '../http/idempotency.ts';
import type { Issuers } from '../identifiers/issuers.ts';
import type { Resources } from '../resources.ts';
import { collectBasis } from './collect-basis.ts';
import { fixedId, issueOnce } from './issue-once.ts';
import { EnvelopedVerifiableCredential, toEnvelope, tokenOf } from './envelope.ts';

const IssueRequest = Type.Object(
  {
    credential: Type.Object(
      {
        type: Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 10 })]),
        credentialSubject: Type.Object({}, { additionalProperties: true }),
      },
      {
        additionalProperties: true,
        description:
          'the credential without status and proof; `issuer` names an identifier of the tenant and may be left out where it has one alone',
      },
    ),
    options: Type.Optional(
      Type.Object(
        {
          basis: Type.Optional(
            Type.Array(Type.String({ maxLength: 270_000 }), {
              maxItems: 200,
              description:
                'tokens of what it rests on and was issued elsewhere; what is in this register need not be given',
            }),
          ),
          purpose: Type.Optional(
            Type.String({ maxLength: 1_000, description: 'kept in the register, never published' }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  {
    $id: 'IssueRequest',
    additionalProperties: false,
    examples: [
      {
        credential: {
          type: 'SupplierOriginDeclaration',
          issuer: 'did:web:licensor.example',
          credentialSubject: { type: 'SupplierDeclaration' },
        },
        options: { purpose: 'order 4711' },
      },
    ],
  },
);

const IssueAnswer = Type.Object(
  {
    verifiableCredential: Type.Ref('EnvelopedVerifiableCredential'),
    id: Type.String(),
    credentialDigest: Type.String(),
    warnings: Type.Array(Type.Unknown(), {
      description: 'what a verifier would remark, and does not hold against it',
    }),
  },
  { $id: 'IssueAnswer', additionalProperties: false },
);

/** Issuing one credential (VC-API, TRACE-API). */
export function issueRoutes(
  { database }: Pick<Resources, 'database'>,
  {
    issuers,
    registerBasis,
    withIdempotency,
  }: {
    readonly issuers: Issuers;
    readonly withIdempotency: WithIdempotency;
    /** Keeps the licences that an issued one rests on. */
    readonly registerBasis: (tenant: string, tokens: readonly string[]) => Promise<void>;
  },
): RoutePlugin {
  return (app) => {
    for (const schema of [EnvelopedVerifiableCredential, IssueRequest, IssueAnswer])
      app.addSchema(schema);
    for (const [url, operationId] of [
      ['/credentials/issue', 'issueCredential'],
      ['/api/credentials/issue', 'issueCredentialApi'],
    ] as const)
      app.post(
        url,
        {
          config: { access: { scope: 'create:credential', actors: ['issuer-operator'] } },
          schema: {
            operationId,
            body: IssueRequest,
            response: {
              201: Type.Ref('IssueAnswer'),
              409: Type.Ref('Problem'),
              422: Type.Ref('Problem'),
            },
          },
        },
        async (request, reply) => {
          const { tenant } = principalOf(request);
          const { credential, options = {} } = request.body;
          const own = database.forTenant(tenant);
          const did = issuerNamed(credential) ?? (await onlyIdentifier(own));
          const issuer = await issuers.issuerOf(tenant, did);
          const given = (options.basis ?? []).map(tokenOf);
          const { purpose } = options;
          const { body, status } = await withIdempotency(request, async () => {
            const { credentialDigest, token, warnings, ...made } = await make(issuer, credential, {
              basis: given,
              ...(purpose !== undefined && { purpose }),
              ...keyOf(request),
            });
            await registerBasis(tenant, given);
            return {
              status: 201,
              body: {
                verifiableCredential: toEnvelope(token),
                id: made.id,
                credentialDigest,
                warnings: [...warnings],
              },
            };
          });
          const answer = body as Static<typeof IssueAnswer>;
          // Only now: an answer that is kept under its key is one that the caller gets.
          await handOver(issuer, answer.id);
          return reply.code(status as 201).send(answer);
        },
      );
  };
}

interface Making {
  readonly basis: readonly string[];
  readonly purpose?: string;
  /** What the request named itself by. */
  readonly key?: string;
}

/** Under a key the id follows from the request: one that died with its process is not issued twice. */
async function make(
  issuer: IssuerContext,
  draft: CredentialDraft,
  { basis, key, purpose }: Making,
): Promise<RecordedCredential> {
  const more = purpose === undefined ? {} : { purpose };
  if (key === undefined || draft['id'] !== undefined) {
    const all = await collectBasis(issuer.database, draft, basis);
    return issue(issuer, draft, { basis: all, ...more });
  }
  const { sha256 } = issuer.crypto;
  const content = digestJson(draft as unknown as JsonValue, sha256);
  const id = fixedId([issuer.did, key, content], sha256);
  return issueOnce(issuer, { ...draft, id }, { basis, ...more });
}

function keyOf({ headers }: FastifyRequest): { readonly key?: string } {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? { key } : {};
}

/** The DID that a credential names as its issuer. */
export function issuerNamed(credential: object): string | undefined {
  const { issuer } = credential as { readonly issuer?: unknown };
  if (issuer === undefined) return undefined;
  const id =
    typeof issuer === 'object' && issuer !== null ? (issuer as { id?: unknown }).id : issuer;
  if (typeof id === 'string') return id;
  throw new HttpError('http.invalid', 'the issuer is no identifier', {
    pointer: '/credential/issuer',
  });
}

/** The identifier of a tenant that has one alone. @throws HttpError `http.invalid` */
export async function onlyIdentifier(own: OpenDatabase): Promise<string> {
  const rows = await own.transaction('reader', (tx) =>
    tx.selectFrom('identifier').select('did').limit(2).execute(),
  );
  const [row] = rows;
  if (row !== undefined && rows.length === 1) return row.did;
  throw new HttpError(
    'http.invalid',
    rows.length === 0
      ? 'the tenant has no identifier to issue with'
      : 'the tenant has several identifiers: name the issuer',
    { pointer: '/credential/issuer' },
  );
}
