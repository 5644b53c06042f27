import { beforeAll, describe, expect, it } from '@jest/globals';
import { type HostileTwin, HOSTILE_TWINS } from '@originmark/demo-entry';
import { validateFormat } from '@originmark/schemas';
import { createStoryJudge, type StoryJudge } from './judge-story.ts';
import { runTwin, type TwinResult } from './run-twin.ts';

// The demo fails when a twin misbehaves: that is found out here, by the demo's own rule.

const TWINS = HOSTILE_TWINS.map((twin): [string, HostileTwin] => [twin.id, twin]);

const results = new Map<HostileTwin, TwinResult>();
/** Twins with a verdict that does not fit its schema, or that leaves a line of a lawful entry out. */
const misshapen: string[] = [];

beforeAll(async () => {
  const judgeStory = createStoryJudge();
  let current: HostileTwin | undefined;
  const judge: StoryJudge = async (twin) => {
    const judged = await judgeStory(twin);
    const { verdict } = judged;
    const isShort = twin === current?.legal && verdict.lines.length !== 4;
    if (isShort || validateFormat('EntryVerdict', verdict) !== undefined)
      misshapen.push(String(current?.id));
    return judged;
  };
  for (const twin of HOSTILE_TWINS) {
    current = twin;
    results.set(twin, await runTwin(twin, judge));
  }
}, 300_000);

describe('the twins of the demo', () => {
  it.each(TWINS)('is caught, and its lawful neighbour is not accused of it: %s', (_, twin) => {
    const result = results.get(twin);
    expect(result?.fault).toBeUndefined();
    expect(result?.attack.caught).toBe(true);
    expect(result?.legal).toMatchObject({ found: false, passed: true });
  });

  it('get verdicts that fit their schema, and a lawful entry one for each line', () => {
    expect(misshapen).toEqual([]);
  });
});
