import { createHmac } from 'node:crypto';
import { decodeBase64Url, encodeBase64Url } from '@originmark/core';
import { saveSettingOnce } from '@originmark/storage';
import type { Resources } from '../resources.ts';

/** Under what an entry number stands in counters: evidence and replays tell no importer another's numbers. */
export type Pseudonym = (entryNumber: string) => string;

const SETTING = 'counter-pseudonym-key';
/** As long as an entry number may be in the format of counters. */
const LENGTH = 13;

/** Opens the pseudonyms of this verifier, which stay the same for as long as its database does. */
export async function openPseudonyms({
  clock,
  database,
  randomBytes,
  secretBox,
}: Pick<Resources, 'clock' | 'database' | 'randomBytes' | 'secretBox'>): Promise<Pseudonym> {
  const made = encodeBase64Url(secretBox.sealSecret(randomBytes(32), SETTING));
  const value = await database.transaction((tx) =>
    saveSettingOnce(tx, { key: SETTING, value: made, updatedAt: clock() }),
  );
  const key = secretBox.openSecret(decodeBase64Url(value), SETTING);
  return (entryNumber) =>
    createHmac('sha256', key).update(entryNumber).digest('base64url').slice(0, LENGTH);
}
