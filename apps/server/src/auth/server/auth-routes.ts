import type { RequestListener } from 'node:http';
import type { OpenDatabase } from '@originmark/storage';
import type { RoutePlugin } from '../../app.ts';
import { auditRoutes } from '../../audit/audit-routes.ts';
import { pageRoutes } from '../../openapi/serve-page.ts';
import { tenantRoutes } from '../../tenants/tenant-routes.ts';
import { clientRoutes } from './client-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** Every route of the authorization server. */
export function authRoutes({
  serve,
  ...over
}: {
  readonly clock: () => number;
  readonly database: OpenDatabase;
  readonly serve: RequestListener;
}): readonly RoutePlugin[] {
  return [
    tokenRoutes(serve),
    clientRoutes(over),
    tenantRoutes(over),
    auditRoutes(over),
    pageRoutes,
  ];
}
