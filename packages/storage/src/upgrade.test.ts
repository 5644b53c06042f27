import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { digestJson } from '@originmark/core';
import { sql } from 'kysely';
import { findRevocation, recordIntent, recordRevocation } from './index.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { NOW, testDatabases } from './test-databases.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'originmark-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ID = 'urn:uuid:0';

describe.each(testDatabases(join(folder, 'data')))(
  'revocations of an older schema, $name',
  (where) => {
    afterAll(async () => where.drop());

    it('count as they did, and may be followed by stronger ones', async () => {
      const older = await where.open({ migrations: MIGRATIONS.slice(0, 4) });
      await older.transaction(async (tx) => {
        await recordIntent(tx, {
          id: ID,
          type: 'SupplierOriginDeclaration',
          purpose: '',
          issuerDid: 'did:web:issuer.example',
          payload: '{}',
          credentialDigest: digestJson({}, (bytes) => createHash('sha256').update(bytes).digest()),
          createdAt: NOW,
        });
        await sql`insert into revocation_record (credential_id, kind, effective_at, recorded_at)
        values (${ID}, 'ceased', ${new Date(NOW + 1000)}, ${new Date(NOW)})`.execute(tx);
      });
      await older.close();

      const database = await where.open();
      try {
        const before = await database.transaction((tx) => findRevocation(tx, ID));
        expect(before).toMatchObject({ number: 1, kind: 'ceased' });
        const stronger = { kind: 'key-compromised', effectiveAt: NOW, recordedAt: NOW } as const;
        await database.transaction((tx) => recordRevocation(tx, { credentialId: ID, ...stronger }));
        const after = await database.transaction((tx) => findRevocation(tx, ID));
        expect(after).toMatchObject({ number: 2, kind: 'key-compromised' });
      } finally {
        await database.close();
      }
    }, 60_000);
  },
);
