// Where the law's wording invites a misreading: each was misread once, or stands beside one that was.
import { describe, expect, it } from '@jest/globals';
import { isInSpans } from './code-span.ts';
import { RULE_SETS } from './rule-sets.ts';
import type { ChapterRule, OriginRule } from './rule.ts';

const set = RULE_SETS['CAFTA-DR']!;
const rule = (id: string): OriginRule => set.rules.find((one) => one.id === id)!;
const chapterRule = (citation: string): ChapterRule =>
  set.chapterRules.find((one) => one.citation === citation)!;
const asksAbout = (id: string, code: string): string[] =>
  (rule(id).open ?? [])
    .filter(({ codes }) => codes === undefined || isInSpans(code, codes) === true)
    .map(({ when }) => when);

describe('an exception', () => {
  it('of chapter 54 does not take back the yarn that the rule of curtains names', () => {
    const [way] = rule('63/2').alternatives;
    expect(way?.from).toContainEqual({ codes: ['54024710', '54025210'] });
    expect(way?.except?.[0]?.outside).toEqual(['54024710', '54025210']);
  });

  it.each([
    ['21/10', '220299'],
    ['28/26', '253090'],
    ['28/59', '252800'],
    ['29/23', '270799'],
    ['29/24', '270799'],
    ['29/45A', '330112'],
    ['38/18', '300215'],
  ])(
    'of rule %s for a code that is no longer leaves goods with a material of %s open',
    (id, code) => {
      expect(asksAbout(id, code)).toEqual(['always']);
      // The legal twin: a material from elsewhere is decided.
      expect(asksAbout(id, '850110')).toEqual([]);
    },
  );
});

describe('notes above a rule', () => {
  it('let fry and larvae come from anywhere (chapter 3)', () => {
    for (const id of ['03/1', '03/2'])
      for (const { from } of rule(id).alternatives)
        expect(from?.some(({ kind }) => kind?.startsWith('fry (immature fish') === true)).toBe(
          true,
        );
  });

  it('let distillation alone confer origin on petroleum oils (heading 2710)', () => {
    expect(rule('27/4').alternatives.at(-1)).toEqual({
      conditions: [{ ask: 'process', one: ['atmospheric-distillation', 'vacuum-distillation'] }],
    });
  });

  it('make goods of other chapters textile or apparel goods', () => {
    const textiles = set.chapterRules.filter((one) => one.rule.about === 'textile-or-apparel');
    expect(textiles.flatMap(({ goods }) => goods.codes)).toEqual([
      ...['420212', '420222', '420232', '420292', '6601', '7019', '940490'],
    ]);
  });

  it('ask of thread in chapter 63 that it be formed, in chapters 61 and 62 that it be finished too', () => {
    const steps = (citation: string) => {
      const { rule: asked } = chapterRule(citation);
      return 'steps' in asked ? [asked.steps, asked.shortSupply] : [];
    };
    expect(steps('GN 29(n) chapter 63 chapter rule 2')).toEqual([['formed'], 'helps']);
    expect(steps('GN 29(n) chapter 62 chapter rule 4')).toEqual([['formed', 'finished'], 'helps']);
    // No rule of heading 9619 lets the short-supply list help.
    expect(steps('GN 29(n) heading 9619 heading rule 3')).toEqual([
      ['formed', 'finished'],
      undefined,
    ]);
  });

  it("free women's cotton coats of 6113.00.90, and no men's", () => {
    expect(chapterRule('GN 29(n) chapter 61 chapter rule 3').goods.except).toContainEqual({
      codes: ['61130090'],
      kind: 'coats or jackets of cotton, for women or girls',
    });
  });

  it('free all of 6211.49.60 from the rule on elastic alone', () => {
    const free = (number: number) =>
      chapterRule(`GN 29(n) chapter 62 chapter rule ${number}`).goods.except?.find(({ codes }) =>
        codes.includes('62114960'),
      )?.kind;
    expect(free(3)).toBeUndefined();
    expect(free(4)).toBe('jackets and jacket-type garments excluded from heading 6202');
    expect(free(5)).toBe(free(4));
  });
});

describe('"any other tariff item"', () => {
  it('of 6104.19 leaves out 6104.19.40 and 6104.19.80, which another rule takes whole', () => {
    expect(rule('61/15').goods.except).toContainEqual({ codes: ['61041940', '61041980'] });
  });
});

describe('a span that runs too far', () => {
  it('leaves open the goods it runs over, and decides those it was meant for', () => {
    const [question] = rule('34/8B').open ?? [];
    const isOpen = (code: string) => isInSpans(code, question?.goods ?? []);
    expect(['340600', '350211', '350590'].map(isOpen)).toEqual([true, true, true]);
    expect(['340510', '340590'].map(isOpen)).toEqual([false, false]);
  });
});

describe('footwear', () => {
  it.each(['64019930', '64029150', '64041920'])('%s is decided by rule 64/1', (code) => {
    const [question] = rule('64/1').open ?? [];
    expect(isInSpans(code, question?.goods ?? [])).toBe(false);
  });

  it.each(['64019990', '64029170', '640391', '64041190', '640590'])(
    '%s may qualify by another note as well, so it never fails here',
    (code) => {
      const [question] = rule('64/2').open ?? [];
      expect(question?.when).toBe('fails');
      expect(isInSpans(code, question?.goods ?? [])).toBe(true);
    },
  );
});
