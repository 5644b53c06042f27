import { describe, expect, it } from '@jest/globals';
import { type HostileTwin, HOSTILE_TWINS } from '@originmark/demo-entry';
import { validateFormat } from '@originmark/schemas';
import { findingsAt, verifyTwin } from './verify-story.ts';

const TWINS = HOSTILE_TWINS.map((twin): [string, HostileTwin] => [twin.id, twin]);

describe('the lawful neighbour of each attack', () => {
  it.each(TWINS)('is not accused of it: %s', async (_, twin) => {
    const verified = await verifyTwin(twin.legal);
    expect(findingsAt(verified, twin)).toEqual([]);
    expect(verified.verdict.lines).toHaveLength(4);
    expect(validateFormat('EntryVerdict', verified.verdict as never)).toBeUndefined();
  });
});
