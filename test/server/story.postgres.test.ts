import { afterAll, describe, it } from '@jest/globals';
import {
  runOnServer,
  testDatabases,
} from '../../packages/storage/src/test-databases.test-support.ts';
import { tellStory } from './tell-story.test-support.ts';

const [, server] = testDatabases();
const ROLES = ['issuer', 'wallet', 'verifier', 'auth'];

describe('the story over HTTP, on PostgreSQL', () => {
  if (server?.url === undefined) {
    it.skip('NOT TESTED: no PostgreSQL answers', () => undefined);
    return;
  }
  const { drop, url } = server;
  // Registered first, so that it runs when the service has ended.
  afterAll(async () => {
    const base = await url();
    const name = new URL(base).pathname.slice(1);
    for (const role of ROLES)
      await runOnServer(base, `drop database if exists ${name}_${role} with (force)`);
    await drop();
  });
  tellStory(async () => ({ DATABASE_URL: await url() }));
});
