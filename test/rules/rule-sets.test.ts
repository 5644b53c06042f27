import { describe, expect, it } from '@jest/globals';
import { RULE_SETS } from '@originmark/customs';
import { validateFormat } from '@originmark/schemas';

const sets = Object.values(RULE_SETS);

describe('the rule sets that are known', () => {
  it('are those of USMCA and CAFTA-DR', () => {
    expect(sets.map(({ agreement }) => agreement)).toEqual(['USMCA', 'CAFTA-DR']);
  });

  it.each(sets.map((set) => [set.agreement, set] as const))(
    'of %s meet the format that others can read them in',
    (_, set) => {
      expect(
        validateFormat('OriginRuleSet', { type: 'OriginRuleSet', version: 1, ...set }),
      ).toBeUndefined();
    },
  );

  it.each(sets.map((set) => [set.agreement, set] as const))(
    'of %s name no rule twice',
    (_, set) => {
      const ids = set.rules.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    },
  );
});
