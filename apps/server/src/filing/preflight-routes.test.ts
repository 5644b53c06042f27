import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signCompactJws } from '@originmark/core';
import {
  createEntrySummary,
  createPartyBook,
  readAeFile,
  readHoldings,
  signerOf,
  urnOf,
} from '@originmark/demo-entry';
import { type Preflight, preflightEntry } from '@originmark/wallet';
import { as } from '../holdings/wallet-app.test-support.ts';
import { BROKER, type FilingWorld, openFilingWorld } from './filing-world.test-support.ts';

const broker = as('gulfline', 'broker', 'create:presentation');

describe('POST /preflights', () => {
  let world: FilingWorld;
  beforeAll(async () => {
    world = await openFilingWorld();
  }, 120_000);
  afterAll(() => world.close());
  const ask = (payload: object, headers: object = broker) =>
    world.app.inject({ method: 'POST', url: '/preflights', headers: { ...headers }, payload });

  it('says what the wallet of the command says', async () => {
    const { story } = world;
    const { counters } = story.story;
    const answer = await ask({ as: BROKER, entry: createEntrySummary(), counters });
    expect(answer.statusCode).toBe(200);
    const { report, verdict } = answer.json<Preflight>();
    const expected = await preflightEntry({
      summary: createEntrySummary(),
      holdings: readHoldings(story.files, 'gulfline'),
      presenting: {
        signEntry: (draft) =>
          signCompactJws(draft, { typ: 'vc+jwt', cty: 'vc', signer: signerOf('gulfline') }),
        holder: signerOf('gulfline', 'present'),
        audience: story.trust.policy.audience,
        at: world.resources.clock(),
        entryId: urnOf('entry'),
        crypto: world.resources.crypto,
      },
      verifier: { policy: story.trust, counters },
    });
    const answers = ({ lines }: Preflight['verdict']) =>
      lines.map(({ ipr, line, preference }) => ({ line, preference, ipr }));
    expect(report.outcome).toBe(expected.report.outcome);
    expect(answers(verdict)).toEqual(answers(expected.verdict));
  }, 60_000);

  it('reads AE records, with a party book and times', async () => {
    const { claimedAt, enteredAt, importedAt } = createEntrySummary();
    const answer = await ask({
      as: BROKER,
      entry: readAeFile(),
      partyBook: createPartyBook(),
      ...{ claimedAt, enteredAt, importedAt },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      report: { entryNumber: 'Z9Z-0042617-4', outcome: 'attention' },
      verdict: { lines: [{ line: 1 }, { line: 2 }, { line: 3 }, { line: 4 }] },
    });
  }, 60_000);

  it('refuses an entry that somebody else files', async () => {
    const entry = { ...createEntrySummary(), filer: undefined };
    const answer = await ask({ as: BROKER, entry });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'http.invalid', pointer: '/as' });
  });

  it("refuses another tenant's identifier as one that nobody holds", async () => {
    const other = as('harborpine', 'importer', 'create:presentation');
    const answer = await ask({ as: BROKER, entry: createEntrySummary() }, other);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'issuer.identifier-unknown' });
  });

  it.each([
    ['that is none', 'nothing', 'cannot be read'],
    ['of several', [createEntrySummary(), createEntrySummary()], '2 entries came'],
  ])('tells what is wrong with an entry %s', async (_name, entry, told) => {
    const text = typeof entry === 'string' ? entry : JSON.stringify(entry);
    const answer = await ask({ as: BROKER, entry: text });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'http.invalid',
      detail: expect.stringContaining(told),
    });
  });
});
