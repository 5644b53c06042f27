import { beforeAll, describe, expect, it } from '@jest/globals';
import { type HostileTwin, HOSTILE_TWINS } from '@originmark/demo-entry';
import { type EntryVerdict, validateFormat } from '@originmark/schemas';
import { formatVerdict, isFindingCode } from '@originmark/verifier';
import { listBetter } from './compare-verdicts.ts';
import { describeSentences } from './describe-sentences.ts';
import {
  findingsAt,
  type ShuffledStory,
  tellShuffled,
  type VerifiedStory,
  verifyAfresh,
  verifyBundle,
  verifyStory,
} from './verify-story.ts';

const TWINS = HOSTILE_TWINS.map((twin, at): [string, HostileTwin, number] => [twin.id, twin, at]);

interface JudgedAttack extends ShuffledStory, VerifiedStory {}

const judged = new Map<HostileTwin, Promise<JudgedAttack>>();

/** An attack with its verdict, judged once for all that is asked of it. */
function judgeAttack(twin: HostileTwin, at: number): Promise<JudgedAttack> {
  const known = judged.get(twin);
  if (known !== undefined) return known;
  const judge = async (): Promise<JudgedAttack> => {
    const shuffled = await tellShuffled(twin.attack.story, at);
    const verdict = await verifyBundle(shuffled.story, shuffled.told, twin.attack.verify);
    return { ...shuffled, verdict };
  };
  const attack = judge();
  judged.set(twin, attack);
  return attack;
}

let untampered: EntryVerdict;

beforeAll(async () => {
  ({ verdict: untampered } = await verifyStory());
});

describe('the untampered entry', () => {
  it('has no exception, and nothing in it asks for a review', () => {
    const asking = untampered.fragments.filter(({ effect }) => effect === 'review');
    expect(asking.map(({ code }) => code)).toEqual([]);
    expect(untampered.outcome).toBe('no-exception');
    expect(validateFormat('EntryVerdict', untampered as never)).toBeUndefined();
  });

  it('shows possession and the chain of licences on line 2, by the ledger', () => {
    const [, line2] = untampered.lines;
    expect(line2?.preference.outcome).toBe('supported');
    expect(line2?.ipr.map(({ outcome }) => outcome)).toEqual(['chain-shown', 'chain-shown']);
    const existed = untampered.credentials.filter(({ existedBy }) => existedBy !== undefined);
    expect(existed).toHaveLength(untampered.credentials.length);
  });
});

describe('the twins', () => {
  it('have ids of their own and name codes of the registry', () => {
    const ids = HOSTILE_TWINS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(HOSTILE_TWINS.filter(({ code }) => !isFindingCode(code))).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(36);
  });
});

describe('each attack', () => {
  it.each(TWINS)(
    'is found, never pays, and is told alike in any order: %s',
    async (_, twin, at) => {
      const { attack, outcome } = twin;
      const { shuffled, story, verdict } = await judgeAttack(twin, at);

      const found = findingsAt({ story, verdict }, twin);
      expect(found.map((fragment) => fragment.outcome)).toContain(outcome);
      expect(listBetter(verdict, untampered)).toEqual([]);
      expect(validateFormat('EntryVerdict', verdict as never)).toBeUndefined();

      const again = await verifyAfresh(story, shuffled, attack.verify);
      expect(formatVerdict(again)).toBe(formatVerdict(verdict));
    },
  );
});

describeSentences(async () => {
  const all = new Map<HostileTwin, VerifiedStory>();
  for (const [, twin, at] of TWINS) all.set(twin, await judgeAttack(twin, at));
  return all;
});
