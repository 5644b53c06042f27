import {
  type CryptoPrimitives,
  decodeStatusList,
  isJsonObject,
  type JsonObject,
  parseDateTime,
} from '@originmark/core';
import {
  type Damage,
  type FsckCheck,
  type StatusListRow,
  type StatusVersionRow,
  setVersionColumns,
} from '@originmark/storage';
import { type FsckDeps, parseSound } from './check-records.ts';
import { checkRevision, checkRevoked } from './check-revocations.ts';
import { type KnownKey, readKnownKeys } from './known-keys.ts';
import { issuerOf, isSignedByIssuer, readToken } from './signed-form.ts';
import { sameBytes } from './same-bytes.ts';

/** Each version of a list says what its row says, its signature holds, and nothing it revoked is forgotten. */
export function listChecks({ crypto, database }: FsckDeps): readonly FsckCheck[] {
  return [
    {
      name: 'what published status lists say',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const keys = await readKnownKeys(tx, crypto);
          const found: Damage[] = [];
          const lists = await tx.selectFrom('status_list').selectAll().orderBy('id').execute();
          for (const list of lists) {
            const versions = await tx
              .selectFrom('status_version')
              .selectAll()
              .where('list_id', '=', list.id)
              .orderBy('sequence')
              .execute();
            for (const version of versions)
              found.push(...(await checkVersion(version, { crypto, database, keys, list })));
            found.push(...(await checkRevision(tx, database, list)));
            const last = versions.filter(({ state }) => state === 'published').at(-1);
            if (last !== undefined)
              found.push(...(await checkRevoked(tx, database, { list, last, crypto })));
          }
          return found;
        }),
    },
  ];
}

const OTHER = 'The list is kept as something else than it was published as: restore a backup.';

async function checkVersion(
  version: StatusVersionRow,
  {
    crypto,
    database,
    keys,
    list,
  }: FsckDeps & { readonly keys: readonly KnownKey[]; readonly list: StatusListRow },
): Promise<Damage[]> {
  const payload = parseSound(version.payload, version.digest, crypto);
  if (payload === undefined) return [];
  const subject = `${list.id} version ${version.sequence}`;
  const found: Damage[] = [];
  const said = (
    code: string,
    [expected, found_]: readonly [unknown, unknown],
    { means = OTHER, run }: { readonly means?: string; readonly run?: () => Promise<void> } = {},
  ): void => {
    if (expected === found_) return;
    const rebuild = run === undefined ? {} : { rebuild: { from: 'its payload', run } };
    found.push({
      code,
      subject,
      expected: String(expected),
      found: String(found_),
      means,
      ...rebuild,
    });
  };
  const issuer_did = issuerOf(payload);
  said('status.list-mismatch', [payload['id'], list.id]);
  said('status.issuer-mismatch', [issuer_did, list.issuer_did], {
    run: async () => {
      await database.transaction('repair', (tx) =>
        tx
          .updateTable('status_list')
          .set(issuer_did === undefined ? {} : { issuer_did })
          .where('id', '=', list.id)
          .execute(),
      );
    },
  });
  said('status.sequence-mismatch', [payload['sequence'], version.sequence]);
  said('status.purpose-mismatch', [subjectOf(payload)['statusPurpose'], list.purpose]);
  const from = parseDateTime(payload['validFrom']) ?? 0;
  said('status.created-mismatch', [from, version.created_at.getTime()], {
    means: 'A note of time: the version itself says from when it is good.',
    run: () => setVersionColumns(database, version, { created_at: new Date(from) }),
  });
  const bits = await decode(payload, crypto);
  if (bits !== undefined && !sameBytes(bits, version.bits))
    found.push({
      code: 'status.version-bits-wrong',
      subject,
      expected: 'the bits that it publishes',
      found: 'other bits',
      means: 'Whether the list must be published again would be decided wrongly.',
      rebuild: { from: 'its payload', run: () => setVersionColumns(database, version, { bits }) },
    });
  if (version.token === null) return found;
  const jws = readToken(version.token);
  const issuer = issuerOf(payload) ?? list.issuer_did;
  if (jws === undefined || !(await isSignedByIssuer(jws, issuer, { crypto, keys })))
    found.push({
      code: 'status.signature-unverified',
      subject,
      expected: `signed by a key of ${issuer}`,
      found: 'no key on record verifies the token',
      means: 'Its signed form was changed, or the record of its key is gone.',
    });
  else if (typeof jws.header['kid'] === 'string' && jws.header['kid'] !== version.kid) {
    const { kid } = jws.header;
    found.push({
      code: 'status.kid-mismatch',
      subject,
      expected: kid,
      found: String(version.kid),
      means: 'The register names another key than signed it.',
      rebuild: {
        from: 'its token',
        run: () => setVersionColumns(database, version, { kid }),
      },
    });
  }
  return found;
}

function subjectOf({ credentialSubject }: JsonObject): JsonObject {
  return isJsonObject(credentialSubject ?? null) ? (credentialSubject as JsonObject) : {};
}

async function decode(
  payload: JsonObject,
  crypto: CryptoPrimitives,
): Promise<Uint8Array | undefined> {
  try {
    return await decodeStatusList(subjectOf(payload)['encodedList'], crypto);
  } catch {
    return undefined;
  }
}
