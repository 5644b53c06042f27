import { describe, expect, it } from '@jest/globals';
import { type Act, PARTIES, type PartyName } from '@originmark/demo-entry';
import { createPage } from './page.ts';
import { printTimeline } from './timeline.ts';

const parties = Object.fromEntries(
  Object.entries(PARTIES).map(([party, { name }]) => [party, { did: '', name }]),
) as Parameters<typeof printTimeline>[2];

function printed(acts: readonly Act[]): readonly string[] {
  const page = createPage({ width: 100, color: false });
  printTimeline(page, acts, parties);
  return page.text().split('\n').slice(4);
}

const act = (at: string, chapter: Act['chapter'], party: PartyName, to: PartyName): Act => ({
  at,
  chapter,
  party,
  does: 'acts',
  givesTo: [to],
});

describe('the timeline', () => {
  it('has a heading for every chapter that has acts, and the time of day where minutes count', () => {
    expect(
      printed([
        act('2024-05-06T15:00:00Z', 'Who is who', 'trust', 'identity'),
        act('2026-09-24T15:05:00Z', 'Filing', 'gulfline', 'verifier'),
      ]),
    ).toEqual([
      'Who is who',
      '  2024-05-06  Demo trust authority acts → Demo identity registrar',
      '',
      'Filing',
      '  2026-09-24 15:05  Gulfline Customs Brokers acts → Demo verifier',
      '',
    ]);
  });

  it('tells once what a party does alike at one moment, and no more than that', () => {
    const at = '2024-02-01T15:00:00Z';
    expect(
      printed([
        act(at, 'Who is who', 'identity', 'maletas'),
        act(at, 'Who is who', 'identity', 'tejidos'),
        act('2024-02-02T15:00:00Z', 'Who is who', 'identity', 'mill'),
      ]).slice(1),
    ).toEqual([
      '  2024-02-01  Demo identity registrar acts → Maletas del Bajío, Tejidos Ulúa',
      '  2024-02-02  Demo identity registrar acts → Textiles Lempa',
      '',
    ]);
  });
});
