import { describe, expect, it } from '@jest/globals';
import { CAFTA_DR_LIMITS } from '../agreements/cafta-dr-limits.ts';
import { USMCA_LIMITS } from '../agreements/usmca-limits.ts';
import { DE_MINIMIS_EXCLUSIONS, OTHER_SUBHEADING_CHAPTERS } from './de-minimis-exclusions.ts';

const paragraphsOf = (citations: readonly string[]) =>
  [...new Set(citations.map((citation) => /\(([A-Z])\)$/.exec(citation)?.[1]))].join('');

describe('codes to which de minimis is closed', () => {
  it('are there for each paragraph that the limits of CAFTA-DR name in words', () => {
    const named = CAFTA_DR_LIMITS.deMinimisExclusions.map(({ citation }) => citation);
    const coded = DE_MINIMIS_EXCLUSIONS['CAFTA-DR'].map(({ citation }) => citation);
    expect(paragraphsOf([...coded, OTHER_SUBHEADING_CHAPTERS['CAFTA-DR'].citation])).toBe(
      paragraphsOf(named),
    );
  });

  it('are there for paragraphs (A) to (J) of 19 USC 4531(f)(2), of which the words join the dairy ones', () => {
    const coded = DE_MINIMIS_EXCLUSIONS.USMCA.map(({ citation }) => citation);
    expect(paragraphsOf(coded)).toBe('ABCDEFGHIJ');
    // (A) and (B) are one in words; (f)(3) is their last.
    expect(USMCA_LIMITS.deMinimisExclusions).toHaveLength('ABCDEFGHIJ'.length);
  });
});
