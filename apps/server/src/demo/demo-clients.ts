import { join } from 'node:path';
import { PARTIES } from '@originmark/demo-entry';
import { CUSTOMS_TENANT } from '../auth/token-claims.ts';
import type { NewClient } from '../clients/client-file.ts';

const trader = (
  id: 'harborpine' | 'gulfline' | 'northlight' | 'brightfern',
  ...roles: NewClient['roles']
): NewClient => ({ id, tenant: { id, name: PARTIES[id].name }, roles });

const customs = { id: CUSTOMS_TENANT, name: 'Demo customs' };

/** Those who act in the demo: importer, broker, licensor, licensee, and the side of customs. */
export const DEMO_CLIENTS: readonly NewClient[] = [
  trader('harborpine', 'importer', 'issuer-operator'),
  trader('gulfline', 'broker'),
  trader('northlight', 'issuer-operator'),
  trader('brightfern', 'issuer-operator'),
  { id: 'customs-officer', tenant: customs, roles: ['officer'] },
  { id: 'customs-auditor', tenant: customs, roles: ['auditor'] },
];

/** Whoever makes all other clients. */
export const FIRST_ADMIN: NewClient = {
  id: 'admin',
  tenant: { id: 'operator', name: 'operator' },
  roles: ['admin'],
};

export function demoClientsFolder(dataFolder: string): string {
  return join(dataFolder, 'demo-clients');
}
