import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeMigrated } from '../migrated-data.test-support.ts';
import { openDatabase } from '../open/open-database.ts';
import { copyDatabase, holdsDatabase } from './copy-database.ts';
import { lockFolder } from './lock-folder.ts';

describe('copyDatabase', () => {
  let home: string;
  let from: string;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'copies-'));
    from = join(home, 'from');
    await placeMigrated(from);
  });
  afterAll(() => {
    rmSync(home, { recursive: true });
  });

  it('gives a database that opens, and that the first knows nothing of', async () => {
    const to = join(home, 'to');
    // As a run that was killed leaves it.
    mkdirSync(join(to, 'pglite.partial'), { recursive: true, mode: 0o700 });
    expect(holdsDatabase(to)).toBe(false);
    await copyDatabase(from, to);
    expect(holdsDatabase(to)).toBe(true);
    const database = await openDatabase({ folder: to }, { clock: () => 0 });
    const tenants = await database.transaction('reader', (tx) =>
      tx.selectFrom('tenant').select('id').execute(),
    );
    await database.close();
    expect(tenants).toEqual([{ id: 'own' }]);
  });

  it('waits for nobody: a folder that is in use is refused', async () => {
    const free = lockFolder(from);
    try {
      await expect(copyDatabase(from, join(home, 'other'))).rejects.toMatchObject({
        code: 'folder.locked',
      });
    } finally {
      free();
    }
  });
});
