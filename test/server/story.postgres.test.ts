import { afterAll, describe, expect, it } from '@jest/globals';
import {
  runOnServer,
  testDatabases,
} from '../../packages/storage/src/test-databases.test-support.ts';
import { tellStory } from './tell-story.test-support.ts';

const [, server] = testDatabases();
const ROLES = ['issuer', 'wallet', 'verifier', 'auth'];

describe('the story over HTTP, on PostgreSQL', () => {
  if (server?.url === undefined) {
    // Its suite says so on standard error; nothing else can be told without a server.
    it('is not told: no PostgreSQL answers', () => {
      expect(server).toBeUndefined();
    });
    return;
  }
  const place = server;
  const urlOf = async (): Promise<string> => (await place.url?.()) ?? '';
  // Registered first, so that it runs when the service has ended.
  afterAll(async () => {
    const base = await urlOf();
    const name = new URL(base).pathname.slice(1);
    for (const role of ROLES)
      await runOnServer(base, `drop database if exists ${name}_${role} with (force)`);
    await place.drop();
  });
  tellStory(async () => ({ DATABASE_URL: await urlOf() }));
});
