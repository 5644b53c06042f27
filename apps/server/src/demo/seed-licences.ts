import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FACTS, PARTIES } from '@originmark/demo-entry';
import { createTenant, findTenant } from '@originmark/storage';
import { openLicenceRegister } from '../register/licence-register.ts';
import type { Resources } from '../resources.ts';
import type { DemoFolder } from './demo-folder.ts';

/** Who keeps which licences, with what they rest on: recorded, licensed, sublicensed, made. */
const KEPT = {
  northlight: [
    'recordation/issued/markRight',
    'recordation/issued/artRight',
    'northlight/issued/masterLicence',
  ],
  brightfern: [
    'recordation/issued/markRight',
    'recordation/issued/artRight',
    'northlight/issued/masterLicence',
    'brightfern/issued/sublicence',
  ],
} as const;

/**
 * Puts the licences of the story into the registers of licensor and licensee. Not by the route, which asks for
 * the keys: the ledger of the story was a chain in memory, and the verifier has the proofs of it in its bundle.
 */
export async function seedLicences(
  { clock, crypto, database }: Resources,
  { parties }: Pick<DemoFolder, 'parties'>,
): Promise<void> {
  const { sha256 } = crypto;
  const register = openLicenceRegister({ clock, database, sha256 });
  const at = Date.parse(FACTS.clocks.presentedAt);
  for (const tenant of ['northlight', 'brightfern'] as const) {
    await database.transaction(async (tx) => {
      if ((await findTenant(tx, tenant)) === undefined)
        await createTenant(tx, { id: tenant, name: PARTIES[tenant].name, createdAt: at });
    });
    const tokens: string[] = [];
    for (const path of KEPT[tenant])
      tokens.push((await readFile(join(parties, `${path}.jwt`), 'utf8')).trim());
    await register.add(tenant, tokens, at);
  }
}
