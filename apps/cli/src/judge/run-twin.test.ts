import { describe, expect, it } from '@jest/globals';
import { HOSTILE_TWINS, type HostileTwin } from '@originmark/demo-entry';
import { createStoryJudge } from './judge-story.ts';
import { runTwin } from './run-twin.ts';
import { runTwins } from './run-twins.ts';

const judge = createStoryJudge();
const flipped = HOSTILE_TWINS.find(({ id }) => id === 'signature-bit-flipped')!;

describe('runTwin', () => {
  it('reports what was found of an attack and of its legal twin', async () => {
    const { attack, legal, fault } = await runTwin(flipped, judge);
    expect(attack).toMatchObject({
      caught: true,
      found: flipped.code,
      effect: 'exception',
      outcome: 'exception',
    });
    expect(legal).toMatchObject({
      passed: true,
      found: false,
      check: 'pass',
      outcome: 'no-exception',
    });
    expect(fault).toBeUndefined();
  });

  it.each<[string, Partial<HostileTwin>]>([
    ['under another code', { code: 'key.weak' }],
    ['with another outcome', { outcome: 'indeterminate' }],
    ['on another line', { line: 4 }],
    ['about another credential', { credential: 'toyReceipt' }],
    ['about a credential that there is not', { credential: 'nothing' }],
  ])('does not count as caught what was found %s', async (_what, more) => {
    const { attack } = await runTwin({ ...flipped, ...more }, judge);
    expect(attack).toMatchObject({
      caught: false,
      found: null,
      effect: null,
      outcome: 'exception',
    });
  });

  it('does not pass a legal twin in which the code is found', async () => {
    const same = { ...flipped, legal: { ...flipped.attack, change: 'the same' } };
    const { legal } = await runTwin(same, judge);
    expect(legal).toMatchObject({ passed: false, found: true, check: 'fail' });
  });

  it('does not pass a legal twin that is an exception for another reason', async () => {
    const { legal } = await runTwin(
      { ...flipped, code: 'key.weak', legal: { ...flipped.attack, change: 'the same' } },
      judge,
    );
    expect(legal).toMatchObject({ passed: false, found: false, outcome: 'exception' });
  });

  it('counts a story that cannot be told as neither caught nor passed, and says why', async () => {
    const broken = {
      ...flipped,
      attack: {
        story: {
          edit: () => {
            throw new Error('no such key');
          },
        },
      },
    };
    expect(await runTwin(broken, judge)).toMatchObject({
      attack: { caught: false },
      legal: { passed: false },
      fault: 'no such key',
    });
  });
});

describe('runTwins', () => {
  it('gives results in order', async () => {
    const ids: string[] = [];
    for await (const { id } of runTwins(HOSTILE_TWINS.slice(0, 2), judge, undefined)) ids.push(id);
    expect(ids).toEqual(HOSTILE_TWINS.slice(0, 2).map(({ id }) => id));
  });
});
