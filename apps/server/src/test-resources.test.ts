import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOW, openTestResources, type TestResources } from './test-resources.test-support.ts';

describe('the resources of tests', () => {
  let resources: TestResources;
  beforeAll(async () => {
    resources = await openTestResources();
  }, 60_000);
  afterAll(() => resources.close());

  it('stand at one moment until a test lets time pass', () => {
    expect(resources.clock()).toBe(NOW);
    resources.now = NOW + 1000;
    expect(resources.clock()).toBe(NOW + 1000);
  });

  it('reach database and ledger', async () => {
    const tenant = resources.database.forTenant('acme');
    const rows = await tenant.transaction('reader', (tx) =>
      tx.selectFrom('credential_record').selectAll().execute(),
    );
    expect(rows).toEqual([]);
    expect(await resources.ledger.request('eth_chainId', [])).toBe(resources.networks[0]?.chainId);
  });

  it('resolve a did:web that a test stands in for, and reach no other host', async () => {
    const id = 'did:web:maker.example';
    resources.served.set('https://maker.example/.well-known/did.json', {
      contentType: 'application/did+json',
      body: JSON.stringify({ id }),
    });
    const resolver = resources.openResolver();
    expect(await resolver.resolve(id)).toMatchObject({ didDocument: { id } });
    expect(await resolver.resolve('did:web:other.example')).toMatchObject({ didDocument: null });
    expect(resources.fetched).toContain('https://other.example/.well-known/did.json');
  });
});
