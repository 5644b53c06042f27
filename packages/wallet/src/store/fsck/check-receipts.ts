import type { Damage, FsckCheck } from '@originmark/storage';
import { receiptIdOf } from '../receipts.ts';
import type { WalletChecksDeps } from './wallet-checks-deps.ts';

/** Receipts have the id that follows from importer and certification; parts stand on what is held. */
export function receiptChecks({ crypto, database }: WalletChecksDeps): readonly FsckCheck[] {
  return [
    {
      name: 'receipts and what parts stood on',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const held = await tx
            .selectFrom('held_credential')
            .select(['credential_digest', 'id'])
            .execute();
          const ids = new Set(held.map(({ id }) => id));
          const digests = new Set(held.map(({ credential_digest }) => credential_digest));
          const issued = new Map(
            (
              await tx
                .selectFrom('credential_record')
                .select(['id', 'signed_at'])
                .where('signed_at', 'is not', null)
                .execute()
            ).map(({ id, signed_at }) => [id, signed_at]),
          );
          const found: Damage[] = [];
          for (const row of await tx.selectFrom('wallet_receipt').selectAll().execute()) {
            const { credential_digest, importer, issued_at, receipt_id } = row;
            const subject = `receipt ${receipt_id}`;
            const set = async (columns: { receipt_id?: string; issued_at?: Date | null }) => {
              await database.transaction('repair', (on) =>
                on
                  .updateTable('wallet_receipt')
                  .set(columns)
                  .where('importer', '=', importer)
                  .where('credential_digest', '=', credential_digest)
                  .execute(),
              );
            };
            const expected = receiptIdOf(importer, credential_digest, crypto);
            if (expected !== receipt_id) {
              // Importer or certification may be what was changed: the register says which id was issued.
              const sound = digests.has(credential_digest) && !issued.has(receipt_id);
              found.push({
                code: 'wallet.receipt-id-mismatch',
                subject,
                expected,
                found: receipt_id,
                means: 'A second receipt of the certification might be given.',
                ...(sound && {
                  rebuild: {
                    from: 'importer and certification',
                    run: () => set({ receipt_id: expected }),
                  },
                }),
              });
              continue;
            }
            if (!digests.has(credential_digest))
              found.push({
                code: 'wallet.receipt-of-nothing',
                subject,
                expected: 'a receipt of a certification that is held',
                found: credential_digest,
                means: 'The certification is gone: import it again.',
              });
            const signedAt = issued.get(receipt_id);
            if ((signedAt === undefined) !== (issued_at === null))
              found.push({
                code: 'wallet.receipt-state-mismatch',
                subject,
                expected: signedAt === undefined ? 'not issued' : 'issued',
                found: issued_at === null ? 'not issued' : 'issued',
                means: 'It would be issued again, or never.',
                rebuild: {
                  from: 'the register of what was issued here',
                  run: () => set({ issued_at: signedAt ?? null }),
                },
              });
          }
          for (const { credentials, importer, part } of await tx
            .selectFrom('part_match')
            .selectAll()
            .execute()) {
            const known = readIds(credentials);
            if (known?.every((id) => ids.has(id)) === true && importer.startsWith('did:')) continue;
            found.push({
              code: 'wallet.part-mismatch',
              subject: `part ${part} of ${importer}`,
              expected: 'credentials that are held',
              found: credentials,
              means:
                'On what the part stood before is forgotten: the next pre-flight chooses anew.',
              rebuild: {
                from: 'the next entry that is filed: what is wrong is taken out',
                run: async () => {
                  await database.transaction('repair', (on) =>
                    on
                      .deleteFrom('part_match')
                      .where('importer', '=', importer)
                      .where('part', '=', part)
                      .execute(),
                  );
                },
              },
            });
          }
          return found;
        }),
    },
  ];
}

function readIds(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}
