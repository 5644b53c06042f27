import { describe, expect, it } from '@jest/globals';
import { findChapterRules, findRules } from './find-rules.ts';
import { RULE_SETS } from './rule-sets.ts';
import type { RuleSet } from './rule.ts';

const CAFTA = RULE_SETS['CAFTA-DR'] as RuleSet;
const idsOf = (...places: string[]) => findRules(CAFTA, places).map(({ id }) => id);

describe('findRules', () => {
  it('finds both rules of a subheading, where a kind that no code tells parts its goods', () => {
    expect(idsOf('6205202066')).toEqual(['62/30A', '62/30B']);
  });

  it('leaves out a rule that excepts the code', () => {
    expect(idsOf('640110')).not.toContain('64/2');
    expect(idsOf('640391')).toContain('64/2');
  });

  it('finds what may be about a good that may stand in several places, each once', () => {
    expect(idsOf('9503', '6205', '9503')).toEqual([...idsOf('6205'), ...idsOf('9503')]);
  });

  it('finds nothing for no place', () => {
    expect(findRules(CAFTA, [])).toEqual([]);
  });
});

describe('findChapterRules', () => {
  it('keeps of the open questions those that may be about the good', () => {
    const whysOf = (place: string) => findChapterRules(CAFTA, [place]).flatMap(({ open }) => open);
    expect(whysOf('620520')).toEqual([]);
    expect(whysOf('620311')).not.toEqual([]);
  });

  it('finds what binds apparel besides its rule, and nothing for a toy', () => {
    const cited = findChapterRules(CAFTA, ['620520']).map(({ citation }) => citation);
    expect(cited).toContain('GN 29(n) chapter 62 chapter rule 4');
    expect(findChapterRules(CAFTA, ['9503'])).toEqual([]);
  });
});
