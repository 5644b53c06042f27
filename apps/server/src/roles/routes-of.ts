import type { RoutePlugin } from '../app.ts';
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

/** The routes of a role over what it works with. */
export function routesOf(role: ServerRole, resources: Resources): readonly RoutePlugin[] {
  return ROUTES[role](resources);
}
