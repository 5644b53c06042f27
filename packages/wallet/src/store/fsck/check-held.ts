import type { CryptoPrimitives } from '@originmark/core';
import type { Damage, FsckCheck, OpenDatabase, StorageTransaction } from '@originmark/storage';
import { type HeldCredential, readCredential } from '../../read-credential.ts';
import { digestOf } from '../keep-rows.ts';
import type { WalletChecksDeps } from './wallet-checks-deps.ts';

interface Row {
  readonly token_digest: string;
  readonly credential_digest: string;
  readonly id: string;
  readonly type: string;
  readonly token: string;
  readonly outcome: string | null;
  readonly reasons: string;
}

/** Every credential that is held is the one by whose digests it is found. */
export function heldChecks({ crypto, database }: WalletChecksDeps): readonly FsckCheck[] {
  return [
    {
      name: 'credentials that are held',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const rows = await tx
            .selectFrom('held_credential')
            .select([
              'token_digest',
              'credential_digest',
              'id',
              'type',
              'token',
              'outcome',
              'reasons',
            ])
            .orderBy('position')
            .execute();
          const found: Damage[] = [];
          for (const row of rows) found.push(...(await checkRow(tx, database, row, crypto)));
          return found;
        }),
    },
  ];
}

/** The token has two digests on record: what fits one of them is the token that was held. */
async function checkRow(
  tx: StorageTransaction,
  database: OpenDatabase,
  row: Row,
  crypto: CryptoPrimitives,
): Promise<Damage[]> {
  const read = readOrNone(row.token, crypto);
  const whole = digestOf(row.token, crypto);
  const found: Damage[] = [];
  if (whole !== row.token_digest) {
    const own = await findOwn(tx, row);
    const copy = own !== undefined && digestOf(own, crypto) === row.token_digest ? own : undefined;
    const isOwn = own === row.token;
    found.push({
      code: 'wallet.token-mismatch',
      subject: row.credential_digest,
      expected: row.token_digest,
      found: whole,
      means:
        copy === undefined && !isOwn
          ? 'Token or digest was changed: import the credential again from whoever gave it.'
          : 'It is not the one by whose digest it is found.',
      ...(isOwn && {
        rebuild: {
          from: 'the register of what was issued here, which has the same token',
          run: () => setRow(database, row, { token_digest: whole }),
        },
      }),
      ...(copy !== undefined && {
        rebuild: {
          from: 'the register of what was issued here',
          run: () => setRow(database, row, { token: copy }),
        },
      }),
    });
  }
  if (read?.credentialDigest !== row.credential_digest) {
    const fits = whole === row.token_digest && read !== undefined;
    found.push({
      code: 'wallet.digest-mismatch',
      subject: row.credential_digest,
      ...(read !== undefined && { expected: read.credentialDigest }),
      found: 'another payload',
      means: fits
        ? 'Nobody finds it by its digest.'
        : 'It cannot be presented: import it again from whoever gave it.',
      ...(fits && {
        rebuild: {
          from: 'its token, which has the digest on record',
          run: () => setRow(database, row, { credential_digest: read.credentialDigest }),
        },
      }),
    });
  }
  if (read !== undefined) found.push(...compareNames(database, row, read));
  if (!isList(row.reasons))
    found.push({
      code: 'wallet.reasons-unreadable',
      subject: row.credential_digest,
      found: 'no list in JSON',
      means: 'What the verifier said of it is lost: import it again to have it judged.',
    });
  return found;
}

function compareNames(database: OpenDatabase, row: Row, read: HeldCredential): Damage[] {
  return (['id', 'type'] as const).flatMap((column) =>
    row[column] === read[column]
      ? []
      : [
          {
            code: `wallet.${column}-mismatch`,
            subject: row.credential_digest,
            expected: read[column],
            found: row[column],
            means: 'It is found under a name that it does not carry.',
            rebuild: {
              from: 'its token',
              run: () => setRow(database, row, { [column]: read[column] }),
            },
          },
        ],
  );
}

/** What was issued here is kept a second time. */
async function findOwn(
  tx: StorageTransaction,
  { credential_digest }: Row,
): Promise<string | undefined> {
  const own = await tx
    .selectFrom('credential_record')
    .select('token')
    .where('credential_digest', '=', credential_digest)
    .executeTakeFirst();
  return own?.token ?? undefined;
}

async function setRow(
  database: OpenDatabase,
  { token_digest }: Row,
  columns: Partial<Omit<Row, 'outcome' | 'reasons'>>,
): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx
      .updateTable('held_credential')
      .set(columns)
      .where('token_digest', '=', token_digest)
      .execute(),
  );
}

function readOrNone(token: string, crypto: CryptoPrimitives): HeldCredential | undefined {
  try {
    return readCredential(token, crypto);
  } catch {
    return undefined;
  }
}

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}
