import { type CommitmentTag, createCommitment, type CryptoPrimitives } from '@originmark/core';
import type {
  AnchorItemRow,
  Damage,
  FsckCheck,
  OpenDatabase,
  StorageTransaction,
} from '@originmark/storage';
import { anchorDigestOf, enqueueToken } from '../issuing/enqueue-token.ts';
import type { FsckDeps } from './check-records.ts';
import { readKnownKeys } from './known-keys.ts';
import { issuerOf, isSignedByIssuer, readToken } from './signed-form.ts';
import { sameBytes } from './same-bytes.ts';

const TAGS: readonly CommitmentTag[] = ['credential', 'document', 'did-document'];

/** What queueing anew needs. */
export interface QueueDeps extends FsckDeps {
  readonly randomBytes: (count: number) => Uint8Array;
  readonly clock: () => number;
}

/**
 * Every token that was signed here is queued or anchored, under a commitment that fits it; and what is queued of the
 * documents that hosts served fits them.
 */
export function queueChecks({
  clock,
  crypto,
  database,
  randomBytes,
}: QueueDeps): readonly FsckCheck[] {
  return [
    {
      name: 'what was signed and is to be anchored',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const items = new Map<string, AnchorItemRow>(
            (await tx.selectFrom('anchor_item').selectAll().execute()).map((item) => [
              item.digest,
              item,
            ]),
          );
          const tokens = await readTokens(tx);
          const known = new Set(tokens.map(({ token }) => anchorDigestOf(token, { crypto })));
          const keys = await readKnownKeys(tx, crypto);
          const found: Damage[] = [];
          for (const { digest, document, did } of await readDocuments(tx)) {
            const item = items.get(digest);
            known.add(digest);
            const text = {
              subject: `${did} ${digest}`,
              token: document,
              as: 'did-document',
            } as const;
            // A text that was changed is found by its own digest.
            if (item !== undefined && anchorDigestOf(document, { crypto }) === digest)
              found.push(...compare(database, { item, ...text }, crypto));
          }
          const unowned = [...items.values()].filter(({ digest }) => !known.has(digest));
          for (const { subject, token } of tokens) {
            const item = items.get(anchorDigestOf(token, { crypto }));
            if (item !== undefined) {
              found.push(...compare(database, { item, token, subject, as: 'credential' }, crypto));
              continue;
            }
            const jws = readToken(token);
            const issuer = jws === undefined ? undefined : issuerOf(jws.payload);
            // A token that was changed was never signed: that is found elsewhere, and is not anchored.
            if (jws === undefined || issuer === undefined) continue;
            if (!(await isSignedByIssuer(jws, issuer, { crypto, keys }))) continue;
            const moved = unowned.find((one) => fits(one, token, crypto) !== undefined);
            found.push({
              code: 'anchor.not-queued',
              subject,
              expected: 'queued or anchored',
              found: moved === undefined ? 'nothing' : `queued under the digest ${moved.digest}`,
              means:
                moved === undefined
                  ? 'Its salt is gone: that it existed before now can no longer be proven from here, only that it exists from now on.'
                  : 'Nobody finds the proof of its existence.',
              rebuild:
                moved === undefined
                  ? {
                      from: 'its token, with a new salt: it is anchored as of the next run',
                      run: () =>
                        database.transaction('repair', (on) =>
                          enqueueToken(on, token, { clock, crypto, randomBytes }),
                        ),
                    }
                  : {
                      from: 'its token, which fits salt and commitment',
                      run: () =>
                        setItem(database, moved.digest, {
                          digest: anchorDigestOf(token, { crypto }),
                        }),
                    },
            });
          }
          return found;
        }),
    },
  ];
}

function readDocuments(tx: StorageTransaction) {
  return tx
    .selectFrom('did_document')
    .select(['did', 'digest', 'document'])
    .orderBy('did')
    .orderBy('digest')
    .execute();
}

async function readTokens(
  tx: StorageTransaction,
): Promise<readonly { readonly subject: string; readonly token: string }[]> {
  const credentials = await tx
    .selectFrom('credential_record')
    .select(['id', 'token'])
    .where('token', 'is not', null)
    .orderBy('id')
    .execute();
  const versions = await tx
    .selectFrom('status_version')
    .select(['list_id', 'sequence', 'token'])
    .where('token', 'is not', null)
    .orderBy('list_id')
    .orderBy('sequence')
    .execute();
  return [
    ...credentials.map(({ id, token }) => ({ subject: id, token: token ?? '' })),
    ...versions.map(({ list_id, sequence, token }) => ({
      subject: `${list_id} version ${sequence}`,
      token: token ?? '',
    })),
  ];
}

function compare(
  database: OpenDatabase,
  {
    as,
    item,
    subject,
    token,
  }: { item: AnchorItemRow; subject: string; token: string; as: CommitmentTag },
  crypto: CryptoPrimitives,
): Damage[] {
  const tag = fits(item, token, crypto);
  if (tag === item.tag) return [];
  const mend = (columns: Partial<Omit<AnchorItemRow, 'position'>>, from: string) => ({
    from,
    run: () => setItem(database, item.digest, columns),
  });
  if (tag !== undefined)
    return [
      {
        code: 'anchor.tag-mismatch',
        subject,
        expected: tag,
        found: item.tag,
        means: 'The proof of its existence would not verify.',
        rebuild: mend({ tag }, 'its token, which fits salt and commitment under that tag'),
      },
    ];
  const commitment = commit(item.salt, as, token, crypto);
  return [
    {
      code: 'anchor.commitment-mismatch',
      subject,
      expected: 'a commitment of its salt and token',
      found: 'another commitment',
      means:
        item.state === 'waiting'
          ? 'What would be anchored proves nothing of it.'
          : 'Salt or commitment was changed: unless the tree says which, that it existed by then can no longer be proven from here.',
      // Waiting it is bound to nothing yet. In a batch the tree decides: see the check of batches.
      ...(item.state === 'waiting' && {
        rebuild: mend({ commitment, tag: as }, 'its salt and text'),
      }),
    },
  ];
}

/** The tag under which an item commits to a token, undefined where it does under none. */
export function fits(
  { commitment, salt }: Pick<AnchorItemRow, 'commitment' | 'salt'>,
  token: string,
  crypto: Pick<CryptoPrimitives, 'sha256'>,
): CommitmentTag | undefined {
  return TAGS.find((tag) => sameBytes(commit(salt, tag, token, crypto), commitment));
}

/** The commitment to a token. */
export function commit(
  salt: Uint8Array,
  tag: CommitmentTag,
  token: string,
  { sha256 }: Pick<CryptoPrimitives, 'sha256'>,
): Uint8Array {
  return createCommitment({ salt, tag, bytes: new TextEncoder().encode(token) }, sha256);
}

async function setItem(
  database: OpenDatabase,
  digest: string,
  columns: Partial<Omit<AnchorItemRow, 'position'>>,
): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx.updateTable('anchor_item').set(columns).where('digest', '=', digest).execute(),
  );
}
