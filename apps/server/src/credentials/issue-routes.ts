import { type CredentialDraft, handOver, issue } from '@originmark/issuer/register';
import type { OpenDatabase } from '@originmark/storage';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import type { Issuers } from '../identifiers/issuers.ts';
import type { Resources } from '../resources.ts';
import { collectBasis } from './collect-basis.ts';
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
  }: {
    readonly issuers: Issuers;
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
          const basis = await collectBasis(own, credential, given);
          const { credentialDigest, id, token, warnings } = await issue(
            issuer,
            credential as CredentialDraft,
            { basis, ...(options.purpose !== undefined && { purpose: options.purpose }) },
          );
          await registerBasis(tenant, given);
          await handOver(issuer, id);
          return reply.code(201).send({
            verifiableCredential: toEnvelope(token),
            id,
            credentialDigest,
            warnings: [...warnings],
          });
        },
      );
  };
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
