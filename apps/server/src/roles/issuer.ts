import type { RoutePlugin } from '../app.ts';
import { openBulkJobs } from '../bulk/bulk-jobs.ts';
import { bulkRoutes } from '../bulk/bulk-routes.ts';
import { credentialRoutes } from '../credentials/credential-routes.ts';
import { issueRoutes } from '../credentials/issue-routes.ts';
import { createIdempotency } from '../http/idempotency.ts';
import { identityRoutes } from '../identifiers/identity-routes.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import { openNoticeOutbox } from '../notices/notice-outbox.ts';
import { noticeRoutes } from '../notices/notice-routes.ts';
import { dueDateRoutes } from '../register/due-date-routes.ts';
import { openLicenceRegister } from '../register/licence-register.ts';
import { idsBelow, licenceRoutes } from '../register/licence-routes.ts';
import type { Resources } from '../resources.ts';
import { statusRoutes } from '../status/status-routes.ts';

/** Every route of the issuer. */
export const issuerRoutes: (resources: Resources) => readonly RoutePlugin[] = (resources) => {
  const { clock, crypto, database } = resources;
  const issuers = openIssuers(resources);
  const outbox = openNoticeOutbox(crypto);
  const register = openLicenceRegister({ clock, database, sha256: crypto.sha256 });
  const affected = async (tenant: string, id: string): Promise<readonly string[]> => {
    const tree = await register.read(tenant);
    const below = [...idsBelow(tree, id)].filter((one) => one !== id);
    return below.flatMap((one) => tree.byId.get(one)?.grantee ?? []);
  };
  return [
    ...identityRoutes(resources, issuers),
    issueRoutes(resources, {
      issuers,
      withIdempotency: createIdempotency(resources),
      registerBasis: (tenant, tokens) => register.add(tenant, tokens, clock()),
    }),
    credentialRoutes(resources, issuers),
    statusRoutes(resources, { affected, issuers, outbox }),
    licenceRoutes(resources, register),
    dueDateRoutes(resources, register),
    (app) => {
      const tell = (error: unknown): void => app.log.error({ err: error }, 'a bulk job stopped');
      bulkRoutes(resources, openBulkJobs(resources, { issuers, tell }))(app);
    },
    noticeRoutes(resources),
  ];
};
