import type { RoutePlugin } from '../app.ts';
import { documentRoutes } from '../documents/document-routes.ts';
import { credentialRoutes } from '../holdings/credential-routes.ts';
import { createHoldingsOf } from '../holdings/holdings-of.ts';
import { createPlaceOf } from '../holdings/tenant-place.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';

/** Every route of the wallet. */
export function walletRoutes(resources: Resources): readonly RoutePlugin[] {
  const holdingsOf = createHoldingsOf(createPlaceOf(resources));
  return [
    didDocumentRoutes(() => Promise.resolve(undefined)),
    documentRoutes(resources),
    credentialRoutes(resources, holdingsOf),
  ];
}
