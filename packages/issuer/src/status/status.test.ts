import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  decodeStatusList,
  digestJson,
  getStatusBit,
  type JsonObject,
  parseCompactJws,
} from '@originmark/core';
import { IssuerError } from '../issuer-error.ts';
import {
  crypto,
  declarationOf,
  NOW,
  openTestWorld,
  type TestWorld,
} from '../issuer.test-support.ts';
import { testDatabases } from '../../../storage/src/test-databases.test-support.ts';
import { issue } from '../issuing/issue.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { resume, revoke, suspend } from './change-status.ts';
import { findStatusListToken, publishStatusLists } from './publish-status-lists.ts';

const MINUTE = 60_000;
describe.each(testDatabases())('on $name', (place) => {
  let world: TestWorld;
  let number = 0;

  beforeAll(async () => {
    world = await openTestWorld(place);
  }, 60_000);

  afterAll(async () => {
    await world.database.close();
    await place.drop();
  });

  /** An issuer with lists of its own and one credential on them. */
  async function begin(): Promise<{ issuer: IssuerContext; id: string; index: number }> {
    world.now = NOW;
    number += 1;
    const issuer = await world.createIssuer(`status-${number}.example`);
    const { id, credential } = await issue(issuer, declarationOf(issuer.did));
    const [entry] = credential.credentialStatus as unknown as [{ statusListIndex: string }];
    return { issuer, id, index: Number(entry.statusListIndex) };
  }

  type Purpose = 'revocation' | 'suspension';

  async function listOf(issuer: IssuerContext, purpose: Purpose): Promise<JsonObject> {
    const token = await findStatusListToken(issuer, issuer.statusListUrl(purpose, 1));
    return parseCompactJws(token!, { maxBytes: 2 ** 21 }).payload;
  }

  async function bitOf(issuer: IssuerContext, purpose: Purpose, index: number): Promise<boolean> {
    const { credentialSubject } = await listOf(issuer, purpose);
    const { encodedList } = credentialSubject as unknown as { encodedList: string };
    return getStatusBit(await decodeStatusList(encodedList, crypto), index);
  }

  async function refusal(work: Promise<unknown>): Promise<string> {
    const error: unknown = await work.catch((cause: unknown) => cause);
    if (error instanceof IssuerError) return error.code;
    throw new Error('it was not refused', { cause: error });
  }

  describe('status lists', () => {
    it('are published once, and again only when something changed or the end is near', async () => {
      const { issuer, id } = await begin();

      expect((await publishStatusLists(issuer)).map(({ sequence }) => sequence)).toEqual([1, 1]);
      world.now += 9 * MINUTE;
      expect(await publishStatusLists(issuer)).toEqual([]);
      await suspend(issuer, id);
      expect(await publishStatusLists(issuer)).toMatchObject([
        { listId: issuer.statusListUrl('suspension', 1), sequence: 2 },
      ]);
      world.now += 2 * MINUTE;
      expect(await publishStatusLists(issuer)).toMatchObject([
        { listId: issuer.statusListUrl('revocation', 1), sequence: 2 },
      ]);
    });

    it('name their predecessor by digest, and every version is kept', async () => {
      const { issuer, id } = await begin();
      await publishStatusLists(issuer);
      const first = await listOf(issuer, 'revocation');
      await revoke(issuer, id, { kind: 'ceased', effectiveAt: NOW });
      await publishStatusLists(issuer);
      const second = await listOf(issuer, 'revocation');
      const versions = await world.database.db
        .selectFrom('status_version')
        .select('sequence')
        .where('list_id', '=', issuer.statusListUrl('revocation', 1))
        .execute();

      expect(first).not.toHaveProperty('previousDigest');
      expect(second.previousDigest).toBe(digestJson(first, crypto.sha256));
      expect(versions).toHaveLength(2);
    });

    it('sign first what a crash left recorded, then what changed since', async () => {
      const { issuer, id, index } = await begin();
      const agent = Object.assign(Object.create(issuer.agent) as IssuerContext['agent'], {
        createVerifiableCredential: () => Promise.reject(new Error('power is gone')),
      });
      expect(await refusal(publishStatusLists({ ...issuer, agent }))).toBe('issuer.signing-failed');
      await revoke(issuer, id, { kind: 'ceased', effectiveAt: NOW });
      const published = await publishStatusLists(issuer);

      expect(published.map(({ sequence }) => sequence)).toEqual([1, 2, 1]);
      expect(await bitOf(issuer, 'revocation', index)).toBe(true);
    });

    it('go into the outbox of proofs of existence', async () => {
      const { issuer } = await begin();
      const count = async () =>
        (await world.database.db.selectFrom('anchor_item').select('digest').execute()).length;
      const before = await count();
      await publishStatusLists(issuer);

      expect(await count()).toBe(before + 2);
    });

    it('carry kind and effective date of a revocation', async () => {
      const { issuer, id, index } = await begin();
      await revoke(issuer, id, {
        kind: 'clerical-replaced',
        effectiveAt: Date.parse('2026-11-01T00:00:00Z'),
        reason: 'wrong code on the page',
      });
      await publishStatusLists(issuer);
      const list = await listOf(issuer, 'revocation');

      expect(list.revocations).toEqual([
        {
          statusListIndex: String(index),
          kind: 'clerical-replaced',
          effectiveFrom: '2026-11-01T00:00:00Z',
        },
      ]);
      expect(JSON.stringify(list)).not.toContain('wrong code');
      expect(await bitOf(issuer, 'revocation', index)).toBe(true);
      expect(await bitOf(issuer, 'suspension', index)).toBe(false);
    });
  });

  describe('the status of a credential', () => {
    it('is suspended and resumed', async () => {
      const { issuer, id, index } = await begin();
      await suspend(issuer, id);
      await publishStatusLists(issuer);
      expect(await bitOf(issuer, 'suspension', index)).toBe(true);
      await resume(issuer, id);
      await publishStatusLists(issuer);
      expect(await bitOf(issuer, 'suspension', index)).toBe(false);
    });

    it('is revoked for ever: no resumption, no weaker kind, the same again without effect', async () => {
      const { issuer, id } = await begin();
      const request = { kind: 'key-compromised', effectiveAt: NOW } as const;
      const first = await revoke(issuer, id, request);
      world.now += MINUTE;

      expect(await revoke(issuer, id, request)).toEqual(first);
      expect(await refusal(resume(issuer, id))).toBe('issuer.status-final');
      expect(await refusal(suspend(issuer, id))).toBe('issuer.status-final');
      for (const kind of ['ceased', 'clerical-replaced', 'false-from-the-start'] as const) {
        const weaker = revoke(issuer, id, { kind, effectiveAt: NOW - MINUTE });
        expect(await refusal(weaker)).toBe('issuer.status-final');
      }
    });

    /** What the published list tells of its one revocation, and every record there ever was. */
    async function recordsOf(issuer: IssuerContext, id: string) {
      await publishStatusLists(issuer);
      const kept = await world.database.db
        .selectFrom('revocation_record')
        .select(['number', 'kind', 'effective_at'])
        .where('credential_id', '=', id)
        .orderBy('number')
        .execute();
      const history = kept.map((row) => [row.number, row.kind, row.effective_at.getTime()]);
      return { published: (await listOf(issuer, 'revocation')).revocations, history };
    }

    const FAR = Date.parse('2099-01-01T00:00:00Z');
    const FAR_AHEAD = { kind: 'ceased', effectiveAt: FAR } as const;

    it.each(['key-compromised', 'false-from-the-start'] as const)(
      'ends from the beginning (%s) though an end far ahead was recorded',
      async (kind) => {
        const { issuer, id, index } = await begin();
        await revoke(issuer, id, FAR_AHEAD);
        await publishStatusLists(issuer);
        world.now += MINUTE;
        await revoke(issuer, id, { kind, effectiveAt: NOW });

        expect(await recordsOf(issuer, id)).toEqual({
          published: [
            { statusListIndex: String(index), kind, effectiveFrom: '2026-11-27T06:00:00Z' },
          ],
          history: [
            [1, 'ceased', FAR],
            [2, kind, NOW],
          ],
        });
        expect(await publishStatusLists(issuer)).toEqual([]);
        expect(await refusal(revoke(issuer, id, FAR_AHEAD))).toBe('issuer.status-final');
      },
    );

    it('ends sooner while its end lies ahead, never later and never once it came', async () => {
      const { issuer, id, index } = await begin();
      await revoke(issuer, id, FAR_AHEAD);
      const later = revoke(issuer, id, { kind: 'ceased', effectiveAt: FAR + 1 });
      expect(await refusal(later)).toBe('issuer.status-final');
      const other = revoke(issuer, id, { kind: 'clerical-replaced', effectiveAt: NOW });
      expect(await refusal(other)).toBe('issuer.status-final');
      await revoke(issuer, id, { kind: 'ceased', effectiveAt: NOW + MINUTE });
      world.now = NOW + MINUTE;
      const past = revoke(issuer, id, { kind: 'ceased', effectiveAt: NOW });

      expect(await refusal(past)).toBe('issuer.status-final');
      expect(await recordsOf(issuer, id)).toEqual({
        published: [
          {
            statusListIndex: String(index),
            kind: 'ceased',
            effectiveFrom: '2026-11-27T06:01:00Z',
          },
        ],
        history: [
          [1, 'ceased', FAR],
          [2, 'ceased', NOW + MINUTE],
        ],
      });
    });

    it('shows the stronger record at once, though a version with the weaker waits to be signed', async () => {
      const { issuer, id } = await begin();
      await publishStatusLists(issuer);
      await revoke(issuer, id, FAR_AHEAD);
      const agent = Object.assign(Object.create(issuer.agent) as IssuerContext['agent'], {
        createVerifiableCredential: () => Promise.reject(new Error('power is gone')),
      });
      expect(await refusal(publishStatusLists({ ...issuer, agent }))).toBe('issuer.signing-failed');
      await revoke(issuer, id, { kind: 'key-compromised', effectiveAt: NOW });

      expect((await publishStatusLists(issuer)).map(({ sequence }) => sequence)).toEqual([2, 3]);
      expect(await recordsOf(issuer, id)).toMatchObject({
        published: [{ kind: 'key-compromised' }],
      });
    });

    it('is suspended while its end lies ahead, for good, and not once it came', async () => {
      const { issuer, id, index } = await begin();
      await revoke(issuer, id, { kind: 'ceased', effectiveAt: NOW + MINUTE });
      await suspend(issuer, id);
      await publishStatusLists(issuer);
      expect(await bitOf(issuer, 'suspension', index)).toBe(true);
      expect(await refusal(resume(issuer, id))).toBe('issuer.status-final');
      world.now = NOW + MINUTE;
      expect(await refusal(suspend(issuer, id))).toBe('issuer.status-final');
    });

    it('is changed by its issuer alone', async () => {
      const { id } = await begin();
      const { issuer: other } = await begin();

      expect(await refusal(suspend(other, id))).toBe('issuer.credential-unknown');
      expect(await refusal(revoke(other, id, { kind: 'ceased', effectiveAt: NOW }))).toBe(
        'issuer.credential-unknown',
      );
      expect(await refusal(resume(other, 'urn:unknown'))).toBe('issuer.credential-unknown');
    });

    it('keeps a revoked credential from being the basis of another', async () => {
      const { issuer, id } = await begin();
      const record = await world.database.db
        .selectFrom('credential_record')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const draft = {
        ...declarationOf(issuer.did),
        edge: [{ role: 'basedOn', credential: id, credentialDigest: record.credential_digest }],
      };
      await expect(issue(issuer, draft, { basis: [record.token!] })).resolves.toBeDefined();
      await revoke(issuer, id, { kind: 'ceased', effectiveAt: NOW });

      expect(await refusal(issue(issuer, draft, { basis: [record.token!] }))).toBe(
        'issuer.refused',
      );
    });
  });
});
