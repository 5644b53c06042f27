import type { RoutePlugin } from '../app.ts';
import { openEntryDesk } from '../entries/entry-desk.ts';
import { entryRoutes } from '../entries/entry-routes.ts';
import { informationRoutes } from '../entries/information-routes.ts';
import { officerRoutes } from '../entries/officer-routes.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';

/** Every route of the verifier. */
export const verifierRoutes: (resources: Resources) => readonly RoutePlugin[] = (resources) => {
  const desk = openEntryDesk(resources);
  return [
    didDocumentRoutes(() => Promise.resolve(undefined)),
    entryRoutes(desk),
    officerRoutes(desk),
    informationRoutes(desk),
  ];
};
