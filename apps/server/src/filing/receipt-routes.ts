import { giveReceipts } from '@originmark/cli/workspace';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { keysOf } from './prepare-entry.ts';
import { createQueue } from './queue.ts';
import type { WalletContext } from './wallet-context.ts';

const ReceiptsRequest = Type.Object(
  {
    as: Type.String({ pattern: '^did:', maxLength: 2048, description: 'the importer: held here' }),
  },
  {
    $id: 'ReceiptsRequest',
    additionalProperties: false,
    examples: [{ as: 'did:web:harborpine.example' }],
  },
);

const Receipts = Type.Object(
  {
    given: Type.Unsafe<readonly { certification: string; receipt: string }[]>(
      Type.Array(Type.Object({ certification: Type.String(), receipt: Type.String() })),
    ),
    refused: Type.Unsafe<readonly { certification: string; why: string }[]>(
      Type.Array(Type.Object({ certification: Type.String(), why: Type.String() })),
    ),
  },
  { $id: 'Receipts', additionalProperties: false },
);

/** Receipts of certifications: they prove since when an importer has one. */
export function receiptRoutes(context: WalletContext): RoutePlugin {
  const { holdingsOf, issuers, placeOf } = context;
  const inTurn = createQueue();
  return (app) => {
    for (const schema of [ReceiptsRequest, Receipts]) app.addSchema(schema);
    app.post(
      '/receipts',
      {
        config: { access: { scope: 'create:credential', actors: ['importer'] } },
        schema: {
          operationId: 'giveReceipts',
          summary: 'Give a receipt for each certification held that needs one and has none',
          body: ReceiptsRequest,
          response: { 200: Type.Ref('Receipts') },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const issuer = await issuers.issuerOf(tenant, request.body.as);
        return inTurn(tenant, async () => {
          const holdings = await holdingsOf(tenant);
          return keysOf(() => giveReceipts(placeOf(tenant), issuer, holdings, issuer));
        });
      },
    );
  };
}
