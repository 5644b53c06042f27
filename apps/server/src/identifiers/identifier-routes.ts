import { sameDid, toDidWebUrl } from '@originmark/core';
import {
  addKey,
  createIdentifier,
  type IdentifierRequest,
  listKeys,
  type ManagedKey,
  retireKey,
} from '@originmark/issuer/register';
import { saveSetting } from '@originmark/storage';
import { type Static, Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';
import { PageQuery, parseCursor, toPage } from '../http/paging.ts';
import type { Resources } from '../resources.ts';
import { alsoKnownAsKey } from './find-did-document.ts';
import type { Directory } from './directory.ts';
import type { Issuers } from './issuers.ts';

const KeyType = Type.Enum(['Secp256r1', 'Ed25519', 'Secp256k1']);

const NewIdentifier = Type.Object(
  {
    method: Type.Enum(['web', 'key', 'ethr']),
    did: Type.Optional(Type.String({ maxLength: 2048, description: 'a did:web names its host' })),
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'stands in `issuer.name`' }),
    ),
    keyType: Type.Optional(KeyType),
    alsoKnownAs: Type.Optional(
      Type.Array(Type.String({ maxLength: 2048 }), {
        maxItems: 20,
        description: 'other identifiers of the same subject, held by this tenant',
      }),
    ),
  },
  {
    $id: 'NewIdentifier',
    additionalProperties: false,
    examples: [{ method: 'key', name: 'Northlight', keyType: 'Ed25519' }],
  },
);

const Key = Type.Object(
  {
    kid: Type.String(),
    type: KeyType,
    publicKeyJwk: Type.Object({}, { additionalProperties: true }),
  },
  { $id: 'IdentifierKey', additionalProperties: false },
);

const Identifier = Type.Object(
  {
    did: Type.String(),
    name: Type.Optional(Type.String()),
    keys: Type.Array(Type.Ref('IdentifierKey')),
    documentUrl: Type.Optional(
      Type.String({ description: 'where its document is to be reached; this service serves it' }),
    ),
  },
  { $id: 'Identifier', additionalProperties: false },
);

const NewKey = Type.Object(
  { type: Type.Optional(KeyType) },
  { $id: 'NewKey', additionalProperties: false, examples: [{ type: 'Secp256r1' }] },
);

const DidParams = Type.Object({ did: Type.String() });
const ADMIN = { scope: 'admin:tenant', actors: ['admin'], bound: true } as const;

/** Identifiers of a tenant and their keys. Private keys are made here, sealed, and never leave. */
export function identifierRoutes(
  { clock, crypto, database, networks, randomBytes }: Resources,
  { directory, issuers }: { readonly directory: Directory; readonly issuers: Issuers },
): RoutePlugin {
  const using = (tenant: string) => ({
    agent: issuers.agentOf(tenant),
    sha256: crypto.sha256,
    randomBytes,
  });
  const describe = async (tenant: string, did: string, name?: string | null) => {
    const documentUrl = toDidWebUrl(did);
    return {
      did,
      ...(typeof name === 'string' && { name }),
      keys: (await listKeys(issuers.agentOf(tenant), did)).map(toKey),
      ...(documentUrl !== undefined && { documentUrl }),
    };
  };
  const toRequest = ({ did, keyType, method }: Static<typeof NewIdentifier>): IdentifierRequest => {
    const key = keyType === undefined ? {} : { key: { type: keyType } };
    if ((did !== undefined) !== (method === 'web'))
      throw invalid(
        '/did',
        'a did:web is named by its DID, one of another method follows from its key',
      );
    if (method === 'web') return { method, did: did ?? '', ...key };
    if (method === 'key') return { method, ...key };
    const [network] = networks;
    if (network === undefined) throw invalid('/method', 'no ledger for did:ethr is connected here');
    if (keyType !== undefined && keyType !== 'Secp256k1')
      throw invalid('/keyType', 'the controller of a did:ethr is a Secp256k1 key');
    return { method, chainId: network.chainId };
  };

  return (app) => {
    for (const schema of [Key, Identifier, NewIdentifier, NewKey]) app.addSchema(schema);
    app.post(
      '/identifiers',
      {
        config: { access: ADMIN },
        schema: {
          operationId: 'createIdentifier',
          body: NewIdentifier,
          response: { 201: Type.Ref('Identifier'), 422: Type.Ref('Problem') },
        },
      },
      async (request, reply) => {
        const { tenant } = principalOf(request);
        const { alsoKnownAs = [], did: wanted, name } = request.body;
        const own = database.forTenant(tenant);
        if (wanted !== undefined && (await directory.tenantOf(wanted)) !== undefined)
          throw invalid('/did', `${wanted} is held already`);
        const known = await own.transaction('reader', (tx) =>
          tx.selectFrom('identifier').select(['did', 'alias']).execute(),
        );
        const stranger = alsoKnownAs.find((other) => !known.some(({ did }) => sameDid(did, other)));
        if (stranger !== undefined)
          throw invalid('/alsoKnownAs', `${stranger} is not held by this tenant`);
        if (name !== undefined && known.some(({ alias }) => alias === name))
          throw invalid('/name', 'another identifier has this name');
        const { did } = await createIdentifier(toRequest(request.body), using(tenant));
        directory.remember(did, tenant);
        await own.transaction(async (tx) => {
          if (name !== undefined)
            await tx
              .updateTable('identifier')
              .set({ alias: name })
              .where('did', '=', did)
              .execute();
          if (alsoKnownAs.length > 0)
            await saveSetting(tx, {
              key: alsoKnownAsKey(did),
              value: JSON.stringify(alsoKnownAs),
              updatedAt: clock(),
            });
        });
        return reply.code(201).send(await describe(tenant, did, name));
      },
    );
    app.get(
      '/identifiers',
      {
        config: { access: ADMIN },
        schema: {
          operationId: 'listIdentifiers',
          querystring: Type.Object(PageQuery, { additionalProperties: false }),
          response: {
            200: Type.Object({
              items: Type.Array(Type.Ref('Identifier')),
              next: Type.Optional(Type.String()),
            }),
          },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { after, limit = 50 } = request.query;
        const rows = await database.forTenant(tenant).transaction('reader', (tx) =>
          tx
            .selectFrom('identifier')
            .select(['did', 'alias'])
            .$if(after !== undefined, (query) => query.where('did', '>', parseCursor(after ?? '')))
            .orderBy('did')
            .limit(limit + 1)
            .execute(),
        );
        const { items, next } = toPage(rows, limit, ({ did }) => did);
        const described = [];
        for (const { alias, did } of items) described.push(await describe(tenant, did, alias));
        return { items: described, ...(next !== undefined && { next }) };
      },
    );
    app.post(
      '/identifiers/:did/keys',
      {
        config: { access: ADMIN },
        schema: {
          operationId: 'addKey',
          params: DidParams,
          body: NewKey,
          response: {
            201: Type.Ref('Identifier'),
            404: Type.Ref('Problem'),
            422: Type.Ref('Problem'),
          },
        },
      },
      async (request, reply) => {
        const { tenant } = principalOf(request);
        const { did } = request.params;
        refuseEthr(did);
        const { type } = request.body;
        await addKey(did, type === undefined ? {} : { type: type }, using(tenant));
        return reply.code(201).send(await describe(tenant, did));
      },
    );
    app.delete(
      '/identifiers/:did/keys/:kid',
      {
        config: { access: ADMIN },
        schema: {
          operationId: 'retireKey',
          params: Type.Object({ did: Type.String(), kid: Type.String() }),
          response: {
            200: Type.Ref('Identifier'),
            404: Type.Ref('Problem'),
            422: Type.Ref('Problem'),
          },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { did, kid } = request.params;
        refuseEthr(did);
        const agent = issuers.agentOf(tenant);
        const key = (await listKeys(agent, did)).find((one) => one.kid === kid);
        if (key === undefined) throw new HttpError('http.not-found', `${did} has no key ${kid}`);
        await retireKey(agent, did, key.keyRef);
        return describe(tenant, did);
      },
    );
  };
}

function toKey({ jwk, kid, type }: ManagedKey) {
  return { kid, type, publicKeyJwk: { ...jwk } };
}

/** Its keys live in the registry: whoever pays for writing there does it, with `originmark did`. */
function refuseEthr(did: string): void {
  if (did.startsWith('did:ethr:'))
    throw invalid(
      '',
      'keys of a did:ethr are written to its ledger, with "originmark did add-key"',
    );
}

function invalid(pointer: string, found: string): HttpError {
  return new HttpError('http.invalid', found, { pointer });
}
