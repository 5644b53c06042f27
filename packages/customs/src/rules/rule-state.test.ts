import { describe, expect, it } from '@jest/globals';
import { RULE_SETS } from './rule-sets.ts';
import { type RuleStanding, stateOfRule } from './rule-state.ts';
import type { OriginRule } from './rule.ts';

const RULE: OriginRule = {
  id: '98/1',
  citation: 'GN 29(n) chapter 98 rule 1',
  goods: { codes: ['9801'] },
  alternatives: [{ from: [{ other: 'chapter' }] }],
};

describe('a rule', () => {
  it('is executable from classifications, values and processes alone', () => {
    expect(stateOfRule(RULE)).toEqual({ standing: 'executable', statements: [], why: [] });
    expect(
      stateOfRule({
        ...RULE,
        alternatives: [
          {
            letter: 'A',
            from: [{ other: 'chapter' }],
            conditions: [{ ask: 'process', one: ['purification'] }],
          },
          { letter: 'B', valueContent: [{ method: 'build-up', atLeast: '35' }] },
        ],
      }).standing,
    ).toBe('executable');
  });

  it('needs what it asks of the good, of a material and as a fact to be stated, each once', () => {
    expect(
      stateOfRule({
        ...RULE,
        goods: { codes: ['9801'], except: [{ codes: ['980110'], kind: 'dolls' }] },
        alternatives: [
          {
            goods: { codes: ['9801'], kind: 'dolls' },
            from: [
              { codes: ['9802'], kind: 'wet blues' },
              { other: 'good', within: ['9801'] },
              { other: 'chapter' },
            ],
            except: [{ codes: ['9803'], notKind: ['pine oils'], forKind: 'strontium' }],
            conditions: [{ ask: 'fact', fact: 'it was fresh', forKind: 'pears' }],
          },
        ],
      }),
    ).toEqual({
      standing: 'with-statements',
      statements: [
        'dolls',
        'wet blues',
        'that a material of the same classification is another good',
        'pine oils',
        'strontium',
        'pears',
        'it was fresh',
      ],
      why: [],
    });
  });

  it('is open in part where a question has limits, and says them', () => {
    expect(
      stateOfRule({
        ...RULE,
        open: [{ why: 'not said', codes: ['5111-5113'], goods: ['980110'], when: 'fails' }],
      }),
    ).toMatchObject({
      standing: 'open-in-part',
      why: [
        'not said (for 9801.10; with materials of 5111 to 5113; where the good would fail otherwise)',
      ],
    });
  });

  it('is not executable where every case turns on a question', () => {
    expect(stateOfRule({ ...RULE, open: [{ why: 'not said', when: 'always' }] }).standing).toBe(
      'not-executable',
    );
  });

  it('is open in part where part of it was not read', () => {
    expect(stateOfRule({ ...RULE, unread: 'its second half' })).toMatchObject({
      standing: 'open-in-part',
      why: ['its second half'],
    });
  });

  it('that has ended is nothing else', () => {
    expect(
      stateOfRule({ ...RULE, validUntil: '2009-02-28', open: [{ why: 'x', when: 'always' }] }),
    ).toMatchObject({
      standing: 'ended',
      why: ['ended on 2009-02-28', 'x'],
    });
  });

  it('leaves open whether a source that is named alone mixes with another alternative', () => {
    const named = { letter: 'B', from: [{ codes: ['9802'] }] };
    expect(stateOfRule({ ...RULE, alternatives: [...RULE.alternatives, named] }).standing).toBe(
      'open-in-part',
    );
    expect(stateOfRule({ ...RULE, alternatives: [named] }).standing).toBe('executable');
  });
});

describe('the rules that are known', () => {
  const counts = (agreement: 'USMCA' | 'CAFTA-DR') => {
    const all: Partial<Record<RuleStanding, number>> = {};
    for (const rule of RULE_SETS[agreement]?.rules ?? []) {
      const { standing } = stateOfRule(rule);
      all[standing] = (all[standing] ?? 0) + 1;
    }
    return all;
  };

  it('of CAFTA-DR stand so', () => {
    expect(counts('CAFTA-DR')).toEqual({
      executable: 921,
      'with-statements': 141,
      'open-in-part': 56,
      'not-executable': 2,
      ended: 6,
    });
  });

  it('of USMCA stand so', () => {
    expect(counts('USMCA')).toEqual({ executable: 14, 'with-statements': 2, 'open-in-part': 4 });
  });

  it.each([
    ['02/2', 'live animals'],
    ['09/4', 'ginger'],
    ['29/27', 'without a letter'],
    ['29/45', '2914.29'],
    ['34/8B', '3405.90 seems meant'],
    ['51/3', 'from any heading'],
    ['61/18A', '6104.39.20'],
    ['61/21', '6101 through 6006'],
    ['62/13A', '6203.39.90'],
    ['62/17A', '6204.19.80'],
    ['64/1', 'General Note 11, 17, 25, 26 or 28'],
    ['64/2', 'General Note 11, 17, 25, 26 or 28'],
    ['81/5', '8109.99'],
    ['86/4', 'only source'],
  ])('rule %s carries what the text leaves open: %s', (id, words) => {
    const rule = RULE_SETS['CAFTA-DR']?.rules.find((one) => one.id === id);
    expect(rule?.open?.map(({ why }) => why).join()).toContain(words);
  });

  it('carries the wool proviso of chapter 62 in chapter rules 1, 3, 4 and 5', () => {
    const carrying = RULE_SETS['CAFTA-DR']?.chapterRules.filter(({ open = [] }) =>
      open.some(({ why }) => why.includes('carded wool')),
    );
    expect(carrying?.map(({ citation }) => citation)).toEqual(
      [1, 3, 4, 5].map((number) => `GN 29(n) chapter 62 chapter rule ${number}`),
    );
  });
});
