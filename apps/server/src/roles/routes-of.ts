import type { RoutePlugin } from '../app.ts';
import { auditRoutes } from '../audit/audit-routes.ts';
import { recordCalls } from '../audit/record-calls.ts';
import { pageRoutes } from '../openapi/serve-page.ts';
import type { Resources } from '../resources.ts';
import type { ServerRole } from '../server-role.ts';
import { tenantRoutes } from '../tenants/tenant-routes.ts';
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
  return [
    recordCalls(resources.audit),
    pageRoutes,
    auditRoutes(resources),
    tenantRoutes(resources),
    ...ROUTES[role](resources),
  ];
}
