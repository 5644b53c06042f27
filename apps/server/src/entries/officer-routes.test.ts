import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJson } from '@originmark/core';
import { readAeFile, subjectOf, urnOf } from '@originmark/demo-entry';
import { readEvidencePackage, replayEvidencePackage } from '@originmark/verifier';
import { testDatabases } from '../../../../packages/storage/src/test-databases.test-support.ts';
import { recoverSubmissions } from './recover.ts';
import type { SubmissionStep } from './entry-desk.ts';
import {
  as,
  asBroker,
  asOfficer,
  bundleOf,
  entryNumber,
  NUMBER,
  numbered,
  openAppOver,
  openVerifierWorld,
  present,
  type VerifierWorld,
} from './verifier-world.test-support.ts';

const MARK = 'https://recordation.customs.example/rights/tmk-24-90417';

describe.each(testDatabases())('an officer on $name', (place) => {
  let world: VerifierWorld;

  beforeAll(async () => {
    world = await openVerifierWorld({ place });
    await present(world.app, world.story.bundleText);
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await place.drop();
  });

  const send = (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    headers: Record<string, string>,
    payload?: object,
  ) => world.app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });

  it('reads the evidence of a verdict, and replays it', async () => {
    const answer = await send('GET', `/entries/${NUMBER}/evidence`, asOfficer('read:evidence'));
    expect(answer.statusCode).toBe(200);
    const { crypto } = world.resources;
    const { value } = readEvidencePackage(answer.body, crypto);
    const replayed = await replayEvidencePackage(value, { crypto });
    expect(replayed.isReproduced).toBe(true);
    const shown = await send('GET', `/entries/${NUMBER}`, asOfficer('read:entry'));
    const { current } = shown.json<{ current: { evidence: string } }>();
    expect(answer.headers.etag).toBe(`"${current.evidence}"`);
    expect(parseJson(answer.body)).toMatchObject({ type: 'EvidencePackage' });
  });

  it.each(['importer', 'broker'] as const)('is not replaced by a %s', async (actor) => {
    const answer = await send(
      'GET',
      `/entries/${NUMBER}/evidence`,
      as('gulfline', 'read:evidence', `${actor}*`),
    );
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'auth.forbidden' }]);
  });

  it('marks what it observed, and is told what changed on which line', async () => {
    const answer = await send('POST', `/entries/${NUMBER}/observations`, asOfficer('mark:entry'), [
      { line: 1, right: MARK },
    ]);
    expect(answer.statusCode).toBe(201);
    const { changes } = answer.json<{
      changes: { outcomes: { line?: number; pointer: string }[]; appeared: { line?: number }[] };
    }>();
    expect(changes.outcomes.map(({ line }) => line)).toContain(1);
    const unknown = await send(
      'POST',
      `/entries/${entryNumber(9)}/observations`,
      asOfficer('mark:entry'),
      [{ line: 1, right: MARK }],
    );
    expect([unknown.statusCode, unknown.json()]).toMatchObject([
      404,
      { code: 'submission.unknown' },
    ]);
  });

  it('gives the record as filed, of this entry alone, and it counts from then on', async () => {
    const body = { ae: readAeFile(), claimed: '2026-09-24T15:05:00Z' };
    const url = `/entries/${NUMBER}/record`;
    const kept = await send('PUT', url, asOfficer('mark:entry'), body);
    expect([kept.statusCode, kept.json()]).toMatchObject([200, { isNew: true }]);
    const again = await send('PUT', url, asOfficer('mark:entry'), body);
    expect(again.json()).toEqual({ ...kept.json<object>(), isNew: false });
    const other = await send(
      'PUT',
      `/entries/${entryNumber(1)}/record`,
      asOfficer('mark:entry'),
      body,
    );
    expect([other.statusCode, other.json()]).toMatchObject([422, { code: 'http.invalid' }]);
    const none = await send('PUT', url, asOfficer('mark:entry'), { ae: 'no records' });
    expect(none.statusCode).toBe(422);
    const judged = await send('POST', `/entries/${NUMBER}/verifications`, asOfficer('mark:entry'), {
      because: 'The record came.',
    });
    expect(judged.statusCode).toBe(201);
    expect(judged.json()).toMatchObject({ verdict: { inputs: { record: expect.any(String) } } });
  });

  it('asks for information from the findings, and whoever presented the entry answers once', async () => {
    const url = `/entries/${NUMBER}/information-requests`;
    const asked = await send('POST', url, asOfficer('request:information'), {
      more: ['Who applied the mark?'],
    });
    expect(asked.statusCode).toBe(201);
    const { content, id } = asked.json<{
      id: string;
      content: { questions: { question: number; asks: string }[]; answerDue: string };
    }>();
    expect(content.answerDue).toBe('2026-10-24');
    expect(content.questions.at(-1)?.asks).toBe('Who applied the mark?');
    const answers = [{ question: 1, text: 'The maker.' }];
    const answer = (headers: Record<string, string>, body: object) =>
      send('PUT', `${url}/${id}/answer`, headers, body);
    expect((await answer(asBroker('submit:entry', 'other'), { answers })).statusCode).toBe(404);
    const stray = await answer(asBroker(), { answers: [{ question: 199, text: 'x' }] });
    expect([stray.statusCode, stray.json()]).toMatchObject([422, { code: 'http.invalid' }]);
    const given = await answer(asBroker(), { answers });
    expect([given.statusCode, given.json()]).toMatchObject([200, { answer: { answers } }]);
    expect((await answer(asBroker(), { answers })).statusCode).toBe(200);
    const changed = await answer(asBroker(), { answers: [{ question: 1, text: 'Nobody.' }] });
    expect([changed.statusCode, changed.json()]).toMatchObject([409, { code: 'request.answered' }]);
    const list = await send('GET', url, as('gulfline', 'read:entry', 'importer'));
    expect(list.json()).toMatchObject({ items: [{ id }] });
    const nothing = await send('POST', url, asOfficer('request:information'), { codes: [] });
    expect([nothing.statusCode, nothing.json()]).toMatchObject([422, { code: 'http.invalid' }]);
  });

  it('sees a draw once for an entry, whatever its version, and none once it is cancelled', async () => {
    const url = `/draw-down/${encodeURIComponent(urnOf('masterLicence'))}`;
    const uses = async () => {
      const answer = await send('GET', url, asOfficer('read:evidence'));
      return answer
        .json<{ uses: { number: string; version: number }[] }>()
        .uses.map(({ number, version }) => `${number}/${version}`);
    };
    expect(await uses()).toEqual([`${NUMBER}/1`]);
    const second = await bundleOf((draft) => {
      subjectOf(draft, 'entry').entryVersion = 2;
    });
    expect((await present(world.app, second)).statusCode).toBe(201);
    expect(await uses()).toEqual([`${NUMBER}/2`]);
    const stranger = await send(
      'POST',
      `/entries/${NUMBER}/cancellation`,
      asBroker('submit:entry', 'other'),
    );
    expect(stranger.statusCode).toBe(404);
    const cancelled = await send('POST', `/entries/${NUMBER}/cancellation`, asBroker());
    expect(cancelled.json()).toMatchObject({
      released: expect.arrayContaining([urnOf('masterLicence')]),
    });
    expect(await uses()).toEqual([]);
    const again = await send('POST', `/entries/${NUMBER}/verifications`, asOfficer('mark:entry'), {
      because: 'x',
    });
    expect([again.statusCode, again.json()]).toMatchObject([409, { code: 'submission.cancelled' }]);
  });

  it.each<SubmissionStep>(['challenge-spent', 'judged-first', 'drawn', 'judged', 'reported'])(
    'finds one verdict of an entry whose judging broke off after the step %s',
    async (broken) => {
      const number = entryNumber(200 + broken.length);
      const bundle = await numbered(number);
      const { app: dying } = await openAppOver(world.resources, {
        step: (name) => {
          if (name === broken) throw new Error(`died after ${name}`);
        },
      });
      expect((await present(dying, bundle)).statusCode).toBe(500);
      await dying.close();
      world.resources.now += 121_000;
      const { failed } = await recoverSubmissions(world.desk);
      expect(failed).toEqual([]);
      world.resources.now -= 121_000;
      const wasKept = !['challenge-spent', 'judged-first'].includes(broken);
      expect((await present(world.app, bundle)).statusCode).toBe(wasKept ? 200 : 201);
      const shown = await send('GET', `/entries/${number}`, as('gulfline', 'read:entry', 'broker'));
      expect(shown.json()).toMatchObject({ versions: [{ version: 1 }], verdicts: [{ number: 1 }] });
    },
  );
});
