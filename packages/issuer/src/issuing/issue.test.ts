import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKeyImporter, parseCompactJws, verifyJws } from '@originmark/core';
import { listKeys } from '../agent/identifiers.ts';
import { IssuerError } from '../issuer-error.ts';
import {
  crypto,
  declarationOf,
  NOW,
  openTestWorld,
  type TestWorld,
} from '../issuer.test-support.ts';
import { testDatabases } from '../../../storage/src/test-databases.test-support.ts';
import { abandonIssuing, finishIssuing, handOver, listInterrupted } from './interrupted.ts';
import { issue } from './issue.ts';
import type { IssuerContext } from './issuer-context.ts';

describe.each(testDatabases())('on $name', (place) => {
  let world: TestWorld;
  let issuer: IssuerContext;

  beforeAll(async () => {
    world = await openTestWorld(place);
    issuer = await world.createIssuer('spinner.example', { name: 'Spinner' });
  }, 60_000);

  afterAll(async () => {
    await world.database.close();
    await place.drop();
  });

  /** The issuer, with an agent that dies before it signs. */
  function dying(): IssuerContext {
    const agent = Object.assign(Object.create(issuer.agent) as IssuerContext['agent'], {
      createVerifiableCredential: () => Promise.reject(new Error('power is gone')),
    });
    return { ...issuer, agent };
  }

  async function recordOf(id: string) {
    return world.database.db
      .selectFrom('credential_record')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  }

  async function countOf(table: 'credential_record' | 'status_index' | 'anchor_item') {
    const rows = await world.database.db.selectFrom(table).selectAll().execute();
    return rows.length;
  }

  async function refusal(work: Promise<unknown>): Promise<IssuerError> {
    const error: unknown = await work.catch((cause: unknown) => cause);
    if (error instanceof IssuerError) return error;
    throw new Error('it was not refused', { cause: error });
  }

  describe('issue', () => {
    it('fills in what a draft leaves out, and signs what it recorded', async () => {
      const issued = await issue(issuer, declarationOf(issuer.did), { purpose: 'order 17' });
      const record = await recordOf(issued.id);
      const jws = parseCompactJws(issued.token);
      const [key] = await listKeys(issuer.agent, issuer.did);

      expect(issued.warnings).toEqual([]);
      expect(record).toMatchObject({ state: 'signed', purpose: 'order 17', token: issued.token });
      expect(JSON.stringify(jws.payload)).toBe(record.payload);
      expect(jws.payload).toMatchObject({
        '@context': ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'],
        id: expect.stringMatching(
          /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ),
        type: ['VerifiableCredential', 'SupplierOriginDeclaration'],
        issuer: { id: issuer.did, name: 'Spinner' },
        validFrom: '2026-11-27T06:00:00Z',
      });
      const imported = createKeyImporter(crypto)(key!.jwk);
      expect(await verifyJws(jws, 'ES256', imported, crypto)).toBe(true);
      expect(jws.header.kid).toBe(key!.kid);
    });

    it('gives each credential an index of its own, the same in both lists', async () => {
      const [first, second] = [
        await issue(issuer, declarationOf(issuer.did)),
        await issue(issuer, declarationOf(issuer.did)),
      ];
      const entries = [first, second].map(
        ({ credential }) =>
          credential.credentialStatus as unknown as readonly Record<string, string>[],
      );

      expect(entries[0]).toMatchObject([
        {
          statusPurpose: 'revocation',
          statusListCredential: 'https://spinner.example/status/revocation/1',
        },
        {
          statusPurpose: 'suspension',
          statusListCredential: 'https://spinner.example/status/suspension/1',
        },
      ]);
      const [one, other] = entries.map((pair) =>
        pair.map(({ statusListIndex }) => statusListIndex),
      );
      expect(one![0]).toBe(one![1]);
      expect(one).not.toEqual(other);
    });

    it('queues the exact token for anchoring, together with its record', async () => {
      const before = await countOf('anchor_item');
      await issue(issuer, declarationOf(issuer.did));

      expect(await countOf('anchor_item')).toBe(before + 1);
    });

    it('begins the next pair of lists when the first is full', async () => {
      const small = await world.createIssuer('small.example', { statusListCapacity: 1 });
      await issue(small, declarationOf(small.did));
      const { credential } = await issue(small, declarationOf(small.did));

      expect(credential.credentialStatus).toMatchObject([
        { statusListCredential: 'https://small.example/status/revocation/2' },
        { statusListCredential: 'https://small.example/status/suspension/2' },
      ]);
    });

    it.each([
      ['a type that no schema describes', { type: 'Passport' }, 'issuer.type-unknown'],
      ['what fails the schema', { validUntil: 'soon' }, 'issuer.schema-violation'],
      ['a status of its own', { credentialStatus: {} }, 'issuer.schema-violation'],
      ['another issuer', { issuer: 'did:web:other.example' }, 'issuer.key-of-another'],
      ['an end before the start', { validUntil: '2026-11-01T00:00:00Z' }, 'issuer.dates-disagree'],
      ['a start that is no date', { validFrom: 'now' }, 'issuer.schema-violation'],
    ])('refuses %s and leaves no trace', async (_, change, code) => {
      const before = [await countOf('credential_record'), await countOf('status_index')];
      const error = await refusal(issue(issuer, { ...declarationOf(issuer.did), ...change }));

      expect(error.code).toBe(code);
      expect([await countOf('credential_record'), await countOf('status_index')]).toEqual(before);
    });

    it('refuses what a verifier would hold against it, with the reasons', async () => {
      const error = await refusal(issue(issuer, declarationOf('did:web:another.example')));

      expect(error.code).toBe('issuer.refused');
      expect(error.reasons).toMatchObject([
        {
          code: 'chain.issuer-not-authorized',
          expected: 'did:web:another.example',
          found: issuer.did,
        },
      ]);
    });

    it('gives the same credential for the same payload, and no other under its id', async () => {
      const draft = { ...declarationOf(issuer.did), id: 'urn:example:once' };
      const first = await issue(issuer, draft);

      expect((await issue(issuer, draft)).token).toBe(first.token);
      world.now += 1000;
      expect((await refusal(issue(issuer, draft))).code).toBe('issuer.already-recorded');
      world.now = NOW;
    });

    it('refuses a key that the issuer does not have', async () => {
      const error = await refusal(issue(issuer, declarationOf(issuer.did), { keyRef: 'none' }));

      expect(error.code).toBe('issuer.key-unknown');
    });

    it('takes a draft that is frozen and leaves it alone', async () => {
      const draft = Object.freeze(declarationOf(issuer.did));

      await expect(issue(issuer, draft)).resolves.toBeDefined();
      expect(draft).toEqual(declarationOf(issuer.did));
    });
  });

  describe('issuing that was interrupted', () => {
    const interrupt = async (id: string): Promise<void> => {
      const error = await refusal(issue(dying(), { ...declarationOf(issuer.did), id }));
      expect(error.code).toBe('issuer.signing-failed');
    };

    it('leaves the record, and goes on with the same payload', async () => {
      await interrupt('urn:example:finished');
      const { unsigned } = await listInterrupted(issuer);
      const { payload } = unsigned.find(({ id }) => id === 'urn:example:finished')!;
      const issued = await finishIssuing(issuer, 'urn:example:finished');

      expect(JSON.stringify(parseCompactJws(issued.token).payload)).toBe(payload);
      expect((await listInterrupted(issuer)).unsigned).toEqual([]);
      expect((await finishIssuing(issuer, 'urn:example:finished')).token).toBe(issued.token);
    });

    it('is given up for good: the index is revoked and nothing is signed any more', async () => {
      await interrupt('urn:example:given-up');
      await abandonIssuing(issuer, 'urn:example:given-up');
      await abandonIssuing(issuer, 'urn:example:given-up');
      const revoked = await world.database.db
        .selectFrom('revocation_record')
        .selectAll()
        .where('credential_id', '=', 'urn:example:given-up')
        .execute();

      expect(revoked).toMatchObject([
        { kind: 'false-from-the-start', effective_at: new Date(NOW) },
      ]);
      const error = await refusal(finishIssuing(issuer, 'urn:example:given-up'));
      expect(error.code).toBe('issuer.wrong-state');
    });

    it('names what is signed and not handed over, until it is', async () => {
      const { id } = await issue(issuer, declarationOf(issuer.did));
      const waiting = async () =>
        (await listInterrupted(issuer)).notHandedOver.some((row) => row.id === id);

      expect(await waiting()).toBe(true);
      await handOver(issuer, id);
      await handOver(issuer, id);
      expect(await waiting()).toBe(false);
    });

    it('is nobody else’s', async () => {
      const other = await world.createIssuer('other.example');
      await interrupt('urn:example:mine');

      for (const step of [finishIssuing, abandonIssuing, handOver]) {
        const error = await refusal(step(other, 'urn:example:mine'));
        expect(error.code).toBe('issuer.credential-unknown');
      }
    });
  });
});
