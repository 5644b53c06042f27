import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerInformationRequest,
  cancelEntry,
  claimEntryNumber,
  findInformationRequest,
  findSubmission,
  findVerdict,
  listEntries,
  listEntryInputs,
  listEntryVersions,
  listInformationRequests,
  listUnjudged,
  listVerdicts,
  recordEntryInput,
  recordEntryVersion,
  recordInformationRequest,
  recordVerdict,
  type StorageTransaction,
} from '../index.ts';
import type { OpenDatabase } from '../open/open-database.ts';
import { openTenants } from '../tenants.test-support.ts';
import { NOW, testDatabases } from '../test-databases.test-support.ts';
import { entryOf, HOLDER, verdictOf } from './entries.test-support.ts';

describe.each(testDatabases())('entries, on $name', (where) => {
  let tenant: OpenDatabase;
  let other: OpenDatabase;
  let customs: OpenDatabase;
  beforeAll(async () => {
    ({ tenant, other, customs } = await openTenants(where));
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await where.drop();
  });

  const present = (number: string, more: object = {}, by = tenant) =>
    by.transaction('judge', (tx) => recordEntryVersion(tx, { ...entryOf(number), ...more }));
  const judge = (id: string, more: object = {}) =>
    tenant.transaction('judge', (tx) => recordVerdict(tx, { ...verdictOf(id), ...more }));

  it('are kept once a tenant, number, version, kind and holder, of 200 at once', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => present('E-once')));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ row }) => row.id)).size).toBe(1);
    const [first] = answers;
    expect(first?.row).toMatchObject({ state: 'judging', bundle: new Uint8Array([1, 2, 255]) });
    expect((await present('E-once', { kind: 'release' })).isNew).toBe(true);
    expect((await present('E-once', { version: 2 })).isNew).toBe(true);
    expect((await present('E-once', {}, other)).isNew).toBe(true);
    const versions = await tenant.transaction('judge', (tx) => listEntryVersions(tx, 'E-once'));
    expect(versions).toHaveLength(3);
    expect(versions[0]).not.toHaveProperty('bundle');
  });

  it('have one first verdict, and any number behind it', async () => {
    const { row } = await present('E-judged');
    const ends = await Promise.all([judge(row.id), judge(row.id), judge(row.id)]);
    expect(ends.filter(({ isNew }) => isNew)).toHaveLength(1);
    await judge(row.id, { because: 'observed', outcome: 'exception', judgedAt: NOW + 1000 });
    const read = <T>(run: (tx: StorageTransaction) => Promise<T>) =>
      tenant.transaction('judge', run);
    expect((await read((tx) => findSubmission(tx, row.id)))?.state).toBe('judged');
    expect(await read((tx) => listVerdicts(tx, row.id))).toMatchObject([
      { number: 1, because: 'presented' },
      { number: 2, because: 'observed' },
    ]);
    const find = (more: object) => read((tx) => findVerdict(tx, { submissionId: row.id, ...more }));
    expect((await find({}))?.number).toBe(2);
    expect((await find({ number: 1 }))?.evidence).toEqual(new Uint8Array([7]));
    expect((await find({ at: NOW + 999 }))?.number).toBe(1);
    expect(await find({ at: NOW - 1 })).toBeUndefined();
    expect(await read((tx) => listEntries(tx, { number: 'E-judged', limit: 9 }))).toMatchObject([
      { outcome: 'exception', verdicts: 2 },
    ]);
  });

  it('are not judged again before they were judged, nor at all after they were cancelled', async () => {
    const { row } = await present('E-cancelled');
    const wrong = { code: 'record.wrong-state' };
    await expect(judge(row.id, { because: 'observed' })).rejects.toMatchObject(wrong);
    const cancel = () =>
      tenant.transaction('judge', (tx) => cancelEntry(tx, { number: 'E-cancelled', at: NOW }));
    expect(await cancel()).toEqual({ submissions: [row.id], credentials: [] });
    expect(await cancel()).toEqual({ submissions: [], credentials: [] });
    await expect(judge(row.id)).rejects.toMatchObject(wrong);
    await expect(judge(randomUUID())).rejects.toMatchObject({ code: 'record.not-found' });
  });

  it('belong by number to the first that claims it', async () => {
    const claim = (by: OpenDatabase, holderDid: string) =>
      by.transaction('judge', (tx) =>
        claimEntryNumber(tx, { number: 'E-claimed', holderDid, at: NOW }),
      );
    expect(await claim(tenant, HOLDER)).toMatchObject({ tenant_id: 'harborpine' });
    expect(await claim(other, 'did:web:b.example')).toMatchObject({
      tenant_id: 'harborpine',
      holder_did: HOLDER,
    });
  });

  it('are listed a page at a time, to a tenant its own and to an officer all', async () => {
    await present('E-listed', { importer: 'imp' });
    await present('E-listed', { version: 2, importer: 'imp', presentedAt: NOW + 1000 });
    await present('E-listed', { importer: 'imp' }, other);
    const own = await tenant.transaction('judge', (tx) =>
      listEntries(tx, { importer: 'imp', limit: 9 }),
    );
    expect(own.map(({ version }) => version)).toEqual([1, 2]);
    const all = (more: object) =>
      customs.transaction('officer', (tx) =>
        listEntries(tx, { importer: 'imp', limit: 9, ...more }),
      );
    expect((await all({})).map(({ tenantId }) => tenantId)).toEqual([
      'harborpine',
      'harborpine',
      'gulfline',
    ]);
    expect(await all({ after: own[0]?.position, limit: 1 })).toMatchObject([{ version: 2 }]);
    expect(await all({ from: NOW + 1 })).toHaveLength(1);
    expect(await all({ until: NOW + 1 })).toHaveLength(2);
    expect(await all({ state: 'judged' })).toEqual([]);
    expect(await all({ outcome: 'review' })).toEqual([]);
    expect(await all({ holderDid: HOLDER })).toHaveLength(3);
  });

  it('that a crash left unjudged are found by an officer, whose ever they are', async () => {
    const { row } = await present('E-left', { presentedAt: NOW - 10_000 }, other);
    const left = await customs.transaction('officer', (tx) =>
      listUnjudged(tx, { presentedBefore: NOW - 9_000, limit: 9 }),
    );
    expect(left).toMatchObject([{ id: row.id, tenant_id: 'gulfline' }]);
  });

  it('get inputs that are only added, and never twice the same', async () => {
    const add = (kind: 'observed' | 'record', contentDigest: string) =>
      customs.transaction('officer', (tx) =>
        recordEntryInput(tx, {
          number: 'E-seen',
          kind,
          content: '[]',
          contentDigest,
          subject: 'officer-1',
          at: NOW,
        }),
      );
    expect((await add('observed', 'a')).isNew).toBe(true);
    expect((await add('record', 'a')).isNew).toBe(true);
    expect((await add('observed', 'a')).isNew).toBe(false);
    expect((await add('observed', 'b')).isNew).toBe(true);
    expect((await add('observed', 'a')).isNew).toBe(true);
    const inputs = await tenant.transaction('judge', (tx) => listEntryInputs(tx, 'E-seen'));
    expect(inputs.map(({ content_digest, kind }) => `${kind} ${content_digest}`)).toEqual([
      'observed a',
      'record a',
      'observed b',
      'observed a',
    ]);
    await expect(tenant.transaction((tx) => listEntryInputs(tx, 'E-seen'))).rejects.toMatchObject({
      code: 'permission.refused',
    });
  });

  it('are asked about by an officer and answered once by whoever presented them', async () => {
    const { row } = await present('E-asked');
    const ask = (submissionId: string) =>
      customs.transaction('officer', (tx) =>
        recordInformationRequest(tx, {
          id: `request-${submissionId}`,
          submissionId,
          content: '{}',
          createdBy: 'officer-1',
          createdAt: NOW,
          answerDue: '2026-10-24',
        }),
      );
    const { id } = await ask(row.id);
    await expect(ask(randomUUID())).rejects.toMatchObject({ code: 'record.not-found' });
    const answer = (text: string, by = tenant) =>
      by.transaction('judge', (tx) => answerInformationRequest(tx, { id, answer: text, at: NOW }));
    await expect(answer('"a"', other)).rejects.toMatchObject({ code: 'record.not-found' });
    expect(await answer('"a"')).toMatchObject({ answer: '"a"', answer_due: '2026-10-24' });
    expect(await answer('"a"')).toMatchObject({ answered_at: new Date(NOW) });
    await expect(answer('"b"')).rejects.toMatchObject({ code: 'record.mismatch' });
    const list = (by: OpenDatabase, role: 'reader' | 'officer') =>
      by.transaction(role, (tx) => listInformationRequests(tx, { number: 'E-asked', limit: 9 }));
    expect(await list(tenant, 'reader')).toHaveLength(1);
    expect(await list(customs, 'officer')).toHaveLength(1);
    expect(await list(other, 'reader')).toEqual([]);
    expect(await other.transaction('reader', (tx) => findInformationRequest(tx, id))).toBe(
      undefined,
    );
  });
});
