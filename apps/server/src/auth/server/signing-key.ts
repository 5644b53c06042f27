import type { PrivateJwk } from '@originmark/core';
import { generatePrivateJwk } from '@originmark/core/node';
import {
  loadSetting,
  type OpenDatabase,
  saveSettingOnce,
  type SecretBox,
} from '@originmark/storage';
import { decodeBase64Url, encodeBase64Url } from '@originmark/core';

const SETTING = 'oauth-signing-key';

/** The key that tokens are signed with, sealed in the database; made at the first start. */
export async function loadSigningKey(
  database: OpenDatabase,
  { clock, secretBox }: { readonly clock: () => number; readonly secretBox: SecretBox },
): Promise<PrivateJwk> {
  const known = await database.transaction(async (tx) => loadSetting(tx, SETTING));
  if (known !== undefined) return open(known, secretBox);
  const text = JSON.stringify(generatePrivateJwk('ES256'));
  const sealed = encodeBase64Url(secretBox.sealSecret(new TextEncoder().encode(text), SETTING));
  // Another process may have made one at the same moment: then its key counts.
  const kept = await database.transaction(async (tx) =>
    saveSettingOnce(tx, { key: SETTING, value: sealed, updatedAt: clock() }),
  );
  return open(kept, secretBox);
}

function open(sealed: string, secretBox: SecretBox): PrivateJwk {
  const plain = secretBox.openSecret(decodeBase64Url(sealed), SETTING);
  return JSON.parse(new TextDecoder().decode(plain)) as PrivateJwk;
}
