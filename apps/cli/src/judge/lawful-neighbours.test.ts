import { beforeAll, describe, expect, it } from '@jest/globals';
import { type HostileTwin, HOSTILE_TWINS } from '@originmark/demo-entry';
import { validateFormat } from '@originmark/schemas';
import { createStoryJudge } from './judge-story.ts';
import { readLegal, type TwinResult } from './run-twin.ts';

// The demo fails when a lawful neighbour misbehaves: that is found out here, by the demo's own rule. The attacks
// themselves are judged in test/attacks/hostile-twins.test.ts, by the same rule and in two orders.

const TWINS = HOSTILE_TWINS.map((twin): [string, HostileTwin] => [twin.id, twin]);

const results = new Map<HostileTwin, TwinResult['legal']>();
/** Twins whose neighbour has a verdict that does not fit its schema, or that leaves a line out. */
const misshapen: string[] = [];

beforeAll(async () => {
  const judge = createStoryJudge();
  for (const twin of HOSTILE_TWINS) {
    const judged = await judge(twin.legal);
    const { verdict } = judged;
    if (verdict.lines.length !== 4 || validateFormat('EntryVerdict', verdict) !== undefined)
      misshapen.push(twin.id);
    results.set(twin, readLegal(twin, judged));
  }
}, 300_000);

describe('the lawful neighbour of each attack', () => {
  it.each(TWINS)('is not accused of it: %s', (_, twin) => {
    expect(results.get(twin)).toMatchObject({ found: false, passed: true });
  });

  it('gets a verdict that fits its schema, with every line', () => {
    expect(misshapen).toEqual([]);
  });
});
