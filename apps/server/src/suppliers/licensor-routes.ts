import { isJsonObject, type JsonObject, sameDid } from '@originmark/core';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import type { WalletContext } from '../filing/wallet-context.ts';
import { HttpError } from '../http/http-error.ts';
import type { NoticeOutbox } from '../notices/notice-outbox.ts';
import { assertDay, Day } from '../worklist/worklist-routes.ts';

const LICENCE = 'IntellectualPropertyRightsLicenseCredential';

const LicensorNotice = Type.Object(
  {
    as: Type.String({ pattern: '^did:', maxLength: 2048, description: 'whoever tells: held here' }),
    licence: Type.String({ minLength: 1, maxLength: 2048, description: 'id; it is held here' }),
    reference: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'of one use; the same again is told once',
    }),
    quantity: Type.String({ pattern: '^[0-9]{1,18}([.][0-9]{1,9})?$' }),
    unit: Type.String({ pattern: '^[A-Z0-9]{1,10}$' }),
    onDay: Day,
  },
  {
    $id: 'LicensorNotice',
    additionalProperties: false,
    examples: [
      {
        as: 'did:web:harborpine.example',
        licence: 'urn:uuid:7d0c',
        reference: 'shipment 1',
        quantity: '120',
        unit: 'NO',
        onDay: '2026-09-14',
      },
    ],
  },
);

const Told = Type.Object(
  { id: Type.String(), to: Type.String({ description: 'DID of the licensor' }) },
  { $id: 'Told', additionalProperties: false },
);

/**
 * What a licensee tells its own licensor, of its own will: the quantity used under a licence and nothing else.
 * It goes from the trader's wallet; no verifier sends such a thing.
 */
export function licensorRoutes(
  { holdingsOf, issuers, resources }: WalletContext,
  outbox: NoticeOutbox,
): RoutePlugin {
  return (app) => {
    for (const schema of [LicensorNotice, Told]) app.addSchema(schema);
    app.post(
      '/licensor-notices',
      {
        config: { access: { scope: 'exchange:vp', actors: ['importer'] } },
        schema: {
          operationId: 'tellLicensor',
          summary: 'Tell the licensor of a licence what was used under it',
          body: LicensorNotice,
          response: { 202: Type.Ref('Told') },
        },
      },
      async (request, reply) => {
        const { tenant } = principalOf(request);
        const { as, licence, onDay, quantity, reference, unit } = request.body;
        const { database, did } = await issuers.issuerOf(tenant, as);
        const [held, ...more] = await (await holdingsOf(tenant)).withId(licence);
        if (held === undefined)
          throw new HttpError('http.not-found', `no licence ${licence} is held`);
        if (held.type !== LICENCE || more.some(({ issuer }) => issuer !== held.issuer))
          throw new HttpError('http.invalid', `${licence} is no licence of one licensor`, {
            pointer: '/licence',
          });
        if (!isGrantedTo(held.credential, did))
          throw new HttpError('http.invalid', `${licence} is not granted to ${did}`, {
            pointer: '/as',
          });
        const id = await database.transaction((tx) =>
          outbox.add(tx, {
            kind: 'licence-used',
            from: did,
            to: held.issuer,
            about: JSON.stringify([licence, reference]),
            content: { licence, reference, quantity, unit, onDay: assertDay(onDay, '/onDay') },
            createdAt: resources.clock(),
          }),
        );
        return reply.code(202).send({ id, to: held.issuer });
      },
    );
  };
}

function isGrantedTo({ credentialSubject }: JsonObject, did: string): boolean {
  const licensee =
    credentialSubject !== undefined && isJsonObject(credentialSubject)
      ? credentialSubject['licensee']
      : undefined;
  if (licensee === undefined || !isJsonObject(licensee)) return false;
  return typeof licensee['id'] === 'string' && sameDid(licensee['id'], did);
}
