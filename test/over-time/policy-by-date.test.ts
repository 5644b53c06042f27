import { describe, expect, it } from '@jest/globals';
import type { StoryDraft } from '@originmark/demo-entry';
import type { EntryVerdict } from '@originmark/schemas';
import { verifyStory } from '../attacks/verify-story.ts';
import { judgeLater, PRESENTED, type Presented } from './judge-later.ts';

// The policy of today judges the claims of then: what a root was recognised to do is asked of the moment of use.

const recognised =
  (period: { readonly from?: string; readonly until?: string }) =>
  (draft: StoryDraft): void => {
    for (const root of draft.policy.roots)
      root.recognizedTo = root.recognizedTo.map((action) => ({ ...action, ...period }));
  };

const failed = ({ fragments }: EntryVerdict, code: string) =>
  fragments.filter((fragment) => fragment.code === code && fragment.outcome === 'fail');

describe.each(Object.keys(PRESENTED) as Presented[])(
  'a root of the trust policy, judged %s',
  (presented) => {
    it.each([
      ['recognised until after the claim', { until: '2027-01-01T00:00:00Z' }],
      ['recognised since before the first credential', { from: '2020-01-01T00:00:00Z' }],
    ])('%s speaks for what was claimed then', async (_, period) => {
      const { verdict } = await judgeLater({ presented, edit: recognised(period) });
      expect(verdict.outcome).toBe('no-exception');
      expect(failed(verdict, 'chain.issuer-not-authorized')).toEqual([]);
    });

    it.each([
      ['whose recognition had ended', { until: '2026-06-01T00:00:00Z' }],
      ['that was recognised only since', { from: '2027-01-01T00:00:00Z' }],
    ])('%s speaks for nothing', async (_, period) => {
      const { verdict } = await judgeLater({ presented, edit: recognised(period) });
      const clocks = failed(verdict, 'chain.issuer-not-authorized').flatMap(({ clock, line }) =>
        line === undefined ? (clock ?? []) : [],
      );
      expect(new Set(clocks)).toEqual(new Set(['claimed', 'made']));
      expect(verdict.outcome).toBe('exception');
    });
  },
);

describe('a claim judged as of a moment', () => {
  const asOf = async (moment: string) => (await verifyStory({}, { asOf: moment })).verdict;

  it('of its own filing is judged as it was filed', async () => {
    const [own, { verdict }] = [await asOf('2026-09-24T15:05:00Z'), await verifyStory()];
    expect(own.outcome).toBe('no-exception');
    expect(own.lines).toEqual(verdict.lines);
    expect(own.clocks.asOf).toBe('2026-09-24T15:05:00Z');
  });

  it('before what it rests on was issued, supports nothing and contradicts nothing', async () => {
    const verdict = await asOf('2026-08-01T00:00:00Z');
    expect(verdict.outcome).toBe('review');
    const early = failed(verdict, 'time.not-yet-valid');
    expect(early.length).toBeGreaterThan(0);
    expect(new Set(early.map(({ clock }) => clock))).toEqual(new Set(['claimed']));
    expect(verdict.lines.map(({ preference }) => preference.outcome)).toEqual([
      'supported',
      'supported',
      'not-supported',
      'not-claimed',
    ]);
  });
});
