import { createIdentifier, createIssuerAgent } from '@originmark/issuer/register';
import type { Resources } from './resources.ts';

/**
 * The identifier under which the policy says that this verifier is addressed signs its reports: it is made at
 * the first start, and its document is to be served at its host. A policy that addresses a verifier otherwise
 * than by did:web gets reports of a did:key.
 */
export async function keepOwnIdentifier(resources: Resources): Promise<string | undefined> {
  const { clock, crypto, database, networks, randomBytes, secretBox, trust } = resources;
  if (trust === undefined) return undefined;
  const { audience } = (await trust()).policy;
  const rows = await database.transaction('reader', (tx) =>
    tx.selectFrom('identifier').select('did').execute(),
  );
  const isWeb = audience.startsWith('did:web:');
  const known = rows.find(({ did }) => (isWeb ? did === audience : did.startsWith('did:key:')));
  if (known !== undefined) return known.did;
  const agent = createIssuerAgent({ database, secretBox, clock, networks });
  const { did } = await createIdentifier(
    isWeb ? { method: 'web', did: audience } : { method: 'key' },
    { agent, sha256: crypto.sha256, randomBytes },
  );
  return did;
}
