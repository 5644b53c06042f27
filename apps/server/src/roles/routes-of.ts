import type { RoutePlugin } from '../app.ts';
import { pageRoutes } from '../openapi/serve-page.ts';
import type { Resources } from '../resources.ts';
import type { ServerRole } from '../server-role.ts';
import { issuerRoutes } from './issuer.ts';
import { verifierRoutes } from './verifier.ts';
import { walletRoutes } from './wallet.ts';

const ROUTES: Readonly<Record<ServerRole, (resources: Resources) => readonly RoutePlugin[]>> = {
  issuer: issuerRoutes,
  verifier: verifierRoutes,
  wallet: walletRoutes,
};

/** The routes of a role over what it works with, and those that every role has. */
export function routesOf(role: ServerRole, resources: Resources): readonly RoutePlugin[] {
  return [pageRoutes, ...ROUTES[role](resources)];
}
