import {
  checkInclusion,
  createCommitment,
  type CryptoPrimitives,
  decodeBase64Url,
  type ExistenceProof,
  isJsonObject,
  normalizeDid,
  parseCheckpoint,
  parseCompactJws,
} from '@originmark/core';
import type { Damage, FsckCheck, OpenDatabase } from '@originmark/storage';
import { sortableMoment } from '../../hold/sortable-moment.ts';
import { BUNDLE_LIMITS } from '../../limits.ts';
import { textAt } from '../../match/read-members.ts';
import { issuerOfPayload } from '../../read-credential.ts';
import { digestOf, sealedName } from '../keep-rows.ts';
import type { WalletChecksDeps } from './wallet-checks-deps.ts';

/** Proofs prove what they are held for; lists and resolutions are what they are found by. */
export function evidenceChecks({ crypto, database }: WalletChecksDeps): readonly FsckCheck[] {
  return [
    {
      name: 'proofs of existence that are held',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const held = await tx
            .selectFrom('held_credential')
            .select(['token_digest', 'token'])
            .execute();
          const tokens = new Map(held.map(({ token, token_digest }) => [token_digest, token]));
          const parts = await tx.selectFrom('held_sealed_part').selectAll().execute();
          const sealed = new Set(
            parts.map(({ credential_digest }) => sealedName(credential_digest)),
          );
          const proofs = await tx
            .selectFrom('held_proof')
            .selectAll()
            .orderBy('proof_digest')
            .execute();
          return proofs.flatMap((row) => checkProof(row, { crypto, database, sealed, tokens }));
        }),
    },
    {
      name: 'status lists and resolutions that are held',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const lists = await tx
            .selectFrom('held_status_list')
            .selectAll()
            .orderBy('url')
            .execute();
          const states = await tx
            .selectFrom('held_did_resolution')
            .selectAll()
            .orderBy('did')
            .execute();
          return [
            ...lists.flatMap((row) => checkList(database, row)),
            ...states.flatMap((row) => checkResolution(database, row)),
          ];
        }),
    },
  ];
}

interface ProofRow {
  readonly token_digest: string;
  readonly proof_digest: string;
  readonly proof: string;
}

function checkProof(
  row: ProofRow,
  {
    crypto,
    database,
    sealed,
    tokens,
  }: Omit<WalletChecksDeps, 'secretBox'> & {
    readonly sealed: ReadonlySet<string>;
    readonly tokens: ReadonlyMap<string, string>;
  },
): Damage[] {
  const subject = `proof ${row.proof_digest}`;
  const found: Damage[] = [];
  const token = tokens.get(row.token_digest);
  const set = async (columns: Partial<ProofRow>): Promise<void> => {
    await database.transaction('repair', (tx) =>
      tx
        .updateTable('held_proof')
        .set(columns)
        .where('token_digest', '=', row.token_digest)
        .where('proof_digest', '=', row.proof_digest)
        .execute(),
    );
  };
  const proves = (text: string): boolean => provesToken(row.proof, text, crypto);
  if (token === undefined ? !sealed.has(row.token_digest) : !proves(token)) {
    const right = [...tokens].find(([, one]) => proves(one));
    found.push({
      code: 'wallet.proof-mismatch',
      subject,
      expected: 'a proof of what it is held for',
      found: token === undefined ? 'a credential that is not held' : 'a proof of something else',
      means:
        'By when the credential existed cannot be shown with it: import the proof again from whoever gave it.',
      ...(right !== undefined && {
        rebuild: {
          from: 'the credential whose token it proves',
          run: () => set({ token_digest: right[0] }),
        },
      }),
    });
  }
  const digest = digestOf(row.proof, crypto);
  if (digest === row.proof_digest) return found;
  found.push({
    code: 'wallet.proof-digest-mismatch',
    subject,
    expected: digest,
    found: row.proof_digest,
    means:
      'The proof or its digest was changed, and not all that it says is bound by the tree: import it again.',
  });
  return found;
}

/** That salt, path and checkpoint of a proof fit a token. Whether the ledger has it is the verifier's question. */
function provesToken(
  text: string,
  token: string,
  { sha256 }: Pick<CryptoPrimitives, 'sha256'>,
): boolean {
  try {
    const { checkpoint, index, path, salt } = JSON.parse(text) as ExistenceProof;
    const head = parseCheckpoint(checkpoint);
    if (head === undefined) return false;
    const commitment = createCommitment(
      { salt: decodeBase64Url(salt), tag: 'credential', bytes: new TextEncoder().encode(token) },
      sha256,
    );
    const { root, size } = head;
    return checkInclusion(
      { commitment, index, size, path: path.map(decodeBase64Url), root },
      sha256,
    );
  } catch {
    return false;
  }
}

interface ListRow {
  readonly url: string;
  readonly issuer: string;
  readonly sequence: bigint;
  readonly token: string;
}

function checkList(database: OpenDatabase, row: ListRow): Damage[] {
  const payload = payloadOf(row.token);
  if (payload === undefined) return [unreadable('wallet.list-unreadable', row.url)];
  const own = payload['sequence'];
  const said = {
    url: textAt(payload, 'id') ?? '',
    issuer: normalizeDid(issuerOfPayload(payload)),
    sequence: BigInt(typeof own === 'number' && Number.isSafeInteger(own) ? own : 0),
  };
  return differences('wallet.list', row.url, { row, said }, (columns) =>
    database.transaction('repair', async (tx) => {
      await tx
        .updateTable('held_status_list')
        .set(columns)
        .where('url', '=', row.url)
        .where('issuer', '=', row.issuer)
        .execute();
    }),
  );
}

interface ResolutionRow {
  readonly did: string;
  readonly valid_from: string;
  readonly token: string;
}

function checkResolution(database: OpenDatabase, row: ResolutionRow): Damage[] {
  const payload = payloadOf(row.token);
  if (payload === undefined) return [unreadable('wallet.resolution-unreadable', row.did)];
  const subject = payload['credentialSubject'];
  const id = isJsonObject(subject ?? null) ? textAt(subject as typeof payload, 'id') : undefined;
  const said = {
    did: normalizeDid(id ?? ''),
    valid_from: sortableMoment(textAt(payload, 'validFrom')),
  };
  return differences('wallet.resolution', row.did, { row, said }, (columns) =>
    database.transaction('repair', async (tx) => {
      await tx.updateTable('held_did_resolution').set(columns).where('did', '=', row.did).execute();
    }),
  );
}

function differences<Said extends Readonly<Record<string, string | bigint>>>(
  code: string,
  subject: string,
  { row, said }: { readonly row: Said; readonly said: Said },
  set: (columns: Partial<Said>) => Promise<void>,
): Damage[] {
  return Object.keys(said).flatMap((column) =>
    row[column] === said[column]
      ? []
      : [
          {
            code: `${code}-${column.replace('_', '-')}-mismatch`,
            subject,
            expected: String(said[column]),
            found: String(row[column]),
            means: 'It is not found where it is needed, or an older one takes its place.',
            rebuild: {
              from: 'its token',
              run: () => set({ [column]: said[column] } as Partial<Said>),
            },
          },
        ],
  );
}

function payloadOf(token: string) {
  try {
    return parseCompactJws(token, { maxBytes: BUNDLE_LIMITS.statusListTokenBytes }).payload;
  } catch {
    return undefined;
  }
}

function unreadable(code: string, subject: string): Damage {
  return {
    code,
    subject,
    found: 'no token',
    means: 'The evidence is lost: import it again from whoever gave it.',
  };
}
