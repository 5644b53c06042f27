import { encodeBase64Url, type PublicJwk } from '@originmark/core';
import { createNodeSigner } from '@originmark/core/node';
import type {
  Damage,
  FsckCheck,
  KeyRow,
  OpenDatabase,
  PrivateKeyRow,
  SecretBox,
} from '@originmark/storage';
import { isIssuerKeyType, toPublicJwk } from '../agent/managed-keys.ts';
import { nameOfPrivateKey } from '../agent/private-key-store.ts';

const TYPES = ['Secp256r1', 'Ed25519', 'Secp256k1'] as const;

/** Each private key opens with the secret and fits its public part. Nothing of it is ever told. */
export function privateKeyChecks({
  database,
  secretBox,
}: {
  readonly database: OpenDatabase;
  /** Absent where the secret is: then the check is told as one that was not made. */
  readonly secretBox: SecretBox | undefined;
}): readonly FsckCheck[] {
  return [
    {
      name: 'private keys',
      needs: ['database', 'secret'],
      // The reader never sees private keys.
      run: () =>
        database.transaction('app', async (tx) => {
          if (secretBox === undefined) return [];
          const rows = await tx.selectFrom('private_key').selectAll().orderBy('alias').execute();
          const keys = await tx.selectFrom('key_record').selectAll().orderBy('kid').execute();
          const held = new Set(rows.map(({ alias }) => alias));
          const found: Damage[] = keys
            .filter(({ did, kid }) => did !== null && !held.has(kid))
            .map(({ did, kid }) => ({
              code: 'key.private-missing',
              subject: kid,
              expected: `the private key of ${String(did)}`,
              found: 'none',
              means:
                'Nothing can be signed with it any more: put another in its place with "originmark did rotate", or restore a backup.',
            }));
          const without = keys.filter(({ kid }) => !held.has(kid));
          for (const row of rows)
            found.push(...checkOne(database, row, { box: secretBox, without }));
          return found;
        }),
    },
  ];
}

interface Around {
  readonly box: SecretBox;
  /** Keys on record that have no private part. */
  readonly without: readonly KeyRow[];
}

function checkOne(database: OpenDatabase, row: PrivateKeyRow, { box, without }: Around): Damage[] {
  const { alias, associated_data, type } = row;
  const name = nameOfPrivateKey(alias, type);
  if (!opens(box, row, name)) {
    // It opens for nothing but what it was sealed to: its name or type may be what was changed.
    const real = [row.alias, ...without.map(({ kid }) => kid)]
      .flatMap((one) => TYPES.map((of) => ({ alias: one, type: of })))
      .find((one) => opens(box, { ...row, ...one }, nameOfPrivateKey(one.alias, one.type)));
    return [
      {
        code: 'key.private-unusable',
        subject: alias,
        expected: 'a key that opens with the secret and fits its public part',
        found: 'it does not open, or is another',
        means:
          'Nothing can be signed with it any more: put another in its place with "originmark did rotate", or restore a backup.',
        ...(real !== undefined && {
          rebuild: {
            from: 'the name and type that it is sealed to',
            run: async () => {
              await database.transaction((tx) =>
                tx.updateTable('private_key').set(real).where('alias', '=', alias).execute(),
              );
            },
          },
        }),
      },
    ];
  }
  if (associated_data === name) return [];
  return [
    {
      code: 'key.private-misnamed',
      subject: alias,
      expected: 'sealed to its own name',
      found: 'another name beside it',
      means: 'Nothing: what it is sealed to is asked, not what stands beside it.',
      rebuild: {
        from: 'its name and type',
        run: async () => {
          await database.transaction((tx) =>
            tx
              .updateTable('private_key')
              .set({ associated_data: name })
              .where('alias', '=', alias)
              .execute(),
          );
        },
      },
    },
  ];
}

function opens(box: SecretBox, { alias, sealed, type }: PrivateKeyRow, name: string): boolean {
  try {
    const secret = box.openSecret(sealed, name);
    if (!isIssuerKeyType(type)) return false;
    const jwk: PublicJwk = toPublicJwk(type, alias);
    // Signs a probe and verifies it with the public part.
    createNodeSigner({ ...jwk, d: encodeBase64Url(secret.subarray(0, 32)) }, `${alias}#probe`);
    return true;
  } catch {
    return false;
  }
}
