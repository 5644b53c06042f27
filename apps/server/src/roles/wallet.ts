import type { RoutePlugin } from '../app.ts';
import { documentRoutes } from '../documents/document-routes.ts';
import { entryRoutes } from '../filing/entry-routes.ts';
import { preflightRoutes } from '../filing/preflight-routes.ts';
import type { WalletContext } from '../filing/wallet-context.ts';
import { credentialRoutes } from '../holdings/credential-routes.ts';
import { createHoldingsOf } from '../holdings/holdings-of.ts';
import { createPlaceOf } from '../holdings/tenant-place.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';

/** Every route of the wallet. */
export function walletRoutes(resources: Resources): readonly RoutePlugin[] {
  const issuers = openIssuers(resources);
  const placeOf = createPlaceOf(resources, issuers);
  const holdingsOf = createHoldingsOf(placeOf);
  const context: WalletContext = { resources, issuers, placeOf, holdingsOf };
  return [
    didDocumentRoutes(() => Promise.resolve(undefined)),
    documentRoutes(resources),
    credentialRoutes(resources, holdingsOf),
    preflightRoutes(context),
    entryRoutes(context),
  ];
}
