import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoStory, type DemoStory, readAeFile } from '@originmark/demo-entry';
import type { EntryVerdict } from '@originmark/schemas';
import { formatVerdict } from '@originmark/verifier';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { createStoryJudge } from '../judge/judge-story.ts';
import { runVerify } from './verify.ts';
import type { VerifyArgs } from './verify-options.ts';

let story: DemoStory;
let io: TestIo;
beforeAll(async () => {
  story = await createDemoStory();
});
beforeEach(async () => {
  io = await createTestIo();
  await io.file('b', story.bundleText);
  await io.file('t', story.policyText);
  await io.file('c', JSON.stringify(story.counters));
  await io.file('r', readAeFile());
  const [key] = story.unsealKeys;
  await io.file('k', JSON.stringify({ kid: key?.kid, ...key?.jwk }));
});
afterEach(() => io.remove());

const BASE: VerifyArgs = { bundle: 'b', trust: 't', at: '2026-09-24T15:10:00Z', offline: true };
const FULL: VerifyArgs = {
  ...BASE,
  record: 'r',
  filedAt: '2026-09-24T15:05:00Z',
  enteredAt: '2026-09-14T20:10:00Z',
  counters: 'c',
  decryptionKey: 'k',
};
const verify = (more: Partial<VerifyArgs> = {}, base = BASE) =>
  runVerify({ args: { ...base, ...more }, io });
const verdict = (): EntryVerdict => JSON.parse(io.printed.out) as EntryVerdict;

describe('verify', () => {
  it('prints the verdict of the demo, byte for byte, from the files of the demo', async () => {
    expect(await verify({ json: true }, FULL)).toBe(0);
    const told = await createStoryJudge()({ story: {} });
    expect(io.printed.out === `${formatVerdict(told.verdict)}\n`).toBe(true);
    expect(JSON.parse(io.printed.out)).toEqual(told.verdict);
    expect(io.printed.err).toBe('');
  });

  it('prints a report for people without it', async () => {
    expect(await verify({}, FULL)).toBe(0);
    for (const words of [
      'ENTRY Z9Z-0042617-4, VERSION 1',
      'Outcome       no-exception',
      'Advisory: not a ruling, a determination of origin or a release.',
      '└─ line 4',
      'preference  1 not-claimed, 3 supported',
      'Nothing was left open: every check came to an answer.',
      'existed by 2026-01-13T15:01:00Z',
      '= 18,000 of\n    40,000 pieces a year\n',
      '12,000 before + 6,000 in this entry = 18,000 of 20,000 pieces\n',
    ])
      expect(io.printed.out).toContain(words);
    expect(io.printed.out).toMatch(
      /^├─ filedUnder → ✓ \[\d+\] PowerOfAttorneyCredential by Harbor & Pine Trading Co\., Inc\./m,
    );
    expect(io.printed.out).not.toMatch(/\u001b|expected \[\]|\.\.|Hint/);
  });

  it('says as of when it was judged, and asks for review, where no ledger is trusted', async () => {
    const policy: Partial<typeof story.policy> = { ...story.policy };
    delete policy.ledgers;
    await io.file('t', JSON.stringify(policy));
    expect(await verify({}, FULL)).toBe(2);
    for (const words of [
      'preference  1 not-claimed, 3 undetermined',
      'Only proofs of existence on a ledger of the trust policy decide this',
      'judged as of the making of the goods',
      'judged as of the claim',
    ])
      expect(io.printed.out).toContain(words);
    expect(io.printed.out).not.toMatch(/existed by 2/);
  });

  it('says why nothing was counted, and when --at seems forgotten', async () => {
    const later = { ...io, now: () => Date.UTC(2026, 11, 24) };
    const args = { bundle: 'b', trust: 't', offline: true };
    await runVerify({ args: { ...args, at: BASE.at! }, io });
    expect(io.printed.out).toMatch(/DRAW-DOWN\nNot counted: no draw-down counters were given/);
    Object.assign(io.printed, { out: '' });
    await runVerify({ args, io: later });
    expect(io.printed.out.match(/was --at\s+forgotten\?/g)).toHaveLength(1);
    const [, all = ''] =
      /keys of “Demo identity registrar” ([^]*?)\n +The keys/.exec(io.printed.out) ?? [];
    expect(all).toMatch(/^could not be obtained:[^]*credentials (\[\d+\] ?){3,}$/);
    const [whole = ''] = io.printed.out.split(
      '\n  did.unresolvable could not be decided, effect none',
    );
    expect(whole.match(/The keys of “Demo identity registrar”/g)).toHaveLength(1);
    Object.assign(io.printed, { out: '' });
    await runVerify({ args: { ...args, at: '2026-12-24T00:00:00Z' }, io });
    expect(io.printed.out).not.toContain('forgotten');
    const old = { ...story.policy, validUntil: '2026-10-01T00:00:00Z' };
    await io.file('t', JSON.stringify(old));
    const { message } = await faultOf(runVerify({ args, io: later }));
    expect(message).toMatch(/\(policy\.invalid\)\. Was --at forgotten\? Nothing was judged\.$/);
  });

  it('takes now for the moment of presentation', async () => {
    await runVerify({ args: { bundle: 'b', trust: 't', offline: true, json: true }, io });
    expect(verdict().clocks).toEqual({
      presented: '2026-09-24T15:10:00Z',
      verified: '2026-09-24T15:10:00Z',
    });
  });

  it('judges as of another claim, with what an officer observed', async () => {
    const right = 'https://recordation.customs.example/rights/cop-24-90418';
    await verify({ json: true, asOf: '2026-09-23T00:00:00Z', observed: [`4:${right}`] }, FULL);
    expect(verdict().clocks.asOf).toBe('2026-09-23T00:00:00Z');
    expect(verdict().lines[3]?.ipr).toMatchObject([{ right }]);
  });

  it('leaves an entry that cannot be read to the verdict, whatever was given about it', async () => {
    await io.file('b', JSON.stringify({ ...story.bundle, presentation: 'a.b.c' }));
    const more = { record: await otherRecord(), observed: ['9:urn:right'], json: true };
    expect(await verify(more, FULL)).toBe(1);
    expect(verdict().entryNumber).toBeNull();
  });

  it('cannot open what is sealed without its key, and says so in the verdict', async () => {
    await verify({ json: true });
    expect(verdict().fragments.map(({ code }) => code)).toContain('intake.sealed-unreadable');
  });

  it('returns 1 for a bundle that was tampered with', async () => {
    const { bundleText } = await createDemoStory({
      tamper: async (signed) => {
        const { token } = signed.credentials.suitcaseCertification;
        const other = token.at(-8) === 'A' ? 'Q' : 'A';
        await signed.replaceMember(
          'suitcaseCertification',
          `${token.slice(0, -8)}${other}${token.slice(-7)}`,
        );
      },
    });
    await io.file('b', bundleText);
    expect(await verify({ json: true }, FULL)).toBe(1);
    expect(verdict().fragments.map(({ code }) => code)).toContain('signature.invalid');
  });

  it('takes a signed policy from the key that the operator configured', async () => {
    await io.file('t', story.signedPolicy.token);
    expect(await verify({ trustKey: story.signedPolicy.thumbprint }, FULL)).toBe(0);
  });
});

/** The demo's record with one change. */
async function changedRecord(from: string, to: string): Promise<string> {
  const text = readAeFile();
  if (!text.includes(from)) throw new Error(`the record has no ${from}`);
  return io.file('changed', text.replace(from, to));
}

describe('verify, beside a record that differs', () => {
  const sentences = (): string[] =>
    verdict().fragments.flatMap(({ code, officer, outcome }) =>
      outcome === 'fail' && (code === 'documents.conflict' || code === 'entry.importer-mismatch')
        ? [officer ?? '']
        : [],
    );

  it.each([
    [
      'port',
      '10AZ9Z  00426174 5301',
      '10AZ9Z  00426174 4601',
      'The entry, port of entry: filed as 4601, presented as 5301.',
    ],
    [
      'origin',
      '40  001 HN',
      '40  001 CN',
      'Line 1, country of origin: filed as CN, presented as HN.',
    ],
    [
      'invoice',
      'CVS-2026-0831',
      'CVS-2026-0832',
      'Line 1, invoice numbers: filed as CVS-2026-0832, presented as CVS-2026-0831.',
    ],
    [
      'fee',
      '6250100005670',
      '6250100015670',
      'Line 1, fee 501: filed as 156.70, presented as 56.70.',
    ],
    [
      'conveyance',
      'ZZ GULF TRADER',
      'QQ OTHER SHIP ',
      'The entry, conveyance: filed as QQ OTHER SHIP, presented as ZZ GULF TRADER.',
    ],
  ])('says both in %s', async (_what, from, to, sentence) => {
    expect(await verify({ record: await changedRecord(from, to), json: true }, FULL)).toBe(2);
    expect(sentences()).toContain(sentence);
    expect(verdict().fragments.find(({ officer }) => officer === sentence)?.remedy).toMatch(
      /^Present the entry as it was filed\./,
    );
  });

  it('calls another importer an exception, and shows no number', async () => {
    const record = await changedRecord('1189-10004200089-100042000', '1189-10004300089-100042000');
    expect(await verify({ record, json: true }, FULL)).toBe(1);
    expect(sentences()).toContainEqual(
      expect.stringMatching(
        /^The entry, importer number: filed under another number than the one presented for did:ethr:0x6f72696d:0x[0-9a-f]{40}\.$/,
      ),
    );
    expect(verdict().filing.outcome).toBe('contradicted');
    expect(io.printed.out).not.toMatch(/89-10004[23]000/);
  });

  it('counts the larger quantity against the licence', async () => {
    const record = await changedRecord('0000057000 000000600000NO', '0000057000 000006000000NO');
    await verify({ record, json: true }, FULL);
    expect(sentences()).toContain(
      'Line 2, quantity: filed as 60000.00 C62, presented as 6000.00 C62.',
    );
    const draws = verdict().lines[1]?.ipr.flatMap(({ drawDown = [] }) => drawDown) ?? [];
    expect(new Set(draws.map(({ thisEntry }) => thisEntry))).toEqual(new Set(['60000']));
  });

  it('questions in the header what was filed otherwise, and denies no finding', async () => {
    const record = await changedRecord('10AZ9Z  00426174 5301', '10AZ9Z  00426174 4601');
    await verify({ record }, FULL);
    const text = io.printed.out.replace(/\s+/g, ' ');
    expect(text).toContain('port 5301 (presented; filed as 4601)');
    expect(text).toContain('something differs or is not shown, as found below');
    expect(text).not.toContain('nothing contradicts');
  });

  it('names the whole record, and what the key opened', async () => {
    const inputsOf = async (args: VerifyArgs) => {
      Object.assign(io.printed, { out: '' });
      await verify({ json: true }, args);
      return verdict().inputs;
    };
    const own = await inputsOf(FULL);
    // A change that nothing is compared with: the broker's own reference.
    const other = await changedRecord('20ZZGT5301091426', '20ZZGT5301091526');
    const changed = await inputsOf({ ...FULL, record: other });
    expect(own?.record).not.toBe(changed?.record);
    expect(own?.opened).toHaveLength(1);
    expect(own).toEqual(await inputsOf(FULL));
    const { decryptionKey, ...without } = FULL;
    expect(decryptionKey).toBe('k');
    expect(await inputsOf(without)).not.toHaveProperty('opened');
  });

  it('tells of problems that the record has, and where to see them', async () => {
    const record = await changedRecord('9000000262350', '9000000999999');
    await verify({ record, json: true }, FULL);
    const hint =
      /^The record changed was used and has 1 problem of its own: "originmark ae parse changed" shows it\.\n$/;
    expect(io.printed.err).toMatch(hint);
    Object.assign(io.printed, { err: '' });
    await verify({ record }, FULL);
    expect(io.printed.err).toBe('');
    expect(io.printed.out.replace(/\s+/g, ' ')).toContain(
      '"originmark ae parse changed" shows it.',
    );
  });

  it('keeps the hint that --at was forgotten off standard output with --json', async () => {
    const later = { ...io, now: () => Date.UTC(2026, 11, 24) };
    await runVerify({ args: { bundle: 'b', trust: 't', offline: true, json: true }, io: later });
    expect(io.printed.err).toMatch(
      /^At 2026-12-24T00:00:00Z, which is now, the presentation has ended \(holder\.expired\) and \d+ .*: was --at forgotten\?\n$/,
    );
    expect(verdict().type).toBe('EntryVerdict');
  });
});

/** The record of the demo under another number. */
function otherRecord(): Promise<string> {
  return io.file('other', readAeFile().replaceAll('00426174', '00426182'));
}

describe('verify refuses', () => {
  const policy = (more: object): string => JSON.stringify({ ...story.policy, ...more });
  it.each<[string, () => Partial<VerifyArgs> | Promise<Partial<VerifyArgs>>, number, RegExp]>([
    ['a missing bundle', () => ({ bundle: 'x' }), 65, /^The bundle x does not exist/],
    ['a folder', () => ({ bundle: '.' }), 65, /^The bundle \. is a folder/],
    ['a policy for a bundle', () => ({ bundle: 't' }), 65, /^t is not an entry bundle/],
    ['a missing policy', () => ({ trust: 'x' }), 65, /^The trust policy x does not exist/],
    ['a folder as policy', () => ({ trust: '.' }), 65, /^The trust policy \. is a folder/],
    ['a bundle for a policy', () => ({ trust: 'b' }), 65, /^The trust policy b cannot be used/],
    [
      'a trust key for a plain policy',
      () => ({ trustKey: 'x' }),
      65,
      /must be signed.*\(policy\.untrusted\)\. The trust key is what --trust-key gave\. Nothing was judged\.$/,
    ],
    ['a moment that is none', () => ({ at: 'now' }), 64, /^--at now is not a moment/],
    ['a claim clock that is none', () => ({ asOf: '2026-13-01' }), 64, /^--as-of 2026-13-01/],
    [
      'a claim clock ahead of the verdict',
      () => ({ asOf: '2026-09-24T15:10:01Z' }),
      64,
      /^--as-of 2026-09-24T15:10:01Z is later than 2026-09-24T15:10:00Z, /,
    ],
    [
      'a filing time ahead of the verdict',
      () => ({ record: 'r', filedAt: '2026-09-24T15:10:01Z' }),
      64,
      /^--filed-at 2026-09-24T15:10:01Z is later than /,
    ],
    [
      'an entry time ahead of the verdict',
      () => ({ record: 'r', enteredAt: '2026-09-24T15:10:01Z' }),
      64,
      /^--entered-at 2026-09-24T15:10:01Z is later than /,
    ],
    [
      'an entry time on another day than the record has',
      () => ({ record: 'r', enteredAt: '2026-09-16T20:10:00Z' }),
      64,
      /^--entered-at 2026-09-16T20:10:00Z is not on 2026-09-14, /,
    ],
    ['a filing time without a record', () => ({ filedAt: BASE.at! }), 64, /--record/],
    ['an entry time without a record', () => ({ enteredAt: BASE.at! }), 64, /--record/],
    ['an observation that is none', () => ({ observed: ['x'] }), 64, /^--observed x/],
    [
      'an observation on a line that the entry does not have',
      () => ({ observed: ['4:urn:x', '9:urn:right'] }),
      64,
      /^--observed 9:urn:right names a line that the entry does not have: its lines are 1, 2, 3, 4\.$/,
    ],
    [
      'the record of another entry',
      async () => ({ record: await otherRecord() }),
      65,
      /^The record other is that of entry Z9Z-0042618-2, and the bundle holds entry Z9Z-0042617-4: /,
    ],
    [
      'counters that are none',
      () => ({ counters: 't' }),
      65,
      /^t is not draw-down counters: it needs /,
    ],
    ['a record that is none', () => ({ record: 't' }), 65, /^t cannot be read as the AE records/],
    ['a key that is none', () => ({ decryptionKey: 't' }), 65, /^t holds no private key/],
  ])('%s', async (_what, args, exitCode, sentence) => {
    expect(await faultOf(verify(await args()))).toEqual({
      exitCode,
      message: expect.stringMatching(sentence),
    });
    expect(io.printed).toEqual({ out: '', err: '' });
  });

  it.each<[string, () => string | Uint8Array, RegExp]>([
    ['empty', () => '', /is empty/],
    ['binary junk', () => Uint8Array.from([0xff, 0xfe, 0]), /^t is no trust policy/],
    ['half a policy', () => story.policyText.slice(0, 100), /policy\.unreadable/],
    [
      'without roots',
      () => policy({ roots: [] }),
      /at least 1 in the list, at \/roots.*policy\.invalid/,
    ],
    [
      'with an unknown check',
      () => policy({ required: { ...story.policy.required, ipr: ['magic'] } }),
      /magic/,
    ],
    [
      'not in force yet',
      () => policy({ validFrom: '2027-01-01T00:00:00Z' }),
      /is in force from 2027/,
    ],
    [
      'signed, with no key to trust',
      () => story.signedPolicy.token,
      /policy\.untrusted\)\. The option for it is --trust-key <thumbprint>\./,
    ],
  ])('a policy that is %s', async (_what, content, sentence) => {
    await io.file('t', content());
    expect(await faultOf(verify())).toEqual({
      exitCode: 65,
      message: expect.stringMatching(sentence),
    });
    expect(io.printed.out).toBe('');
    expect(await readdir(io.cwd)).not.toContain('.originmark');
  });
});

describe('verify remembers', () => {
  it('the highest sequence of a policy, and refuses a lower one afterwards', async () => {
    await verify();
    const path = join(io.cwd, '.originmark', 'trust-sequences.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      [story.policy.id]: [7, expect.any(Number), expect.stringMatching(/^uEi/)],
    });
    await io.file('t', JSON.stringify({ ...story.policy, sequence: 6 }));
    Object.assign(io.printed, { out: '' });
    expect(await faultOf(verify())).toEqual({
      exitCode: 65,
      message: expect.stringMatching(
        /has sequence 6, but 7 was already in use.*policy\.rolled-back\)\. To replay .* fresh folder with --data\./,
      ),
    });
    expect(io.printed.out).toBe('');
    expect(await verify({ data: 'elsewhere' })).toBe(2);
  });

  it('or judges nothing when it cannot', async () => {
    await mkdir(join(io.cwd, 'd'));
    await mkdir(join(io.cwd, 'd', 'trust-sequences.json.tmp'));
    expect(await faultOf(verify({ data: '/proc/originmark' }))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(
        /^\/proc\/originmark\/.* cannot be written: .* nothing was judged\.$/,
      ),
    });
    expect(io.printed).toEqual({ out: '', err: '' });
  });
});
