import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { EntryVerdict } from '@originmark/schemas';
import { judgeAgain, judgeLater, PRESENTED, type Presented } from './judge-later.ts';
import { CERTIFICATION, EXISTENCE, EXPORTER, KEY_LIVES, storyOf } from './key-lives.ts';

/**
 * Every cell with its verdict and reason, for people. To write the page anew, delete it and run this test; then read
 * every row that changed.
 */
const PAGE = new URL('../../docs/keys-over-time.md', import.meta.url);

type Life = keyof typeof KEY_LIVES;
type Existence = (typeof EXISTENCE)[number];
/** Of the certification, of the claim on line 2, of the entry. */
type Expected = readonly [
  finding: string,
  credential: EntryVerdict['credentials'][number]['outcome'],
  preference: EntryVerdict['lines'][number]['preference']['outcome'],
  entry: EntryVerdict['outcome'],
];

const HOLDS: Expected = ['holds', 'valid', 'supported', 'no-exception'];
const ROTATED: Expected = ['key.rotated-unproven', 'indeterminate', 'undetermined', 'review'];
const REVOKED: Expected = ['key.revoked', 'invalid', 'not-supported', 'exception'];
const STOLEN: Expected = ['key.compromised', 'invalid', 'not-supported', 'exception'];
const GIVEN_UP: Expected = ['did.deactivated', 'invalid', 'not-supported', 'review'];
/** The signature stands; nobody can sign a newer status list for an identifier that was given up. */
const NO_LISTS: Expected = ['status.stale', 'indeterminate', 'undetermined', 'review'];

/** At the claim, and five years later. */
const EXPECTED: Readonly<Record<Life, Readonly<Record<Existence, readonly [Expected, Expected]>>>> =
  {
    'key valid': {
      'existed before': [HOLDS, HOLDS],
      'existed after': [HOLDS, HOLDS],
      'no proof': [HOLDS, HOLDS],
    },
    'rotated before the claim': {
      'existed before': [HOLDS, HOLDS],
      'existed after': [ROTATED, ROTATED],
      'no proof': [ROTATED, ROTATED],
    },
    // On the day of the claim the key is still good: what the verifier receives then existed then.
    'rotated after the claim': {
      'existed before': [HOLDS, HOLDS],
      'existed after': [HOLDS, ROTATED],
      'no proof': [HOLDS, ROTATED],
    },
    revoked: {
      'existed before': [HOLDS, HOLDS],
      'existed after': [REVOKED, REVOKED],
      'no proof': [REVOKED, REVOKED],
    },
    'compromised and back-dated': {
      'existed before': [HOLDS, HOLDS],
      'existed after': [STOLEN, STOLEN],
      'no proof': [STOLEN, STOLEN],
    },
    'DID deactivated': {
      'existed before': [HOLDS, NO_LISTS],
      'existed after': [GIVEN_UP, GIVEN_UP],
      'no proof': [GIVEN_UP, GIVEN_UP],
    },
  };

interface Cell {
  readonly life: Life;
  readonly existed: Existence;
  readonly presented: Presented;
  readonly expected: Expected;
}

const TIMES = Object.keys(PRESENTED) as Presented[];
const CELLS: readonly Cell[] = (Object.keys(KEY_LIVES) as Life[]).flatMap((life) =>
  EXISTENCE.flatMap((existed) =>
    TIMES.map((presented, at) => ({
      life,
      existed,
      presented,
      expected: EXPECTED[life][existed][at] as Expected,
    })),
  ),
);

interface Judged {
  readonly found: Expected;
  /** By when the certification provably existed. */
  readonly existedBy: string | undefined;
  readonly officer: string | undefined;
}

async function judge({ existed, life, presented }: Cell): Promise<Judged> {
  const edit = storyOf(KEY_LIVES[life], existed, presented);
  const { idOf, verdict } = await judgeLater({ presented, edit });
  const id = idOf(CERTIFICATION);
  return {
    found: foundIn(verdict, id),
    existedBy: verdict.credentials.find((one) => one.id === id)?.existedBy,
    officer: troubleOf(verdict, id)
      ?.officer?.replaceAll(String(id), '<certification>')
      .replaceAll(EXPORTER, '<exporter>'),
  };
}

function foundIn(verdict: EntryVerdict, id: string | undefined): Expected {
  return [
    troubleOf(verdict, id)?.code ?? 'holds',
    verdict.credentials.find((one) => one.id === id)?.outcome ?? 'invalid',
    verdict.lines[1]?.preference.outcome ?? 'undetermined',
    verdict.outcome,
  ];
}

/** What asks for more on the certification itself: what failed before what is open. */
function troubleOf({ fragments }: EntryVerdict, id: string | undefined) {
  const own = fragments.filter(
    ({ axis, credential, effect }) =>
      credential === id && axis === 'integrity' && effect !== 'none' && effect !== 'flag',
  );
  return own.find(({ outcome }) => outcome === 'fail') ?? own[0];
}

let judged: ReadonlyMap<Cell, Judged>;

beforeAll(async () => {
  const all = new Map<Cell, Judged>();
  for (const cell of CELLS) all.set(cell, await judge(cell));
  judged = all;
}, 120_000);

describe('a signature by the life of its key, the proof of its age and the day of its judgement', () => {
  it('has six by three by two answers', () => {
    expect(CELLS).toHaveLength(36);
  });

  it.each(CELLS.map((cell) => [cell.life, cell.existed, cell.presented, cell] as const))(
    '%s, %s, judged %s',
    (_life, _existed, _presented, cell) => {
      expect(judged.get(cell)?.found).toEqual(cell.expected);
    },
  );

  it('says in the officer’s words why it does not hold', () => {
    const silent = CELLS.filter(
      (cell) => cell.expected[0] !== 'holds' && !judged.get(cell)?.officer,
    );
    expect(silent).toEqual([]);
  });

  it('is on the page as it was judged', () => {
    const page = writePage();
    if (!existsSync(PAGE) && process.env['CI'] === undefined) writeFileSync(PAGE, page);
    expect(page).toBe(readFileSync(PAGE, 'utf8'));
  });
});

describe('what the verifier received on the day of the claim', () => {
  // Its own receipt is proof enough: nobody has to have anchored anything.
  it.each(['key valid', 'rotated before the claim', 'rotated after the claim', 'revoked'] as const)(
    'is judged five years later as it was then: %s',
    async (life) => {
      for (const existed of EXISTENCE) {
        const then = CELLS.find(
          (cell) =>
            cell.life === life && cell.existed === existed && cell.presented === 'at the claim',
        );
        const { idOf, verdict } = await judgeAgain(
          storyOf(KEY_LIVES[life], existed, 'at the claim'),
        );
        expect(verdict.clocks).toMatchObject({
          presented: PRESENTED['at the claim'],
          verified: PRESENTED['five years later'],
        });
        expect(foundIn(verdict, idOf(CERTIFICATION))).toEqual(then?.expected);
      }
    },
  );
});

function writePage(): string {
  const rows = CELLS.map((cell) => {
    const { existedBy, found, officer } = judged.get(cell) as Judged;
    const [code, credential, preference, entry] = found;
    const reason =
      officer ??
      (existedBy === undefined
        ? 'The key is in force when it is received.'
        : `It existed by ${existedBy}, while the key was in force.`);
    return `| ${cell.life} | ${cell.existed} | ${cell.presented} | ${code === 'holds' ? 'holds' : `\`${code}\``} | ${credential} | ${preference} | ${entry} | ${reason} |`;
  });
  return `# A signature by the life of its key

A certification of origin signed on 6 January 2026, presented with an entry whose claim is of 24 September 2026. The rows are what \`test/over-time/key-matrix.test.ts\` finds on a ledger that tells that history: what became of the key, what the ledger proves of the certification's age, and whether the entry is presented and judged on the day of its claim or five years later, with nothing kept from that day.

| key | certification | judged | signature | certification is | claim on line 2 is | entry | reason |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

A verifier that received the entry on the day of the claim, and judges it again five years later, has its own receipt as proof of age and comes to the answer of that day.
`;
}
