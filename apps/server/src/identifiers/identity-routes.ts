import type { RoutePlugin } from '../app.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';
import { statusListRoutes } from '../status/list-routes.ts';
import { openDirectory } from './directory.ts';
import { findDidDocuments } from './find-did-document.ts';
import { identifierRoutes } from './identifier-routes.ts';
import type { Issuers } from './issuers.ts';
import { resolutionRoutes } from './resolution-routes.ts';

/** What every role serves of the identifiers that it holds: documents, keys, status lists, resolution. */
export function identityRoutes(resources: Resources, issuers: Issuers): readonly RoutePlugin[] {
  const directory = openDirectory(resources);
  return [
    didDocumentRoutes(findDidDocuments({ ...resources, directory, issuers })),
    resolutionRoutes(resources),
    identifierRoutes(resources, { directory, issuers }),
    statusListRoutes(resources, { directory, issuers }),
  ];
}
