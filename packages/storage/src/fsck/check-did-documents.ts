import { createHash } from 'node:crypto';
import { digestBytes } from '@originmark/core';
import type { OpenDatabase } from '../open/open-database.ts';
import type { FsckCheck } from './fsck-finding.ts';

/** Every recorded document of a DID has the digest under which it is kept. */
export function didDocumentChecks(database: OpenDatabase): readonly FsckCheck[] {
  return [
    {
      name: 'documents of did:web as they were served',
      needs: ['database'],
      run: () =>
        database.transaction('reader', async (tx) => {
          const rows = await tx
            .selectFrom('did_document')
            .select(['did', 'digest', 'document'])
            .orderBy('did')
            .orderBy('digest')
            .execute();
          return rows
            .map((row) => ({ ...row, own: digestOf(row.document) }))
            .filter(({ digest, own }) => digest !== own)
            .map(({ did, digest, own }) => ({
              code: 'did.document-mismatch',
              subject: `${did} ${digest}`,
              expected: digest,
              found: own,
              means:
                'What this host served then is not known any more: its proof of existence is of another text, and keys that it held cannot be shown to have been in it.',
            }));
        }),
    },
  ];
}

function digestOf(text: string): string {
  return digestBytes(new TextEncoder().encode(text), (bytes) =>
    createHash('sha256').update(bytes).digest(),
  );
}
