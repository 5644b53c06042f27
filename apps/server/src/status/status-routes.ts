import { isJsonObject, parseDateTime, parseJson } from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import {
  type IssuerContext,
  publishStatusLists,
  resume,
  revoke,
  suspend,
  type WithChange,
} from '@originmark/issuer/register';
import { type CredentialRow, findCredential, type RevocationRow } from '@originmark/storage';
import { type Static, Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import type { Issuers } from '../identifiers/issuers.ts';
import type { NoticeKind, NoticeOutbox } from '../notices/notice-outbox.ts';
import type { Resources } from '../resources.ts';

const StatusRequest = Type.Object(
  {
    credentialId: Type.String({ minLength: 1, maxLength: 2048 }),
    credentialStatus: Type.Array(
      Type.Object(
        {
          type: Type.Enum(['BitstringStatusListEntry', 'BitstringStatusList']),
          status: Type.Enum(['0', '1'], { description: '1 sets it, 0 ends a suspension' }),
          statusPurpose: Type.Optional(
            Type.Enum(['revocation', 'suspension'], { description: 'default: revocation' }),
          ),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 1 },
    ),
    kind: Type.Optional(
      Type.Enum(['false-from-the-start', 'clerical-replaced', 'ceased', 'key-compromised'], {
        description:
          'why it is revoked; default: ceased. False from the start and a compromised key act from the beginning.',
      }),
    ),
    effectiveFrom: Type.Optional(
      Type.String({ maxLength: 40, description: 'RFC 3339; default: now' }),
    ),
    reason: Type.Optional(
      Type.String({ maxLength: 1_000, description: 'for the register; never published' }),
    ),
  },
  {
    $id: 'StatusRequest',
    additionalProperties: false,
    examples: [
      {
        credentialId: 'urn:uuid:7f9d5c1e-0000-4000-8000-000000000001',
        credentialStatus: [{ type: 'BitstringStatusListEntry', status: '1' }],
        kind: 'ceased',
        effectiveFrom: '2026-10-01T00:00:00Z',
        reason: 'the licence agreement was terminated',
      },
    ],
  },
);

const StatusOutcome = Type.Object(
  {
    credentialId: Type.String(),
    statusPurpose: Type.Enum(['revocation', 'suspension']),
    status: Type.Enum(['0', '1']),
    kind: Type.Optional(Type.String()),
    effectiveFrom: Type.Optional(Type.String()),
    published: Type.Array(
      Type.Object({ statusListCredential: Type.String(), sequence: Type.Integer() }),
    ),
    told: Type.Array(Type.String(), { description: 'DIDs of those that are told' }),
  },
  { $id: 'StatusOutcome', additionalProperties: false },
);

interface Change {
  readonly issuer: IssuerContext;
  readonly body: Static<typeof StatusRequest>;
  readonly told: readonly string[];
}

/** Revoking, suspending and resuming; holders are told. */
export function statusRoutes(
  { clock, database }: Pick<Resources, 'clock' | 'database'>,
  {
    affected,
    issuers,
    outbox,
  }: {
    readonly issuers: Issuers;
    readonly outbox: NoticeOutbox;
    /** DIDs of those that hold something below a credential, as far as the register knows. */
    readonly affected: (tenant: string, credentialId: string) => Promise<readonly string[]>;
  },
): RoutePlugin {
  const tell =
    ({ body, issuer, told }: Change, kind: NoticeKind, content: object, of: string): WithChange =>
    async (tx) => {
      for (const to of told)
        await outbox.add(tx, {
          kind,
          from: issuer.did,
          to,
          about: `${body.credentialId} ${of}`,
          content: { credential: body.credentialId, ...content },
          createdAt: clock(),
        });
    };
  const change = async (asked: Change): Promise<RevocationRow | undefined> => {
    const { body, issuer } = asked;
    const [{ status, statusPurpose = 'revocation' }] = entryOf(body);
    const now = clock();
    if (statusPurpose === 'suspension') {
      const isSet = status === '1';
      const withChange = tell(
        asked,
        isSet ? 'credential-suspended' : 'credential-resumed',
        { at: new Date(now).toISOString() },
        String(now),
      );
      await (isSet ? suspend : resume)(issuer, body.credentialId, withChange);
      return undefined;
    }
    if (status === '0')
      throw new HttpError(
        'http.invalid',
        'a revocation is not taken back: issue a new credential',
        {
          pointer: '/credentialStatus/0/status',
        },
      );
    const effectiveAt = body.effectiveFrom === undefined ? now : parseDateTime(body.effectiveFrom);
    if (effectiveAt === undefined)
      throw new HttpError('http.invalid', 'effectiveFrom is no date-time of RFC 3339', {
        pointer: '/effectiveFrom',
      });
    const { kind = 'ceased', reason } = body;
    const effectiveFrom = new Date(effectiveAt).toISOString();
    return revoke(
      issuer,
      body.credentialId,
      { kind, effectiveAt, ...(reason !== undefined && { reason }) },
      tell(
        asked,
        'credential-revoked',
        { revocation: kind, effectiveFrom },
        `${kind} ${effectiveFrom}`,
      ),
    );
  };

  return (app) => {
    for (const schema of [StatusRequest, StatusOutcome]) app.addSchema(schema);
    for (const [url, operationId] of [
      ['/credentials/status', 'changeStatus'],
      ['/api/credentials/status', 'changeStatusApi'],
    ] as const)
      app.post(
        url,
        {
          config: { access: { scope: 'update:credential', actors: ['issuer-operator'] } },
          schema: {
            operationId,
            body: StatusRequest,
            response: {
              200: Type.Ref('StatusOutcome'),
              404: Type.Ref('Problem'),
              409: Type.Ref('Problem'),
              422: Type.Ref('Problem'),
            },
          },
        },
        async (request) => {
          const { tenant } = principalOf(request);
          const { body } = request;
          const row = await database
            .forTenant(tenant)
            .transaction('reader', (tx) => findCredential(tx, body.credentialId));
          if (row === undefined)
            throw new IssuerError('issuer.credential-unknown', 'no credential of this id');
          const issuer = await issuers.issuerOf(tenant, row.issuer_did);
          const below = await affected(tenant, row.id);
          const told = [...new Set([...partiesOf(row), ...below])].sort();
          const revocation = await change({ issuer, body, told });
          const published = await publishStatusLists(issuer);
          const [{ status, statusPurpose = 'revocation' }] = entryOf(body);
          return {
            credentialId: row.id,
            statusPurpose,
            status,
            ...(revocation !== undefined && {
              kind: revocation.kind,
              effectiveFrom: revocation.effective_at.toISOString(),
            }),
            published: published.map(({ listId, sequence }) => ({
              statusListCredential: listId,
              sequence,
            })),
            told,
          };
        },
      );
  };
}

type Entry = Static<typeof StatusRequest>['credentialStatus'][number];

/** The schema lets one through. */
function entryOf({ credentialStatus }: Static<typeof StatusRequest>): readonly [Entry] {
  return credentialStatus as unknown as readonly [Entry];
}

/** The parties that a credential names by DID, but for its issuer: whoever holds it is among them. */
export function partiesOf({ issuer_did, payload }: Pick<CredentialRow, 'issuer_did' | 'payload'>) {
  const credential = parseJson(payload);
  const subject = isJsonObject(credential) ? credential['credentialSubject'] : undefined;
  if (subject === undefined || !isJsonObject(subject)) return [];
  const named = [subject, ...Object.values(subject)].flatMap((value) => {
    const id = isJsonObject(value) ? value['id'] : undefined;
    return typeof id === 'string' && id.startsWith('did:') && id !== issuer_did ? [id] : [];
  });
  return [...new Set(named)];
}
