import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { runOnServer, testDatabases } from '../test-databases.test-support.ts';
import { createDatabase } from './create-database.ts';

const [, server] = testDatabases();
const test = server === undefined ? it.skip : it;

/** A name on the server of the tests. */
async function place(): Promise<{
  readonly name: string;
  readonly url: string;
  readonly drop: () => Promise<void>;
}> {
  const url = new URL((await server?.url?.()) ?? '');
  const admin = url.href;
  const name = `originmark test "${randomUUID()}"`;
  url.pathname = `/${encodeURIComponent(name)}`;
  return {
    name,
    url: url.href,
    drop: () => runOnServer(admin, `drop database if exists "${name.replaceAll('"', '""')}"`),
  };
}

describe('createDatabase', () => {
  test('makes the database of a URL, whatever its name, and leaves one that is there', async () => {
    const { drop, url } = await place();
    try {
      await Promise.all([createDatabase(url), createDatabase(url)]);
      await runOnServer(url, 'create table kept (one int)');
      await createDatabase(url);
      await runOnServer(url, 'select one from kept');
    } finally {
      await drop();
      await server?.drop();
    }
  });

  it('says that no server answers, and keeps the password to itself', async () => {
    await expect(createDatabase('postgres://me:secret@127.0.0.1:1/trade')).rejects.toMatchObject({
      code: 'database.unreachable',
      message: expect.stringMatching(/^the database trade on 127\.0\.0\.1:1 (?!.*secret)/),
    });
  });
});
