import { describe, expect, it } from '@jest/globals';
import { createUnseal } from '@originmark/core';
import { createDemoStory } from '@originmark/demo-entry';
import { validateFormat } from '@originmark/schemas';
import { formatVerdict, verifyEntry } from '@originmark/verifier';
import { holdingsOf } from './holdings-of-story.ts';
import { crypto, preflightStory, verifierOf } from './preflight-story.ts';

const story = await createDemoStory();
const { bundle, report, verdict } = await preflightStory(story, holdingsOf(story));

describe('the demo entry, assembled from the papers of the parties alone', () => {
  it('presents exactly what the story presents', () => {
    const own = story.members.slice(1);
    expect(new Set(bundle.members.slice(1).map(({ token }) => token))).toEqual(new Set(own));
    expect(bundle.bundle.sealed).toHaveLength(1);
  });

  it('is judged by the verifier with its own record and keys as the story itself is', async () => {
    const input = {
      ...(await verifierOf(story)),
      clocks: story.clocks,
      crypto,
      unseal: createUnseal(story.unsealKeys),
      ...(story.record !== undefined && { record: story.record }),
    };
    const told = await verifyEntry({ ...input, bundle: story.bundleText });
    const ours = await verifyEntry({ ...input, bundle: bundle.text });

    expect(ours.outcome).toBe(told.outcome);
    expect(ours.axes).toEqual(told.axes);
    expect(ours.lines).toEqual(told.lines);
    expect(ours.filing).toEqual(told.filing);
  });

  it('has a report that fits its schema, and the verdict of its very bundle', async () => {
    const clocks = { presentedAt: story.clocks.presentedAt, verifiedAt: story.clocks.presentedAt };
    const input = { ...(await verifierOf(story)), clocks, crypto };
    const again = await verifyEntry({ ...input, bundle: bundle.text });

    expect(validateFormat('PreflightReport', report)).toBeUndefined();
    expect(formatVerdict(again)).toBe(formatVerdict(verdict));
  });

  it('is clean: nothing is to mend, and one record travels sealed to the verifier', () => {
    const told = [...report.header, ...report.lines.flatMap(({ problems }) => problems)];
    expect(report.outcome).toBe('clean');
    expect(report.header).toEqual([]);
    expect(told.map(({ kind, codes }) => [kind, ...codes])).toEqual([
      ['sealed', 'intake.sealed-unreadable', 'chain.parent-missing', 'intake.staple-unproven'],
    ]);
  });

  it('tells what is at stake on each line that claims, as its rates have it', () => {
    const stakes = report.lines.map(({ atStake }) => [
      atStake?.duty?.amount,
      atStake?.fees?.amount,
    ]);
    expect(stakes).toEqual([
      ['8935.92', '157.13'],
      ['0.00', '197.45'],
      ['11520.00', '199.53'],
      [undefined, undefined],
    ]);
    expect(report.lines[0]?.choices.map(({ choice, claimUntil }) => [choice, claimUntil])).toEqual([
      ['file-as-is', undefined],
      ['file-without-claim', '2027-09-14'],
    ]);
  });
});
