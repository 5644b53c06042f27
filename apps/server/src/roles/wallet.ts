import type { RoutePlugin } from '../app.ts';
import { documentRoutes } from '../documents/document-routes.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';

/** Every route of the wallet. */
export const walletRoutes: (resources: Resources) => readonly RoutePlugin[] = (resources) => [
  didDocumentRoutes(() => Promise.resolve(undefined)),
  documentRoutes(resources),
];
