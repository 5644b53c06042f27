import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestJson, type JsonObject } from '@originmark/core';
import { recordIntent } from '@originmark/storage';
import { testDatabases } from '../../../storage/src/test-databases.test-support.ts';
import { createStatusListCredential } from '../create-status-list-credential.ts';
import { IssuerError } from '../issuer-error.ts';
import {
  crypto,
  declarationOf,
  NOW,
  openTestWorld,
  type TestWorld,
} from '../issuer.test-support.ts';
import { resume, revoke, suspend } from '../status/change-status.ts';
import { publishStatusLists } from '../status/publish-status-lists.ts';
import type { CredentialDraft } from './build-credential.ts';
import { abandonIssuing, finishIssuing } from './interrupted.ts';
import { issue, type RecordedCredential } from './issue.ts';
import type { IssuerContext } from './issuer-context.ts';

const FALSE = { kind: 'false-from-the-start', effectiveAt: NOW } as const;

describe.each(testDatabases())('on $name', (place) => {
  let world: TestWorld;
  let issuer: IssuerContext;
  /** In another database, which this register knows nothing of. */
  let elsewhere: TestWorld;
  let supplier: IssuerContext;
  let number = 0;

  beforeAll(async () => {
    world = await openTestWorld(place);
    issuer = await world.createIssuer('basis.example');
    elsewhere = await openTestWorld();
    supplier = await elsewhere.createIssuer('elsewhere.example');
  }, 120_000);

  afterAll(async () => {
    await elsewhere.database.close();
    await world.database.close();
    await place.drop();
  });

  const nextId = (): string => `urn:example:taken-back:${(number += 1)}`;

  /** A declaration that rests on these. */
  function draftOn(...parents: readonly RecordedCredential[]) {
    const edge = parents.map(({ id, credentialDigest }) => ({
      role: 'basedOn',
      credential: id,
      credentialDigest,
    }));
    const draft = { ...declarationOf(issuer.did), id: nextId() };
    return parents.length === 0 ? draft : { ...draft, edge };
  }

  /** A declaration, one on it, and the draft of a third on that. */
  async function line() {
    const top = await issue(issuer, draftOn());
    const parent = await issue(issuer, draftOn(top), { basis: [top.token] });
    return { top, parent, draft: draftOn(parent), basis: [parent.token, top.token] };
  }

  /** The issuer, with an agent that does this before it signs; and how often it was asked to. */
  function signing(before: () => Promise<void>) {
    const asked = { times: 0 };
    const agent = Object.assign(Object.create(issuer.agent) as IssuerContext['agent'], {
      createVerifiableCredential: async (
        request: Parameters<IssuerContext['agent']['createVerifiableCredential']>[0],
      ) => {
        asked.times += 1;
        await before();
        return issuer.agent.createVerifiableCredential(request);
      },
    });
    return { asked, issuer: { ...issuer, agent } };
  }

  const dying = (): IssuerContext =>
    signing(() => Promise.reject(new Error('power is gone'))).issuer;

  async function refusal(work: Promise<unknown>): Promise<IssuerError> {
    const error: unknown = await work.catch((cause: unknown) => cause);
    if (error instanceof IssuerError) return error;
    throw new Error('it was not refused', { cause: error });
  }

  /** Recorded, and not signed. */
  async function interrupt(draft: CredentialDraft & { readonly id: string }, basis: string[] = []) {
    const { code } = await refusal(issue(dying(), draft, { basis }));
    expect(code).toBe('issuer.signing-failed');
    return draft.id;
  }

  async function stateOf(id: string) {
    return world.database.db
      .selectFrom('credential_record')
      .select(['state', 'token'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  describe('a status list', () => {
    it('is not issued as a credential, under its own URL or another, before or after it is there', async () => {
      const other = await world.createIssuer('lists.example');
      const url = other.statusListUrl('revocation', 1);
      const byHand = async (id: string) =>
        (await createStatusListCredential(
          {
            id,
            issuer: other.did,
            purpose: 'revocation',
            bits: new Uint8Array(16_384),
            sequence: 999,
            previousDigest: digestJson({}, crypto.sha256),
            validFrom: '2026-11-27T06:00:00Z',
            validUntil: '2026-12-27T06:00:00Z',
          },
          other,
        )) as unknown as CredentialDraft;
      const attempt = async (id: string): Promise<void> => {
        const error = await refusal(issue(other, await byHand(id)));
        expect(error).toMatchObject({ code: 'issuer.status-list-apart', pointer: '/type' });
        expect(error.message).toContain('status lists are published with publishStatusLists');
        expect(await stateOf(id)).toBeUndefined();
      };
      await attempt(url);
      await issue(other, declarationOf(other.did));
      await attempt(url);
      await attempt('https://elsewhere.example/list');

      expect(await publishStatusLists(other)).toHaveLength(2);
    });

    it('lends its id to no credential, not even to the first that begins it', async () => {
      const other = await world.createIssuer('ids.example');
      const id = other.statusListUrl('suspension', 1);
      for (let time = 0; time < 2; time++) {
        const error = await refusal(issue(other, { ...declarationOf(other.did), id }));
        expect(error).toMatchObject({ code: 'issuer.status-list-apart', pointer: '/id' });
        expect(await stateOf(id)).toBeUndefined();
        await issue(other, { ...declarationOf(other.did), id: `${id}/credential-${time}` });
      }
    });

    it('that an older program recorded is not signed any more', async () => {
      const credential = {
        id: 'https://old.example/list',
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      };
      await world.database.transaction((tx) =>
        recordIntent(tx, {
          id: credential.id,
          type: 'BitstringStatusListCredential',
          purpose: '',
          issuerDid: issuer.did,
          payload: JSON.stringify(credential),
          credentialDigest: digestJson(credential as JsonObject, crypto.sha256),
          createdAt: NOW,
        }),
      );

      const { code } = await refusal(finishIssuing(issuer, credential.id));
      expect(code).toBe('issuer.status-list-apart');
      await abandonIssuing(issuer, credential.id);
    });
  });

  describe('what was interrupted', () => {
    it('is not signed when what it rests on was revoked meanwhile; it can be given up', async () => {
      const { parent, draft, basis } = await line();
      const id = await interrupt(draft, basis);
      await revoke(issuer, parent.id, FALSE);
      const { asked, issuer: counted } = signing(() => Promise.resolve());

      expect((await refusal(finishIssuing(counted, id))).code).toBe('issuer.refused');
      expect(asked.times).toBe(0);
      expect(await stateOf(id)).toEqual({ state: 'intended', token: null });
      await abandonIssuing(issuer, id);
    });

    it('is not signed when the revocation comes while the key signs', async () => {
      const { parent, draft, basis } = await line();
      const id = await interrupt(draft, basis);
      const { asked, issuer: slow } = signing(async () => {
        await revoke(issuer, parent.id, FALSE);
      });

      expect((await refusal(finishIssuing(slow, id))).code).toBe('issuer.refused');
      expect(asked.times).toBe(1);
      expect(await stateOf(id)).toEqual({ state: 'intended', token: null });
    });

    it.each(['ceased', 'false-from-the-start', 'key-compromised'] as const)(
      'is not signed when it was itself revoked (%s); it can be given up',
      async (kind) => {
        const id = await interrupt(draftOn());
        await revoke(issuer, id, { kind, effectiveAt: NOW - 1 });

        expect((await refusal(finishIssuing(issuer, id))).code).toBe('issuer.status-final');
        expect(await stateOf(id)).toEqual({ state: 'intended', token: null });
        await abandonIssuing(issuer, id);
        expect(await stateOf(id)).toMatchObject({ state: 'abandoned' });
      },
    );

    it('is signed when nothing happened, and stays signed whatever happens then', async () => {
      const { parent, draft, basis } = await line();
      const id = await interrupt(draft, basis);
      const { token } = await finishIssuing(issuer, id);
      await revoke(issuer, parent.id, FALSE);

      expect((await finishIssuing(issuer, id)).token).toBe(token);
    });
  });

  describe('the basis', () => {
    it.each([
      ['revoked', (id: string) => revoke(issuer, id, FALSE)],
      ['ended', (id: string) => revoke(issuer, id, { kind: 'ceased', effectiveAt: NOW })],
      ['suspended', (id: string) => suspend(issuer, id)],
    ])('is refused when it is %s, at any height', async (_how, takeBack) => {
      for (const height of ['parent', 'top'] as const) {
        const { draft, basis, ...above } = await line();
        const id = await interrupt(draftOn(above.parent), basis);
        await takeBack(above[height].id);
        const error = await refusal(issue(issuer, draft, { basis }));

        expect(error).toMatchObject({ code: 'issuer.refused', pointer: '/edge' });
        expect(error.message).toContain(above[height].id);
        expect(await stateOf(draft.id)).toBeUndefined();
        expect((await refusal(finishIssuing(issuer, id))).code).toBe('issuer.refused');
      }
    });

    it('counts again when the suspension ended', async () => {
      const { top, draft, basis } = await line();
      await suspend(issuer, top.id);
      await resume(issuer, top.id);

      await expect(issue(issuer, draft, { basis })).resolves.toBeDefined();
    });

    it('is not touched by what happened to others', async () => {
      const [first, second] = [await line(), await line()];
      await suspend(issuer, first.top.id);
      await revoke(issuer, first.parent.id, FALSE);

      await expect(issue(issuer, second.draft, { basis: second.basis })).resolves.toBeDefined();
    });

    it('that this register does not know is for others to judge', async () => {
      const foreign = await issue(supplier, declarationOf(supplier.did));
      await revoke(supplier, foreign.id, FALSE);

      await expect(
        issue(issuer, draftOn(foreign), { basis: [foreign.token] }),
      ).resolves.toBeDefined();
    });

    it('is found through a credential from elsewhere that rests on it', async () => {
      const { top } = await line();
      const { edge } = draftOn(top) as { readonly edge?: object };
      const middleDraft = { ...declarationOf(supplier.did), edge };
      const middle = await issue(supplier, middleDraft, { basis: [top.token] });
      await revoke(issuer, top.id, FALSE);
      // The token of what was revoked is left out: the one between names it.
      const error = await refusal(issue(issuer, draftOn(middle), { basis: [middle.token] }));

      expect(error.code).toBe('issuer.refused');
      expect(error.message).toContain(top.id);
    });
  });
});
