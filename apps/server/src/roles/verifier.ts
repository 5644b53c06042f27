import { OWN_TENANT } from '@originmark/storage';
import type { RoutePlugin } from '../app.ts';
import { openEntryDesk } from '../entries/entry-desk.ts';
import { entryRoutes } from '../entries/entry-routes.ts';
import { informationRoutes } from '../entries/information-routes.ts';
import { officerRoutes } from '../entries/officer-routes.ts';
import { recoverWhileServing } from '../entries/recover-while-serving.ts';
import { createHoldingsOf } from '../holdings/holdings-of.ts';
import { createPlaceOf } from '../holdings/tenant-place.ts';
import { openDirectory } from '../identifiers/directory.ts';
import { findDidDocuments } from '../identifiers/find-did-document.ts';
import { resolutionRoutes } from '../identifiers/resolution-routes.ts';
import { policyOf } from '../judging/ways-of.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';
import { exchangeRoutes } from '../trace/exchange-routes.ts';
import { keepReceived } from '../trace/keep-received.ts';
import { verifyRoutes } from '../trace/verify-routes.ts';

/** Every route of the verifier. */
export const verifierRoutes: (resources: Resources) => readonly RoutePlugin[] = (resources) => {
  const desk = openEntryDesk(resources);
  const directory = openDirectory(resources);
  return [
    didDocumentRoutes(findDidDocuments({ ...resources, directory, issuers: desk.issuers })),
    resolutionRoutes(resources),
    entryRoutes(desk),
    officerRoutes(desk),
    informationRoutes(desk),
    recoverWhileServing(desk),
    verifyRoutes(resources, desk.memory),
    exchangeRoutes({
      resources,
      memory: desk.memory,
      // The verifier alone receives here: what traders hold is their wallets' matter.
      tenantAt: async (domain) =>
        domain === (await policyOf(resources)).policy.audience ? OWN_TENANT : undefined,
      keep: keepReceived(resources, createHoldingsOf(createPlaceOf(resources, desk.issuers))),
    }),
  ];
};
