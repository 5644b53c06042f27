import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetMarks, markOnce } from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';

describe.each(testDatabases())('a replay mark, on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const mark = (name: string, role: 'app' | 'judge' | 'officer' = 'app') =>
    database.transaction(role, (tx) => markOnce(tx, { mark: name, expiresAt: NOW }));

  it('is made once of fifty at once, whatever the role', async () => {
    const roles = ['app', 'judge', 'officer'] as const;
    const ends = await Promise.all(
      Array.from({ length: 50 }, (_, at) => mark('one', roles[at % roles.length])),
    );
    expect(ends.filter(Boolean)).toHaveLength(1);
  });

  it('counts until it is forgotten, and is forgotten when it is over', async () => {
    expect(await mark('two')).toBe(true);
    const forget = (endedBefore: number) =>
      database.transaction((tx) => forgetMarks(tx, { endedBefore }));
    expect(await forget(NOW)).toBe(0);
    expect(await mark('two')).toBe(false);
    expect(await forget(NOW + 1)).toBe(2);
    expect(await mark('two')).toBe(true);
  });
});
