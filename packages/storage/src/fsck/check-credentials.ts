import { payloadOf } from '../credentials/mark-credential.ts';
import { digestOfPayload } from '../credentials/payload-digest.ts';
import { StorageError } from '../errors.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import type { CredentialRow } from '../tables.ts';
import type { Damage, FsckCheck } from './fsck-finding.ts';
import { setCredentialColumns } from './set-columns.ts';
import { forEachRow } from './read-pages.ts';

const COLUMNS = ['id', 'state', 'payload', 'credential_digest', 'token'] as const;
type Row = Pick<CredentialRow, (typeof COLUMNS)[number]>;

const UNKNOWN =
  'What was signed under this id is not known for certain: restore the database from a backup.';

/** Every payload fits its digest; every signed record has a token over its payload. */
export function credentialChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'the register of issued credentials',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const found: Damage[] = [];
          await forEachRow<Row>(
            tx,
            (on, after, limit) =>
              on
                .selectFrom('credential_record')
                .select(COLUMNS)
                .where('id', '>', after)
                .orderBy('id')
                .limit(limit)
                .execute(),
            { keyOf: ({ id }) => id, visit: (row) => found.push(...damageOf(row, database)) },
          );
          return found;
        }),
    },
  ];
}

/** Of payload, digest and token two that agree say what the third was. */
function damageOf(row: Row, database: OpenDatabase): Damage[] {
  const { credential_digest: digest, id, payload, state, token } = row;
  const signed = state === 'signed' || state === 'handed-over';
  if (signed && token === null)
    return [
      {
        code: 'credential.token-missing',
        subject: id,
        found: state,
        means: 'The signed form is gone: nothing shows that it was issued, nor when it existed.',
      },
    ];
  const own = digestOrNone(payload);
  const said = token === null ? undefined : payloadOf(token);
  const damages: Damage[] = [];
  if (own !== digest) {
    const byToken = said !== undefined && said === payload;
    damages.push({
      code: 'credential.digest-mismatch',
      subject: id,
      ...(own !== undefined && { expected: own }),
      found: digest,
      means: byToken ? 'The register names it by a digest that it does not have.' : UNKNOWN,
      ...(byToken &&
        own !== undefined && {
          rebuild: {
            from: 'the payload, which is also what the token signs',
            run: () => setCredentialColumns(database, { id }, { credential_digest: own }),
          },
        }),
    });
  }
  if (token !== null && said !== payload) {
    const byToken = said !== undefined && digestOrNone(said) === digest;
    damages.push({
      code: 'credential.token-mismatch',
      subject: id,
      found: 'another payload is signed',
      means: byToken ? 'The register shows another text than what was signed.' : UNKNOWN,
      ...(byToken && {
        rebuild: {
          from: 'the token, whose payload has the digest on record',
          run: () => setCredentialColumns(database, { id }, { payload: said }),
        },
      }),
    });
  }
  return damages;
}

/** The digest of a payload, undefined where it is no strict JSON. */
export function digestOrNone(payload: string): string | undefined {
  try {
    return digestOfPayload(payload);
  } catch (error) {
    if (error instanceof StorageError) return undefined;
    throw error;
  }
}
