import type { RoutePlugin } from '../app.ts';
import { openDirectory } from '../identifiers/directory.ts';
import { findDidDocuments } from '../identifiers/find-did-document.ts';
import { identifierRoutes } from '../identifiers/identifier-routes.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import { resolutionRoutes } from '../identifiers/resolution-routes.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';

/** Every route of the issuer. */
export const issuerRoutes: (resources: Resources) => readonly RoutePlugin[] = (resources) => {
  const issuers = openIssuers(resources);
  const directory = openDirectory(resources);
  return [
    didDocumentRoutes(findDidDocuments({ ...resources, directory, issuers })),
    resolutionRoutes(resources),
    identifierRoutes(resources, { directory, issuers }),
  ];
};
