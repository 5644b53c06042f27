import type { RoutePlugin } from '../app.ts';
import { credentialRoutes } from '../credentials/credential-routes.ts';
import { issueRoutes } from '../credentials/issue-routes.ts';
import { openDirectory } from '../identifiers/directory.ts';
import { findDidDocuments } from '../identifiers/find-did-document.ts';
import { identifierRoutes } from '../identifiers/identifier-routes.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import { resolutionRoutes } from '../identifiers/resolution-routes.ts';
import { openNoticeOutbox } from '../notices/notice-outbox.ts';
import { noticeRoutes } from '../notices/notice-routes.ts';
import { openLicenceRegister } from '../register/licence-register.ts';
import { idsBelow, licenceRoutes } from '../register/licence-routes.ts';
import type { Resources } from '../resources.ts';
import { didDocumentRoutes } from '../routes/did-document.ts';
import { statusListRoutes } from '../status/list-routes.ts';
import { statusRoutes } from '../status/status-routes.ts';

/** Every route of the issuer. */
export const issuerRoutes: (resources: Resources) => readonly RoutePlugin[] = (resources) => {
  const { clock, crypto, database } = resources;
  const issuers = openIssuers(resources);
  const directory = openDirectory(resources);
  const outbox = openNoticeOutbox(crypto);
  const register = openLicenceRegister({ clock, database, sha256: crypto.sha256 });
  const affected = async (tenant: string, id: string): Promise<readonly string[]> => {
    const tree = await register.read(tenant);
    const below = [...idsBelow(tree, id)].filter((one) => one !== id);
    return below.flatMap((one) => tree.byId.get(one)?.grantee ?? []);
  };
  return [
    didDocumentRoutes(findDidDocuments({ ...resources, directory, issuers })),
    resolutionRoutes(resources),
    identifierRoutes(resources, { directory, issuers }),
    issueRoutes(resources, {
      issuers,
      registerBasis: (tenant, tokens) => register.add(tenant, tokens, clock()),
    }),
    credentialRoutes(resources, issuers),
    statusRoutes(resources, { affected, issuers, outbox }),
    statusListRoutes(resources, { directory, issuers }),
    licenceRoutes(resources, register),
    noticeRoutes(resources),
  ];
};
