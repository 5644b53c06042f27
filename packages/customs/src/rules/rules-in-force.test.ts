import { describe, expect, it } from '@jest/globals';
import { RULE_SETS } from './rule-sets.ts';
import type { RuleSet } from './rule.ts';
import { rulesInForce } from './rules-in-force.ts';

const CAFTA = RULE_SETS['CAFTA-DR'] as RuleSet;
const idsOf = (...codes: string[]) => rulesInForce(CAFTA, codes).map(({ id }) => id);

describe('rulesInForce', () => {
  it('are those of the chapter, without one that ended', () => {
    const ended = CAFTA.rules.filter(({ validUntil }) => validUntil !== undefined);
    expect(ended.map(({ id }) => id)).toContain('27/4A');
    expect(idsOf('271012')).toContain('27/4');
    expect(idsOf('271012')).not.toContain('27/4A');
  });

  it('are those of every chapter in which a good may stand, each once', () => {
    expect(idsOf('9503', '620520', '9504')).toEqual([...idsOf('9503'), ...idsOf('620520')]);
  });

  it('holds a rule that spans chapters in each of them', () => {
    const spanning: RuleSet = {
      ...CAFTA,
      rules: [{ id: 'x', citation: 'x', goods: { codes: ['5007-5212'] }, alternatives: [] }],
    };
    for (const code of ['5007', '5101', '5212'])
      expect(rulesInForce(spanning, [code])).toHaveLength(1);
    expect(rulesInForce(spanning, ['5301'])).toEqual([]);
  });
});
