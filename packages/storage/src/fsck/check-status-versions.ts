import { payloadOf } from '../credentials/mark-credential.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import type { StatusListRow, StatusVersionRow } from '../tables.ts';
import { digestOrNone } from './check-credentials.ts';
import type { Damage, FsckCheck } from './fsck-finding.ts';
import { setVersionColumns } from './set-columns.ts';

const CHAIN =
  'A verifier that remembers the list sees a gap or a fork, and refuses what follows: restore a backup.';

/** Versions follow one another without a gap, each fits its digest and token. */
export function versionChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'published versions of status lists',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const found: Damage[] = [];
          const lists = await tx.selectFrom('status_list').selectAll().orderBy('id').execute();
          for (const list of lists) {
            const versions = await tx
              .selectFrom('status_version')
              .selectAll()
              .where('list_id', '=', list.id)
              .orderBy('sequence')
              .execute();
            for (const version of versions) found.push(...checkVersion(database, version));
            found.push(...checkChain(database, list, versions));
          }
          return found;
        }),
    },
  ];
}

function checkVersion(database: OpenDatabase, version: StatusVersionRow): Damage[] {
  const { digest, payload, token } = version;
  const subject = `${version.list_id} version ${version.sequence}`;
  const own = digestOrNone(payload);
  const said = token === null ? undefined : payloadOf(token);
  const damages: Damage[] = [];
  const means = 'What was published as this version is not known for certain.';
  if (own !== digest) {
    const agrees = said !== undefined && said === payload && own !== undefined;
    damages.push({
      code: 'status.digest-mismatch',
      subject,
      ...(own !== undefined && { expected: own }),
      found: digest,
      means,
      ...(agrees && {
        rebuild: {
          from: 'the payload, which is also what the token signs',
          run: () => setVersionColumns(database, version, { digest: own }),
        },
      }),
    });
  }
  if (token !== null && said !== payload) {
    const agrees = said !== undefined && digestOrNone(said) === digest;
    damages.push({
      code: 'status.token-mismatch',
      subject,
      found: 'another payload is signed',
      means,
      ...(agrees && {
        rebuild: {
          from: 'the token, whose payload has the digest on record',
          run: () => setVersionColumns(database, version, { payload: said }),
        },
      }),
    });
  }
  return damages;
}

function checkChain(
  database: OpenDatabase,
  list: StatusListRow,
  versions: readonly StatusVersionRow[],
): Damage[] {
  const damages: Damage[] = [];
  let previous: StatusVersionRow | undefined;
  let published = 0;
  for (const [at, version] of versions.entries()) {
    const subject = `${list.id} version ${version.sequence}`;
    const before = previous?.digest ?? null;
    if (version.sequence !== at + 1)
      damages.push({
        code: 'status.chain-broken',
        subject,
        expected: `version ${at + 1}`,
        found: `version ${version.sequence}`,
        means: CHAIN,
      });
    else if (version.previous_digest !== before) {
      // The predecessor may be the one that is damaged: only a digest that fits its own payload is taken.
      const sound = previous === undefined || digestOrNone(previous.payload) === before;
      damages.push({
        code: 'status.chain-broken',
        subject,
        expected: String(before),
        found: String(version.previous_digest),
        means: CHAIN,
        ...(sound && {
          rebuild: {
            from: 'the version before it',
            run: () => setVersionColumns(database, version, { previous_digest: before }),
          },
        }),
      });
    }
    if (version.state === 'published') published = version.sequence;
    previous = version;
  }
  // At most one is prepared and not yet published.
  if (published === list.sequence && versions.length <= published + 1) return damages;
  const whole =
    versions.every(({ sequence }, at) => sequence === at + 1) && versions.length <= published + 1;
  damages.push({
    code: 'status.chain-broken',
    subject: list.id,
    expected: `${published} versions published`,
    found: `${list.sequence} counted`,
    means: CHAIN,
    ...(whole &&
      published >= list.sequence && {
        rebuild: {
          from: 'the versions, of which none is missing',
          run: async () => {
            await database.transaction('repair', (tx) =>
              tx
                .updateTable('status_list')
                .set({ sequence: published })
                .where('id', '=', list.id)
                .execute(),
            );
          },
        },
      }),
  });
  return damages;
}
