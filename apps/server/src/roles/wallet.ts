import { OWN_TENANT } from '@originmark/storage';
import type { RoutePlugin } from '../app.ts';
import { documentRoutes } from '../documents/document-routes.ts';
import { entryRoutes } from '../filing/entry-routes.ts';
import { preflightRoutes } from '../filing/preflight-routes.ts';
import { proveRoutes } from '../filing/prove-routes.ts';
import { receiptRoutes } from '../filing/receipt-routes.ts';
import type { WalletContext } from '../filing/wallet-context.ts';
import { credentialRoutes } from '../holdings/credential-routes.ts';
import { createHoldingsOf } from '../holdings/holdings-of.ts';
import { createPlaceOf } from '../holdings/tenant-place.ts';
import { openDirectory } from '../identifiers/directory.ts';
import { findDidDocuments } from '../identifiers/find-did-document.ts';
import { identifierRoutes } from '../identifiers/identifier-routes.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import { resolutionRoutes } from '../identifiers/resolution-routes.ts';
import { openNoticeOutbox } from '../notices/notice-outbox.ts';
import { noticeRoutes } from '../notices/notice-routes.ts';
import { openStatusMemory } from '../judging/status-memory.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';
import { statusListRoutes } from '../status/list-routes.ts';
import { licensorRoutes } from '../suppliers/licensor-routes.ts';
import { supplierRoutes } from '../suppliers/supplier-routes.ts';
import { exchangeRoutes } from '../trace/exchange-routes.ts';
import { keepReceived } from '../trace/keep-received.ts';
import { withdrawalRoutes } from '../worklist/withdrawal-routes.ts';
import { worklistRoutes } from '../worklist/worklist-routes.ts';

/** Every route of the wallet. */
export function walletRoutes(resources: Resources): readonly RoutePlugin[] {
  const issuers = openIssuers(resources);
  const directory = openDirectory(resources);
  const placeOf = createPlaceOf(resources, issuers);
  const context: WalletContext = {
    ...{ resources, issuers, placeOf },
    holdingsOf: createHoldingsOf(placeOf),
  };
  return [
    didDocumentRoutes(findDidDocuments({ ...resources, directory, issuers })),
    resolutionRoutes(resources),
    identifierRoutes(resources, { directory, issuers }),
    // A trader issues too: entries and receipts, whose lists are served where they are named.
    statusListRoutes(resources, { directory, issuers }),
    documentRoutes(resources),
    credentialRoutes(resources, context.holdingsOf),
    preflightRoutes(context),
    proveRoutes(context),
    entryRoutes(context),
    receiptRoutes(context),
    worklistRoutes(context),
    withdrawalRoutes(context),
    supplierRoutes(resources),
    exchangeRoutes({
      resources,
      memory: openStatusMemory(resources),
      tenantAt: async (domain) => {
        const tenant = await directory.tenantOf(domain);
        return tenant === OWN_TENANT ? undefined : tenant;
      },
      keep: keepReceived(resources, context.holdingsOf),
    }),
    licensorRoutes(context, openNoticeOutbox(resources.crypto)),
    noticeRoutes(resources),
  ];
}
