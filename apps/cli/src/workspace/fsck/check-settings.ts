import { isJsonObject, type JsonValue } from '@originmark/core';
import {
  type Damage,
  type FsckCheck,
  loadSetting,
  type OpenDatabase,
  saveSetting,
} from '@originmark/storage';
import type { LedgerFile } from '../ledger-file.ts';
import { OPERATOR } from '../open-workspace.ts';

/** The names that are asked for, besides rotations. */
const KNOWN: readonly string[] = [OPERATOR, 'chain-id', 'secret-box'];

/** The settings: operator, network, and key rotations that were cut short. How keys are sealed shows when the secret opens. */
export function settingChecks({
  database,
  file,
  now,
}: {
  readonly database: OpenDatabase | undefined;
  readonly file: LedgerFile | undefined;
  readonly now: () => number;
}): readonly FsckCheck[] {
  return [
    {
      name: 'settings',
      needs: ['database'],
      // The reader never sees settings.
      run: async () =>
        database === undefined
          ? []
          : database.transaction('app', async (tx) => {
              const found: Damage[] = [];
              const operator = parse(await loadSetting(tx, OPERATOR));
              const keys = await tx.selectFrom('key_record').select(['kid', 'did']).execute();
              const { did: operatorDid, keyRef } = operator ?? {};
              const fits = keys.some(({ did, kid }) => did === operatorDid && kid === keyRef);
              if (!fits)
                found.push({
                  code: 'setting.operator',
                  subject: 'the operator',
                  expected: 'an identifier of this folder and its key',
                  found:
                    operator === undefined ? 'nothing that can be read' : 'none of this folder',
                  means:
                    'Who pays for what is written, and signs checkpoints, is not known: restore a backup.',
                });
              const chainId = await loadSetting(tx, 'chain-id');
              const expected = file === undefined ? undefined : String(Number(file.ledger.chainId));
              if (expected !== undefined && chainId !== expected)
                found.push({
                  code: 'setting.chain-id',
                  subject: 'the chain id',
                  expected,
                  found: chainId ?? 'none',
                  means:
                    '"originmark init" run again would take the folder for one of another network.',
                  rebuild: {
                    from: 'ledger.json, whose network was reached',
                    run: () =>
                      database.transaction((on) =>
                        saveSetting(on, { key: 'chain-id', value: expected, updatedAt: now() }),
                      ),
                  },
                });
              const dids = await tx.selectFrom('identifier').select('did').execute();
              const known = new Set([...KNOWN, ...dids.map(({ did }) => `rotation ${did}`)]);
              for (const { key, value } of await tx
                .selectFrom('setting')
                .select(['key', 'value'])
                .orderBy('key')
                .execute()) {
                const isRead = !key.startsWith('rotation ') || value === '' || parse(value);
                if (known.has(key) && isRead !== undefined) continue;
                found.push({
                  code: known.has(key) ? 'setting.rotation' : 'setting.unknown',
                  subject: key,
                  found: known.has(key)
                    ? 'nothing that can be read'
                    : 'a name that nothing asks for',
                  means: known.has(key)
                    ? 'A rotation that was cut short cannot be carried on: restore a backup.'
                    : 'A setting of another name may be missing: restore a backup.',
                });
              }
              return found;
            }),
    },
  ];
}

function parse(text: string | undefined): Readonly<Record<string, JsonValue>> | undefined {
  try {
    const value = JSON.parse(text ?? '') as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
