import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RemedyAnswer } from '@originmark/customs';
import { createKeeper, createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';
import type { LineRemedies } from '../render/after-entry.ts';
import type { LineHit } from '@originmark/wallet';

const keeper = createKeeper();
let io: TestIo;
beforeAll(async () => {
  io = await createTestIo({ keepOpen: keeper.keepOpen });
  await run('demo --only signature-bit-flipped --write story');
}, 60_000);
beforeEach(() => {
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(async () => {
  await keeper.letGo();
  await io.remove();
});

const run = (line: string) => runProgram(line.split(' '), io, '0');
const ALL =
  '--at 2026-11-10 --liquidated-on none --scheduled-liquidation 2027-07-30 --extended no --flagged no --claim-denied none --aware-on 2026-11-02 --investigation no';

async function askLines(
  options: string,
  file = 'story/entry.ae',
): Promise<readonly LineRemedies[]> {
  const told = (await runJson(io, `after-entry ${file} ${options}`)) as unknown as {
    entries: { lines: LineRemedies[] }[];
  };
  return told.entries.flatMap(({ lines }) => lines);
}
function remedyOf(line: LineRemedies | undefined, remedy: RemedyAnswer['remedy']) {
  return line?.remedies.find((one) => one.remedy === remedy);
}

describe('what can be done after entry', () => {
  it('says of a claimed line until when it can be corrected', async () => {
    const [line] = await askLines(ALL);
    expect(line).toMatchObject({ line: 1, spi: 'P', aim: 'correct-claim' });
    expect(remedyOf(line, 'post-summary-correction')).toMatchObject({
      answer: 'open',
      until: '2027-07-11',
    });
    expect(remedyOf(line, 'notice-of-correction')).toMatchObject({
      answer: 'open',
      until: '2026-12-02',
    });
    expect(remedyOf(line, 'post-importation-claim')).toMatchObject({ answer: 'not-open' });
  });

  it('says of lines that did not claim until when they can', async () => {
    const lines = await askLines(`${ALL} --claimed 1,2 --spi S`);
    expect(lines.map(({ aim }) => aim)).toEqual([
      'correct-claim',
      'correct-claim',
      'claim-preference',
      'claim-preference',
    ]);
    for (const line of lines.slice(2))
      expect(remedyOf(line, 'post-importation-claim')).toMatchObject({
        answer: 'open',
        until: '2027-09-14',
      });
  });

  it('says that the year is over on the day after it', async () => {
    const of = async (at: string) =>
      remedyOf(
        (await askLines(`--at ${at} --claimed none --spi S --flagged no`))[1],
        'post-importation-claim',
      );
    expect(await of('2027-09-14')).toMatchObject({ answer: 'open' });
    expect(await of('2027-09-15')).toMatchObject({ answer: 'closed', since: '2027-09-15' });
  });

  it('takes nothing that is not said for "no"', async () => {
    const [, , , line] = await askLines('--at 2026-11-10');
    const asked = remedyOf(line, 'post-importation-claim');
    expect(asked?.answer).toBe('undecided');
    expect(asked).toMatchObject({
      wantOf: [
        'the agreement under which it is claimed',
        'whether the entry was flagged for reconciliation',
      ],
    });
  });

  it('takes the day of the port from moments of an entry in JSON, and from options what lacks', async () => {
    const entry = {
      entryNumber: 'Z9Z-0042617-4',
      entryType: '01',
      portOfEntry: '5301',
      lines: [LINE],
    };
    await io.file('late.json', JSON.stringify({ ...entry, importedAt: '2026-09-15T04:59:00Z' }));
    const lines = await askLines(
      '--at 2026-11-10 --claimed none --flagged no --entered-at 2026-09-15T04:59Z',
      'late.json',
    );
    expect(remedyOf(lines[0], 'post-importation-claim')).toMatchObject({ until: '2027-09-14' });
  });

  it('prints answers, citations and what to hand in', async () => {
    expect(await run(`after-entry story/entry.ae ${ALL}`)).toBe(0);
    for (const words of [
      'Z9Z-0042617-4, as of 2026-11-10 at the port',
      'Lines 2, 3, claimed S: to correct the claim',
      'notice of correction: open until 2026-12-02 (19 CFR 182.11(c)',
      'To hand in: the class of good',
      "A reader's aid, not a determination.",
    ])
      expect(io.printed.out).toContain(words);
  });

  it.each([
    ['after-entry', /Name the entry as it was filed/],
    ['after-entry story/entry.ae --flagged perhaps', /--flagged perhaps: answer yes or no/],
    ['after-entry story/entry.ae --claimed 1,7', /7 is no line of the entry/],
    ['after-entry story/entry.ae --aware-on soon', /--aware-on soon is no day/],
    [
      'after-entry story/entry.ae --imported-at 2026-09-01',
      /the file of Z9Z-0042617-4 says 2026-09-14/,
    ],
    ['after-entry story/entry.ae --false-from 2026-09-01', /name it with --withdrawn/],
  ])('refuses %s', async (line, message) => {
    expect(await faultOf(run(line))).toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(message),
    });
  });
});

const LINE = {
  line: 1,
  hts: '9503.00.0073',
  spi: 'S',
  countryOfOrigin: 'MX',
  description: 'play set',
  enteredValue: { amount: '57000', currency: 'USD' },
};

describe('a certification that was withdrawn', () => {
  const MAKERS = 'story/parties/altiplano/issued/toyMakerCertification.jwt';
  const SUITCASES = 'story/parties/maletas/issued/suitcaseCertification.jwt';
  const hits = async (line: string): Promise<readonly LineHit[]> =>
    ((await runJson(io, `after-entry ${line} --at 2026-11-10`)) as unknown as { lines: LineHit[] })
      .lines;

  beforeAll(async () => {
    await run('init');
    await run(
      'import story/parties/gulfline/issued story/parties/harborpine/issued story/parties/harborpine/received --trust story/trust.json --at 2026-09-24T15:10:00Z --offline',
    );
  }, 60_000);

  it('hits the line that rests on it through that of the exporter, and says by when to correct', async () => {
    const told = await hits(`--withdrawn ${MAKERS} --aware-on 2026-11-02 --investigation no`);
    const outcomes = told.map(({ because, line, outcome }) => [line, outcome, because]);
    expect(outcomes).toEqual([
      [1, 'not-hit', 'rests-on-others'],
      [2, 'hit', 'false-from-the-start'],
      // Its certification is based on a record that the importer does not hold.
      [3, 'undecided', 'support-unknown'],
      [4, 'not-hit', 'rests-on-others'],
    ]);
    expect(told[1]?.remedies?.[1]).toMatchObject({
      remedy: 'notice-of-correction',
      answer: 'open',
      until: '2026-12-02',
    });
    expect(told[2]?.unheld).toHaveLength(1);
  });

  it.each([
    ['2026-09-15', 'not-hit', 'imported-while-it-was-good'],
    ['2026-09-14', 'hit', 'imported-after-the-last-good-day'],
  ])('false from %s: line 3 is %s', async (day, outcome, because) => {
    const told = await hits(`--withdrawn ${SUITCASES} --false-from ${day}`);
    expect(told[2]).toMatchObject({ line: 3, outcome, because });
  });

  it('spares no line of which nobody says what it rests on', async () => {
    const told = await hits(`story/entry.ae --withdrawn ${SUITCASES}`);
    expect(told.map(({ because, outcome }) => `${outcome}: ${because}`)).toEqual([
      'not-hit: rests-on-others',
      'undecided: support-unknown',
      'undecided: support-unknown',
      'not-hit: rests-on-others',
    ]);
  });

  it('prints the lines to correct first', async () => {
    await run(`after-entry --withdrawn ${MAKERS} --at 2026-11-10`);
    expect(io.printed.out).toMatch(/line 2: HIT[^\0]*line 3: undecided[^\0]*line 1: not hit/);
  });

  it('is refused where it is no certification', async () => {
    const token = 'story/parties/maletas/issued/suitcaseInvoice.jwt';
    expect(await faultOf(run(`after-entry --withdrawn ${token}`))).toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('name a certification of origin'),
    });
  });
});
