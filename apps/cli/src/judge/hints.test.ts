import { describe, expect, it } from '@jest/globals';
import type { EntryVerdict } from '@originmark/schemas';
import { challengeHint } from './hints.ts';

const IO = { program: 'originmark' };
const NAMED = { path: 'challenge.json', expiresAt: Date.UTC(2026, 8, 24, 15, 15), isLate: false };

/** A verdict of entry Z9Z-0042617-4, version 1, whose presentation answers this. */
function verdictOf(found?: string): EntryVerdict {
  const fragments =
    found === undefined ? [] : [{ check: 'holder', code: 'holder.nonce', outcome: 'fail', found }];
  return { entryNumber: 'Z9Z-0042617-4', entryVersion: 1, fragments } as unknown as EntryVerdict;
}

describe('challengeHint', () => {
  it('says nothing of a bundle that answers what was named, or was made as a file', () => {
    expect(challengeHint(verdictOf(), NAMED, IO)).toEqual([]);
    expect(challengeHint(verdictOf(), undefined, IO)).toEqual([]);
  });

  it('says that a challenge was forgotten', () => {
    expect(challengeHint(verdictOf('a-nonce'), undefined, IO)).toEqual([
      expect.stringContaining('--challenge'),
    ]);
  });

  it('tells a file from the answer to another challenge', () => {
    expect(challengeHint(verdictOf('Z9Z-0042617-4/1'), NAMED, IO)).toEqual([
      expect.stringContaining('made as a file'),
    ]);
    expect(challengeHint(verdictOf('a-nonce'), NAMED, IO)).toEqual([
      expect.stringContaining('another challenge than challenge.json'),
    ]);
  });

  it('says of a late answer until when it was awaited', () => {
    expect(challengeHint(verdictOf(), { ...NAMED, isLate: true }, IO)).toEqual([
      expect.stringContaining('until 2026-09-24T15:15:00Z'),
    ]);
  });
});
