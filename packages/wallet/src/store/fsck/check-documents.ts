import { digestBytes } from '@originmark/core';
import type { Damage, FsckCheck } from '@originmark/storage';
import { nameOfDocument } from '../documents.ts';
import type { WalletChecksDeps } from './wallet-checks-deps.ts';

/** Every document opens with the secret and has its digest. */
export function documentChecks({
  crypto,
  database,
  secretBox,
}: WalletChecksDeps): readonly FsckCheck[] {
  return [
    {
      name: 'documents that are held',
      needs: ['database', 'secret'],
      run: async () => {
        if (secretBox === undefined) return [];
        const digests = await database.transaction('reader', (tx) =>
          tx.selectFrom('held_document').select('digest').orderBy('digest').execute(),
        );
        const found: Damage[] = [];
        // One at a time: a document measures up to 25 MiB.
        for (const { digest } of digests) {
          const row = await database.transaction('reader', (tx) =>
            tx
              .selectFrom('held_document')
              .selectAll()
              .where('digest', '=', digest)
              .executeTakeFirst(),
          );
          if (row === undefined) continue;
          const set = async (columns: { size?: number; digest?: string }): Promise<void> => {
            await database.transaction('repair', (tx) =>
              tx.updateTable('held_document').set(columns).where('digest', '=', digest).execute(),
            );
          };
          const bytes = open(digest) ?? open(row.associated_data.split('\n')[1] ?? '');
          const real = bytes === undefined ? undefined : digestBytes(bytes, crypto.sha256);
          if (bytes === undefined || real === undefined) {
            found.push({
              code: 'wallet.document-damaged',
              subject: digest,
              expected: 'a document that opens and has this digest',
              found: 'it does not open, or is another',
              means: 'The document is lost: import it again.',
            });
            continue;
          }
          if (real !== digest)
            found.push({
              code: 'wallet.document-misnamed',
              subject: digest,
              expected: real,
              found: digest,
              means: 'Credentials that name the document do not find it.',
              rebuild: { from: 'the document itself', run: () => set({ digest: real }) },
            });
          if (row.size !== bytes.length)
            found.push({
              code: 'wallet.document-size-mismatch',
              subject: digest,
              expected: String(bytes.length),
              found: String(row.size),
              means: 'Nothing but what the list of documents says of it.',
              rebuild: { from: 'the document itself', run: () => set({ size: bytes.length }) },
            });
          if (row.associated_data !== nameOfDocument(real))
            found.push({
              code: 'wallet.document-label-mismatch',
              subject: digest,
              expected: nameOfDocument(real),
              found: row.associated_data,
              means: 'Nothing: what it is sealed to is asked, not what stands beside it.',
              rebuild: {
                from: 'its digest',
                run: async () => {
                  await database.transaction('repair', (tx) =>
                    tx
                      .updateTable('held_document')
                      .set({ associated_data: nameOfDocument(real) })
                      .where('digest', '=', digest)
                      .execute(),
                  );
                },
              },
            });

          function open(name: string): Uint8Array | undefined {
            try {
              return secretBox?.openSecret(row?.sealed ?? new Uint8Array(), nameOfDocument(name));
            } catch {
              return undefined;
            }
          }
        }
        return found;
      },
    },
  ];
}
