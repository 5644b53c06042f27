import { listKeys, toDidWebDocument } from '@originmark/issuer/register';
import { loadSetting, type OpenDatabase } from '@originmark/storage';
import type { FindDidDocument } from '../routes/did-document.ts';
import type { Directory } from './directory.ts';
import type { Issuers } from './issuers.ts';

/** The did:web that is looked for at a host and a path. */
export function didWebOf(host: string, path: readonly string[]): string {
  return ['did:web', host.toLowerCase().replace(':', '%3A'), ...path].join(':');
}

/** Where is kept under which other identifiers a subject is known. */
export function alsoKnownAsKey(did: string): string {
  return `also-known-as ${did}`;
}

/** Documents of the identifiers of all tenants, each naming this service (TRACE-API). */
export function findDidDocuments({
  database,
  directory,
  issuers,
  publicUrl,
}: {
  readonly database: OpenDatabase;
  readonly directory: Directory;
  readonly issuers: Issuers;
  readonly publicUrl: string;
}): FindDidDocument {
  return async (host, path) => {
    const did = didWebOf(host, path);
    const tenant = await directory.tenantOf(did);
    if (tenant === undefined) return undefined;
    const keys = await listKeys(issuers.agentOf(tenant), did);
    const others = await database.transaction((tx) => loadSetting(tx, alsoKnownAsKey(did)));
    return toDidWebDocument(did, keys, {
      ...(others !== undefined && { alsoKnownAs: JSON.parse(others) as string[] }),
      service: [
        { id: `${did}#traceability-api`, type: 'TraceabilityAPI', serviceEndpoint: publicUrl },
      ],
    });
  };
}
