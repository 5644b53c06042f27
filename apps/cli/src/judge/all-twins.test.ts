import { describe, expect, it } from '@jest/globals';
import { HOSTILE_TWINS } from '@originmark/demo-entry';
import { createStoryJudge } from './judge-story.ts';
import { runTwin } from './run-twin.ts';

// The demo fails when a twin misbehaves: that is found out here, by the demo's own rule.
describe('the twins of the demo', () => {
  it('are all caught, and all their legal twins pass', async () => {
    const judge = createStoryJudge();
    const misbehaved: string[] = [];
    for (const twin of HOSTILE_TWINS) {
      const { attack, legal } = await runTwin(twin, judge);
      if (!attack.caught || !legal.passed) misbehaved.push(twin.id);
    }
    expect(misbehaved).toEqual([]);
  }, 300_000);
});
