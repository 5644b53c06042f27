import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestJson, encodeBase64Url, getStatusBit, parseJson } from '@originmark/core';
import { sql } from 'kysely';
import {
  abandonIntent,
  allocateStatusIndex,
  type CredentialIntent,
  createStatusList,
  findCredential,
  findPublishedVersion,
  findRevocation,
  fsck,
  listCredentials,
  listsToPublish,
  markHandedOver,
  markSigned,
  type OpenDatabase,
  prepareStatusVersion,
  publishStatusVersion,
  readNextVersion,
  recordIntent,
  recordRevocation,
  type RevocationKind,
  setSuspended,
} from './index.ts';
import { NOW, testDatabases } from './test-databases.test-support.ts';

const ISSUER = 'did:web:issuer.example';
const REVOCATION = 'https://issuer.example/status/1';
const SUSPENSION = 'https://issuer.example/status/2';
const KID = `${ISSUER}#key-1`;

function intentOf(id: string, note = 'a'): CredentialIntent {
  const payload = JSON.stringify({ id, note });
  return {
    id,
    type: 'TestCredential',
    purpose: 'test',
    issuerDid: ISSUER,
    payload,
    credentialDigest: digestOf(payload),
    createdAt: NOW,
  };
}

function digestOf(payload: string): string {
  return digestJson(parseJson(payload), (bytes) => createHash('sha256').update(bytes).digest());
}

/** Not a signature, but the form of a token over that payload. */
function tokenOf(payload: string, signature = 'c2ln'): string {
  return `e30.${encodeBase64Url(new TextEncoder().encode(payload))}.${signature}`;
}

/** One deed for each code of the self check; the owner of the tables can do them, the program cannot. */
const BEHIND_ITS_BACK = [
  `update credential_record set payload = '{"id":"x"}' where id = 'urn:test:steps'`,
  `alter table credential_record drop constraint signed_has_token`,
  `update credential_record set token = null where id = 'urn:test:first-token'`,
  `update status_list set bits = set_byte(bits, 16383, 255), allocated = allocated + 7
    where id = '${REVOCATION}'`,
  `insert into status_index values ('${REVOCATION}', 131073, 'urn:test:nobody')`,
  `update status_version set payload = '{}' where sequence = 1`,
  `update status_list set sequence = sequence + 5 where id = '${SUSPENSION}'`,
  `insert into anchor_batch (origin, size, claimed_at, prepared_at, state, root, checkpoint, digest)
    values ('o', 2, now(), now(), 'prepared', decode(repeat('00', 32), 'hex'), 'text', '0x' || repeat('0', 64))`,
  `insert into anchor_item (digest, tag, salt, commitment, state, batch_id, leaf_index, enqueued_at)
    select 'u', 't', root, root, 'anchored', id, 0, now() from anchor_batch`,
];

describe.each(testDatabases())('the register on $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
    await database.transaction(async (tx) => {
      for (const [id, purpose] of [
        [REVOCATION, 'revocation'],
        [SUSPENSION, 'suspension'],
      ] as const) {
        await createStatusList(tx, { id, issuerDid: ISSUER, purpose, createdAt: NOW });
      }
    });
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const issue = async (id: string, randomBytesFrom = randomBytes) =>
    database.transaction(async (tx) => {
      const index = await allocateStatusIndex(tx, {
        listIds: [REVOCATION, SUSPENSION],
        credentialId: id,
        randomBytes: randomBytesFrom,
      });
      await recordIntent(tx, intentOf(id));
      return index;
    });

  const bitOf = async (list: string, index: number) => {
    const row = await database.db
      .selectFrom('status_list')
      .select('bits')
      .where('id', '=', list)
      .executeTakeFirstOrThrow();
    return getStatusBit(row.bits, index);
  };

  describe('a credential', () => {
    it('goes from intended to signed to handed over, each step as often as one likes', async () => {
      const intent = intentOf('urn:test:steps');
      const token = tokenOf(intent.payload);
      const at = { id: intent.id, kid: KID, token, signedAt: NOW + 1 };
      const handed = { id: intent.id, handedOverAt: NOW + 2 };
      for (let repeat = 0; repeat < 2; repeat++) {
        await database.transaction(async (tx) => recordIntent(tx, intent));
        await database.transaction(async (tx) => markSigned(tx, at));
        await database.transaction(async (tx) => markHandedOver(tx, handed));
      }
      const row = await database.transaction(async (tx) => findCredential(tx, intent.id));
      expect(row).toMatchObject({
        state: 'handed-over',
        kid: KID,
        token,
        payload: intent.payload,
        signed_at: new Date(NOW + 1),
        handed_over_at: new Date(NOW + 2),
      });
    });

    it('keeps the first token when it is signed a second time', async () => {
      const intent = intentOf('urn:test:first-token');
      const first = tokenOf(intent.payload, 'Zmlyc3Q');
      const second = tokenOf(intent.payload, 'c2Vjb25k');
      await database.transaction(async (tx) => recordIntent(tx, intent));
      const answers = await Promise.all(
        [first, second].map(async (token) =>
          database.transaction(async (tx) =>
            markSigned(tx, { id: intent.id, kid: KID, token, signedAt: NOW }),
          ),
        ),
      );
      expect(new Set(answers.map((row) => row.token)).size).toBe(1);
    });

    it('refuses another payload under its id, and its payload under another id', async () => {
      const intent = intentOf('urn:test:other');
      await database.transaction(async (tx) => recordIntent(tx, intent));
      const other = database.transaction(async (tx) =>
        recordIntent(tx, intentOf('urn:test:other', 'b')),
      );
      await expect(other).rejects.toMatchObject({ code: 'record.mismatch' });
      const renamed = database.transaction(async (tx) =>
        recordIntent(tx, { ...intent, id: 'urn:test:renamed' }),
      );
      await expect(renamed).rejects.toMatchObject({ code: 'record.duplicate' });
    });

    it('refuses a digest that is not the payload’s, and a token over another payload', async () => {
      const intent = intentOf('urn:test:digest');
      const wrong = database.transaction(async (tx) =>
        recordIntent(tx, { ...intent, credentialDigest: intentOf('urn:test:x').credentialDigest }),
      );
      await expect(wrong).rejects.toMatchObject({ code: 'value.refused' });
      await database.transaction(async (tx) => recordIntent(tx, intent));
      const token = tokenOf(`${intent.payload} `);
      const sign = database.transaction(async (tx) =>
        markSigned(tx, { id: intent.id, kid: KID, token, signedAt: NOW }),
      );
      await expect(sign).rejects.toMatchObject({ code: 'record.mismatch' });
    });

    it('refuses a step out of order, and one of a record that is not there', async () => {
      const intent = intentOf('urn:test:order');
      await database.transaction(async (tx) => recordIntent(tx, intent));
      const early = database.transaction(async (tx) =>
        markHandedOver(tx, { id: intent.id, handedOverAt: NOW }),
      );
      await expect(early).rejects.toMatchObject({ code: 'record.wrong-state' });
      const abandon = { id: intent.id, abandonedAt: NOW };
      await database.transaction(async (tx) => abandonIntent(tx, abandon));
      await database.transaction(async (tx) => abandonIntent(tx, abandon));
      const late = database.transaction(async (tx) =>
        markSigned(tx, { id: intent.id, kid: KID, token: tokenOf(intent.payload), signedAt: NOW }),
      );
      await expect(late).rejects.toMatchObject({ code: 'record.wrong-state' });
      const nobody = database.transaction(async (tx) =>
        markHandedOver(tx, { id: 'urn:test:nobody', handedOverAt: NOW }),
      );
      await expect(nobody).rejects.toMatchObject({ code: 'record.not-found' });
    });

    it('cannot be changed or forgotten by the program', async () => {
      const change = database.transaction(async (tx) => {
        await tx.updateTable('credential_record').set({ payload: '{}' }).execute();
      });
      await expect(change).rejects.toMatchObject({ code: 'permission.refused' });
      const forget = database.transaction(async (tx) => {
        await tx.deleteFrom('credential_record').execute();
      });
      await expect(forget).rejects.toMatchObject({ code: 'permission.refused' });
    });

    it('is found at a restart as long as it is only intended', async () => {
      const intent = intentOf('urn:test:crashed');
      await database.transaction(async (tx) => recordIntent(tx, intent));
      const open = await database.transaction(async (tx) =>
        listCredentials(tx, { state: 'intended', limit: 1000 }),
      );
      expect(open.map(({ id }) => id)).toContain(intent.id);
    });

    it('is recorded once when 50 ask at the same time', async () => {
      const intent = intentOf('urn:test:fifty');
      const rows = await Promise.all(
        Array.from({ length: 50 }, async () =>
          database.transaction(async (tx) => recordIntent(tx, intent)),
        ),
      );
      expect(new Set(rows.map((row) => row.id))).toEqual(new Set([intent.id]));
    });
  });

  describe('an index', () => {
    it('is never given out twice to 50 who ask at the same time, in either list', async () => {
      // 64 indexes to draw from: without protection collisions are certain.
      const narrow = (count: number) => {
        const bytes = new Uint8Array(count);
        bytes[count - 1] = (randomBytes(1)[0] as number) & 63;
        return bytes;
      };
      const ids = Array.from({ length: 50 }, (_, at) => `urn:test:parallel-${at}`);
      const indexes = await Promise.all(ids.map(async (id) => issue(id, narrow as never)));
      expect(new Set(indexes).size).toBe(50);
      const rows = await database.db
        .selectFrom('status_index')
        .selectAll()
        .where('credential_id', 'like', 'urn:test:parallel-%')
        .execute();
      expect(rows).toHaveLength(100);
    });

    it('is the same when the same credential asks again', async () => {
      const [one, two] = await Promise.all([issue('urn:test:again'), issue('urn:test:again')]);
      expect(one).toBe(two);
    });

    it('is not kept without a record of its credential', async () => {
      const lost = database.transaction(async (tx) =>
        allocateStatusIndex(tx, {
          listIds: [REVOCATION],
          credentialId: 'urn:test:no-record',
          randomBytes,
        }),
      );
      await expect(lost).rejects.toMatchObject({ code: 'value.refused' });
    });

    it('is refused by a list that has given out all it may', async () => {
      const id = 'https://issuer.example/status/small';
      await database.transaction(async (tx) =>
        createStatusList(tx, {
          id,
          issuerDid: ISSUER,
          purpose: 'revocation',
          capacity: 1,
          createdAt: NOW,
        }),
      );
      const take = async (credentialId: string) =>
        database.transaction(async (tx) => {
          await recordIntent(tx, intentOf(credentialId));
          return allocateStatusIndex(tx, { listIds: [id], credentialId, randomBytes });
        });
      expect(await take('urn:test:last')).toBeLessThan(131_072);
      await expect(take('urn:test:too-many')).rejects.toMatchObject({ code: 'statuslist.full' });
    });

    it('is refused when the random source gives nothing or always the same', async () => {
      await issue('urn:test:zero', ((count: number) => new Uint8Array(count).fill(7)) as never);
      const again = issue('urn:test:zero-2', ((count: number) =>
        new Uint8Array(count).fill(7)) as never);
      await expect(again).rejects.toMatchObject({ code: 'random.unusable' });
      const nothing = issue('urn:test:nothing', (() => new Uint8Array(0)) as never);
      await expect(nothing).rejects.toMatchObject({ code: 'random.unusable' });
    });
  });

  describe('a revocation', () => {
    it('is recorded, shows in the bits, and stays the same when repeated', async () => {
      const credentialId = 'urn:test:revoked';
      const index = await issue(credentialId);
      const revocation = {
        credentialId,
        kind: 'ceased',
        effectiveAt: NOW - 1000,
        recordedAt: NOW,
      } as const;
      for (let repeat = 0; repeat < 2; repeat++) {
        await database.transaction(async (tx) => recordRevocation(tx, revocation));
      }
      expect(await bitOf(REVOCATION, index)).toBe(true);
      expect(await bitOf(SUSPENSION, index)).toBe(false);
      const other = database.transaction(async (tx) =>
        recordRevocation(tx, { ...revocation, kind: 'clerical-replaced' }),
      );
      await expect(other).rejects.toMatchObject({ code: 'record.mismatch' });
    });

    it('is followed by a stronger one only, also for a program that does not ask', async () => {
      const credentialId = 'urn:test:stronger';
      await issue(credentialId);
      const first = { credentialId, kind: 'ceased', effectiveAt: NOW + 1000 } as const;
      await database.transaction(async (tx) => recordRevocation(tx, { ...first, recordedAt: NOW }));
      const add = async (number: number, kind: RevocationKind, effectiveAt: number) =>
        database.transaction(async (tx) =>
          tx
            .insertInto('revocation_record')
            .values({
              credential_id: credentialId,
              number,
              kind,
              effective_at: new Date(effectiveAt),
              recorded_at: new Date(NOW),
            })
            .execute(),
        );
      await expect(add(2, 'ceased', NOW + 2000)).rejects.toThrow();
      await expect(add(2, 'clerical-replaced', NOW)).rejects.toThrow();
      await expect(add(3, 'key-compromised', NOW)).rejects.toThrow();
      await add(2, 'ceased', NOW + 500);
      await add(3, 'false-from-the-start', NOW);
      await expect(add(4, 'ceased', NOW)).rejects.toThrow();
      const change = database.transaction(async (tx) =>
        tx.deleteFrom('revocation_record').where('credential_id', '=', credentialId).execute(),
      );
      await expect(change).rejects.toThrow();
      const counts = await database.transaction('reader', async (tx) =>
        findRevocation(tx, credentialId),
      );
      expect(counts).toMatchObject({ number: 3, kind: 'false-from-the-start' });
    });

    it('is refused for a credential without an index', async () => {
      const credentialId = 'urn:test:no-index';
      await database.transaction(async (tx) => recordIntent(tx, intentOf(credentialId)));
      const revoke = database.transaction(async (tx) =>
        recordRevocation(tx, { credentialId, kind: 'ceased', effectiveAt: NOW, recordedAt: NOW }),
      );
      await expect(revoke).rejects.toMatchObject({ code: 'statuslist.none' });
    });

    it('is not lost when twenty come at once', async () => {
      const ids = Array.from({ length: 20 }, (_, at) => `urn:test:revoked-${at}`);
      const indexes = await Promise.all(ids.map(async (id) => issue(id)));
      await Promise.all(
        ids.map(async (credentialId) =>
          database.transaction(async (tx) =>
            recordRevocation(tx, {
              credentialId,
              kind: 'ceased',
              effectiveAt: NOW,
              recordedAt: NOW,
            }),
          ),
        ),
      );
      const bits = await Promise.all(indexes.map(async (index) => bitOf(REVOCATION, index)));
      expect(bits).toEqual(ids.map(() => true));
    });

    it('is unlike a suspension, which ends', async () => {
      const credentialId = 'urn:test:suspended';
      const index = await issue(credentialId);
      for (const suspended of [true, false]) {
        await database.transaction(async (tx) => setSuspended(tx, { credentialId, suspended }));
        expect(await bitOf(SUSPENSION, index)).toBe(suspended);
      }
    });
  });

  describe('a version of a list', () => {
    const prepare = async (note: string) =>
      database.transaction(async (tx) => {
        const { sequence, previousDigest, list } = await readNextVersion(tx, SUSPENSION);
        const payload = JSON.stringify({ sequence, note });
        return prepareStatusVersion(tx, {
          listId: SUSPENSION,
          sequence,
          payload,
          digest: digestOf(payload),
          ...(previousDigest !== undefined && { previousDigest }),
          bits: list.bits,
          createdAt: NOW,
        });
      });
    const publish = async (sequence: number, token: string) =>
      database.transaction(async (tx) =>
        publishStatusVersion(tx, {
          listId: SUSPENSION,
          sequence,
          kid: KID,
          token,
          publishedAt: NOW,
        }),
      );

    it('is prepared once, published once, and followed by one that names it', async () => {
      const first = await prepare('a');
      expect(await prepare('b')).toEqual(first);
      const token = tokenOf(first.payload);
      const published = await publish(1, token);
      expect(await publish(1, tokenOf(first.payload, 'b3RoZXI'))).toEqual(published);
      const toPublish = await database.transaction(async (tx) => listsToPublish(tx));
      expect(toPublish).toContain(REVOCATION);
      expect(toPublish).not.toContain(SUSPENSION);

      await issue('urn:test:next-version');
      await database.transaction(async (tx) =>
        setSuspended(tx, { credentialId: 'urn:test:next-version', suspended: true }),
      );
      const second = await prepare('c');
      expect(second).toMatchObject({ sequence: 2, previous_digest: first.digest });
      const served = await database.transaction(async (tx) => findPublishedVersion(tx, SUSPENSION));
      expect(served?.token).toBe(token);
      await publish(2, tokenOf(second.payload));
    });

    it('leaves the list to be published when bits changed since it was prepared', async () => {
      const prepared = await prepare('d');
      await issue('urn:test:in-between');
      await database.transaction(async (tx) =>
        setSuspended(tx, { credentialId: 'urn:test:in-between', suspended: true }),
      );
      await publish(prepared.sequence, tokenOf(prepared.payload));
      const toPublish = await database.transaction(async (tx) => listsToPublish(tx));
      expect(toPublish).toContain(SUSPENSION);
    });

    it('is refused out of order or over another payload', async () => {
      const gap = database.transaction(async (tx) =>
        prepareStatusVersion(tx, {
          listId: SUSPENSION,
          sequence: 9,
          payload: '{"n":9}',
          digest: digestOf('{"n":9}'),
          bits: new Uint8Array(16_384),
          createdAt: NOW,
        }),
      );
      await expect(gap).rejects.toMatchObject({ code: 'statuslist.broken-chain' });
      const { sequence } = await prepare('e');
      await expect(publish(sequence, tokenOf('{}'))).rejects.toMatchObject({
        code: 'record.mismatch',
      });
      await expect(publish(77, tokenOf('{}'))).rejects.toMatchObject({ code: 'record.not-found' });
    });
  });

  it('finds nothing wrong with itself after all this', async () => {
    expect(await fsck(database)).toEqual([]);
  });

  it('finds what was changed behind its back', async () => {
    await database.db.connection().execute(async (connection) => {
      await sql`reset role`.execute(connection);
      await sql`set session_replication_role = replica`.execute(connection);
      for (const statement of BEHIND_ITS_BACK) await sql.raw(statement).execute(connection);
      await sql`set session_replication_role = origin`.execute(connection);
      await sql`set role originmark_app`.execute(connection);
    });
    const codes = new Set((await fsck(database)).map(({ code }) => code));
    expect([...codes].sort()).toEqual([
      'anchor.batch-incomplete',
      'anchor.checkpoint-mismatch',
      'anchor.not-confirmed',
      'credential.digest-mismatch',
      'credential.token-mismatch',
      'credential.token-missing',
      'status.bit-wrong',
      'status.chain-broken',
      'status.count-wrong',
      'status.digest-mismatch',
      'status.index-out-of-range',
      'status.index-without-record',
      'status.token-mismatch',
    ]);
  });
});
