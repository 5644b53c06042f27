import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabases } from '../../../../packages/storage/src/test-databases.test-support.ts';
import { type IssuerWorld, openIssuerWorld } from '../issuer-world.test-support.ts';
import { NOW } from '../test-resources.test-support.ts';
import { type NewNotice, type NoticeOutbox, openNoticeOutbox } from './notice-outbox.ts';

const notice: NewNotice = {
  kind: 'credential-revoked',
  from: 'did:web:licensor.example',
  to: 'did:web:holder.example',
  about: 'urn:uuid:1',
  content: { revocation: 'ceased' },
  createdAt: NOW,
};

describe.each(testDatabases())('openNoticeOutbox on $name', (place) => {
  let world: IssuerWorld;
  let outbox: NoticeOutbox;

  beforeAll(async () => {
    world = await openIssuerWorld({ place });
    outbox = openNoticeOutbox(world.resources.crypto);
    await world.addTenant('northlight');
    await world.addTenant('brightfern');
  }, 120_000);

  afterAll(async () => {
    await world.resources.close();
    await place.drop();
  });

  const rows = (tenant: string) =>
    world.resources.database
      .forTenant(tenant)
      .transaction('reader', (tx) =>
        tx.selectFrom('notice').select(['id', 'to_party', 'content', 'tries']).execute(),
      );

  it('keeps a notice once, for the tenant that tells, with what it tells of or not at all', async () => {
    const own = world.resources.database.forTenant('northlight');
    const id = await own.transaction((tx) => outbox.add(tx, notice));
    expect(await own.transaction((tx) => outbox.add(tx, notice))).toBe(id);
    const failing = own.transaction(async (tx) => {
      await outbox.add(tx, { ...notice, about: 'urn:uuid:2' });
      throw new Error('what is told did not happen');
    });
    await expect(failing).rejects.toThrow('did not happen');
    expect(await rows('northlight')).toEqual([
      {
        id,
        to_party: notice.to,
        content: '{"revocation":"ceased","from":"did:web:licensor.example","about":"urn:uuid:1"}',
        tries: 0,
      },
    ]);
    expect(await rows('brightfern')).toEqual([]);
  });

  it("is not kept from a tenant by another's notice of the same", async () => {
    const own = world.resources.database.forTenant('brightfern');
    await own.transaction((tx) => outbox.add(tx, { ...notice, from: 'did:web:maker.example' }));
    expect(await rows('brightfern')).toHaveLength(1);
  });
});
