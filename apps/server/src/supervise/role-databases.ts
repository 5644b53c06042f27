import { createDatabase } from '@originmark/storage';
import { PROCESS_ROLES, type ProcessRole } from '../config/ports.ts';

/** A database a role on the server of one URL: `…/originmark` becomes `…/originmark_issuer` and so on. */
export function databaseUrlOf(url: string, role: ProcessRole): string {
  const of = new URL(url);
  const name = of.pathname.slice(1) || 'originmark';
  of.pathname = `/${name}_${role}`;
  return of.href;
}

/**
 * Makes the database of each role where there is none.
 * @param roles that have one
 * @throws StorageError, which names what has to be made by hand
 */
export async function makeRoleDatabases(
  url: string,
  roles: readonly ProcessRole[] = PROCESS_ROLES,
): Promise<void> {
  for (const role of roles) await createDatabase(databaseUrlOf(url, role));
}
