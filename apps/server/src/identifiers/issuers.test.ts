import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issue } from '@originmark/issuer/register';
import { declarationOf } from '../../../../packages/issuer/src/issuer.test-support.ts';
import { testDatabases } from '../../../../packages/storage/src/test-databases.test-support.ts';
import { type IssuerWorld, openIssuerWorld } from '../issuer-world.test-support.ts';
import { createLru } from './lru.ts';
import { statusHome } from './status-home.ts';

const LICENSOR = 'did:web:licensor.example';

describe.each(testDatabases())('issuerOf on $name', (place) => {
  let world: IssuerWorld;

  beforeAll(async () => {
    world = await openIssuerWorld({ place });
    await world.addTenant('northlight', LICENSOR);
    await world.addTenant('brightfern', 'did:web:maker.example');
  }, 120_000);

  afterAll(async () => {
    await world.resources.close();
    await place.drop();
  });

  it('issues for the tenant that holds the identifier, in its register alone', async () => {
    const issuer = await world.issuers.issuerOf('northlight', LICENSOR);
    const { id, credential } = await issue(issuer, declarationOf(LICENSOR));
    expect(JSON.stringify(credential)).toContain('https://licensor.example/status/revocation/1');
    const ids = (tenant: string) =>
      world.resources.database
        .forTenant(tenant)
        .transaction('reader', (tx) => tx.selectFrom('credential_record').select('id').execute());
    expect(await ids('northlight')).toEqual([{ id }]);
    expect(await ids('brightfern')).toEqual([]);
  });

  it("does not know another tenant's identifier, nor one that nobody holds", async () => {
    for (const did of [LICENSOR, 'did:web:nobody.example'])
      await expect(world.issuers.issuerOf('brightfern', did)).rejects.toMatchObject({
        code: 'issuer.identifier-unknown',
        message: expect.stringContaining(`${did} is not held here`),
      });
  });

  it('keeps one agent a tenant', () => {
    const { agentOf } = world.issuers;
    expect(agentOf('northlight')).toBe(agentOf('northlight'));
    expect(agentOf('northlight')).not.toBe(agentOf('brightfern'));
  });
});

describe('statusHome', () => {
  it.each([
    ['did:web:a.example', 'https://a.example/status'],
    ['did:web:a.example%3A8443:b:c', 'https://a.example:8443/b/c/status'],
    ['did:ethr:0x6f6d:0xabc', 'https://here.example:8701/status/did:ethr:0x6f6d:0xabc'],
  ])('of %s', (did, home) => {
    expect(statusHome(did, 'http://here.example:8701')).toBe(home);
  });
});

describe('createLru', () => {
  it('forgets what was asked for longest ago', () => {
    const made: string[] = [];
    const get = createLru(2, (key) => {
      made.push(key);
      return { key };
    });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) get(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});
