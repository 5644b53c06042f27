import { type CryptoPrimitives, digestJson, isJsonObject, type JsonObject } from '@originmark/core';
import {
  type CredentialRow,
  type Damage,
  type FsckCheck,
  type OpenDatabase,
  type StorageTransaction,
  setCredentialColumns,
} from '@originmark/storage';
import { readKnownKeys } from './known-keys.ts';
import { issuerOf, isSignedByIssuer, readToken } from './signed-form.ts';

/** What the checks of the issuer's part need. */
export interface FsckDeps {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPrimitives;
}

/** A record whose payload has the digest on record: what it says may be compared with the rest. */
export interface SoundRecord {
  readonly row: CredentialRow;
  readonly payload: JsonObject;
}

/** All records that are sound; what is not is found by the checks of the database. */
export async function readSoundRecords(
  tx: StorageTransaction,
  { crypto }: Pick<FsckDeps, 'crypto'>,
): Promise<readonly SoundRecord[]> {
  const rows = await tx.selectFrom('credential_record').selectAll().orderBy('id').execute();
  return rows.flatMap((row) => {
    const payload = parseSound(row.payload, row.credential_digest, crypto);
    return payload === undefined ? [] : [{ row, payload }];
  });
}

/** A payload, undefined where it is not the one of its digest. */
export function parseSound(
  text: string,
  digest: string,
  { sha256 }: Pick<CryptoPrimitives, 'sha256'>,
): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as JsonObject;
    return isJsonObject(value) && digestJson(value, sha256) === digest ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The register says of each credential what the credential says of itself, and its signature holds. */
export function recordChecks({ crypto, database }: FsckDeps): readonly FsckCheck[] {
  return [
    {
      name: 'what the register says of issued credentials',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const keys = await readKnownKeys(tx, crypto);
          const found: Damage[] = [];
          for (const record of await readSoundRecords(tx, { crypto })) {
            found.push(...compareColumns(database, record));
            const { row } = record;
            const jws = readToken(row.token);
            const issuer = issuerOf(record.payload) ?? row.issuer_did;
            if (row.token === null) continue;
            if (jws !== undefined && (await isSignedByIssuer(jws, issuer, { crypto, keys }))) {
              found.push(...compareKid(database, row, jws.header['kid']));
              continue;
            }
            const copy = await findCopy(tx, row);
            const good = readToken(copy);
            const holds =
              good !== undefined && (await isSignedByIssuer(good, issuer, { crypto, keys }));
            found.push({
              code: 'credential.signature-unverified',
              subject: row.id,
              expected: `signed by a key of ${issuer}`,
              found: 'no key on record verifies the token',
              means:
                'The signed form was changed, or the record of its key is gone: from here it cannot be shown that it was issued.',
              ...(holds && {
                rebuild: {
                  from: 'the copy that the wallet of this folder holds',
                  run: () => setCredentialColumns(database, row, { token: copy }),
                },
              }),
            });
          }
          return found;
        }),
    },
  ];
}

function compareColumns(database: OpenDatabase, { payload, row }: SoundRecord): Damage[] {
  const types = [payload['type']].flat().filter((one) => typeof one === 'string');
  const type = types.find((one) => one !== 'VerifiableCredential');
  const subject = payload['credentialSubject'];
  const subjectId = isJsonObject(subject ?? null) ? (subject as JsonObject)['id'] : undefined;
  const said = {
    type: types.includes(row.type) ? row.type : type,
    issuer_did: issuerOf(payload),
    subject_did: typeof subjectId === 'string' ? subjectId : null,
  };
  const damages: Damage[] = [];
  for (const [column, value] of Object.entries(said)) {
    const found = row[column as keyof typeof said];
    // A subject without a DID has none in the register either.
    if (value === undefined || found === value) continue;
    if (column === 'subject_did' && found === null && !String(value).startsWith('did:')) continue;
    damages.push({
      code: `credential.${column.replace('_did', '')}-mismatch`,
      subject: row.id,
      expected: String(value),
      found: String(found),
      means: 'The register finds it under a name that it does not carry.',
      rebuild: {
        from: 'its payload',
        run: () => setCredentialColumns(database, row, { [column]: value }),
      },
    });
  }
  if (payload['id'] !== row.id)
    damages.push({
      code: 'credential.id-mismatch',
      subject: row.id,
      expected: JSON.stringify(payload['id'] ?? null),
      found: row.id,
      means: 'It is kept under another id than it carries: restore the database from a backup.',
    });
  return damages;
}

function compareKid(database: OpenDatabase, row: CredentialRow, kid: unknown): Damage[] {
  if (typeof kid !== 'string' || kid === row.kid) return [];
  return [
    {
      code: 'credential.kid-mismatch',
      subject: row.id,
      expected: kid,
      found: String(row.kid),
      means: 'The register names another key than signed it.',
      rebuild: { from: 'its token', run: () => setCredentialColumns(database, row, { kid }) },
    },
  ];
}

/** A trader that issued to itself, or took in what it issued, holds the token a second time. */
async function findCopy(tx: StorageTransaction, row: CredentialRow): Promise<string | null> {
  const held = await tx
    .selectFrom('held_credential')
    .select('token')
    .where('credential_digest', '=', row.credential_digest)
    .orderBy('position')
    .executeTakeFirst();
  return held?.token ?? null;
}
