import { type Act, byChapter, type DemoStory } from '@originmark/demo-entry';
import type { Page } from './page.ts';
import { padText } from './text-width.ts';

type Parties = DemoStory['parties'];

/** Prints who did what, when, and to whom it was given: one line an act, chapter by chapter. */
export function printTimeline(page: Page, acts: readonly Act[], parties: Parties): void {
  page.heading('The story');
  page.put(
    'Every party signs with its own keys and has a folder of its own. Whatever is given goes from the folder of one into the folder of another, with all that it rests on. Days and times are UTC.',
  );
  for (const [chapter, own] of byChapter(acts)) {
    page.gap();
    page.put({ text: chapter, look: 'bold' });
    // Filing is a matter of minutes, all before it of days.
    const columns = chapter === 'Filing' ? 16 : 10;
    for (const { at, does, givesTo, party } of joinAlike(own)) {
      const to = givesTo.map((one) => shortName(one, parties)).join(', ');
      page.put(`${shortName(party, parties)} ${does}${to === '' ? '' : ` → ${to}`}`, {
        first: `  ${padText(at.slice(0, columns).replace('T', ' '), columns + 2)}`,
        rest: ' '.repeat(columns + 6),
      });
    }
  }
}

/** What one party does alike at one moment is told once, with all who are given something. */
function joinAlike(acts: readonly Act[]): readonly Act[] {
  const joined = new Map<string, Act>();
  for (const act of acts) {
    const key = JSON.stringify([act.at, act.party, act.does]);
    const known = joined.get(key);
    joined.set(
      key,
      known === undefined ? act : { ...act, givesTo: [...known.givesTo, ...act.givesTo] },
    );
  }
  return [...joined.values()];
}

/** A name without the legal form behind its comma. */
function shortName(party: Act['party'], parties: Parties): string {
  const { name } = parties[party];
  return name.split(',')[0] ?? name;
}
