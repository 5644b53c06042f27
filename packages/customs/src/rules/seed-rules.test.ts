// Rules known apart from the reader: of USMCA 20 that a third party transcribed, of CAFTA-DR 22 that were read by hand.
import { describe, expect, it } from '@jest/globals';
import { RULE_SETS } from './rule-sets.ts';
import type { OriginRule, RuleAlternative, RuleSource } from './rule.ts';

const SHORT = { chapter: 'CC', heading: 'CTH', subheading: 'CTSH', good: 'other good' } as const;
const METHODS = {
  'transaction-value': 'TV',
  'net-cost': 'NC',
  'build-up': 'BU',
  'build-down': 'BD',
} as const;

function source({
  codes = [],
  forKind,
  kind,
  notKind,
  other,
  outside,
  within,
}: RuleSource): string {
  return [
    other === undefined ? '' : SHORT[other],
    kind === undefined ? '' : `<${kind}>`,
    codes.join(' '),
    outside === undefined ? '' : `outside ${outside.join(' ')}`,
    within === undefined ? '' : `within ${within.join(' ')}`,
    notKind === undefined ? '' : `not <${notKind.join('|')}>`,
    forKind === undefined ? '' : `for <${forKind}>`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** An alternative in one line: `A: CC, except 5407; RVC 60 TV / 50 NC`. */
function brief({
  conditions = [],
  except = [],
  from,
  goods,
  letter,
  valueContent,
}: RuleAlternative): string {
  const asked = conditions.map((one) =>
    one.ask === 'process' ? (one.all ?? one.one ?? []).join('+') : JSON.stringify(one),
  );
  const about =
    goods === undefined
      ? ''
      : `{${goods.codes.join(' ')}${goods.kind === undefined ? '' : ` <${goods.kind}>`}} `;
  return [
    `${letter === undefined ? '' : `${letter}: `}${about}${from === undefined ? 'no change' : from.map(source).join(' or ')}${except.length === 0 ? '' : `, except ${except.map(source).join(', ')}`}`,
    ...(valueContent === undefined
      ? []
      : [
          `RVC ${valueContent.map(({ atLeast, method }) => `${atLeast} ${METHODS[method]}`).join(' / ')}`,
        ]),
    ...asked,
  ].join('; ');
}

const ruleOf = (agreement: 'USMCA' | 'CAFTA-DR', id: string): OriginRule => {
  const found = RULE_SETS[agreement]?.rules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`${agreement} has no rule ${id}`);
  return found;
};

const CUT = 'cut-or-knit-to-shape+sewn-or-assembled';
const KNIT = 'CC, except 5111-5113 5204-5212 5310-5311 54 5508-5516 6001-6006';
const WOVEN = 'CC, except 5111-5113 5204-5212 5310-5311 54 5508-5516 5801-5802 6001-6006';

describe('USMCA', () => {
  it.each([
    ['33/3302-3303', '3302-3303', ['CTH']],
    ['33/330410-330590', '330410-330590', ['CTSH']],
    ['34/340211-340490', '340211-340490', ['A: CTSH', 'B: no change; RVC 60 TV / 50 NC']],
    ['35/3501', '3501', ['A: CTH', 'B: no change; RVC 65 TV / 50 NC']],
    [
      '39/3901-3915',
      '3901-3915',
      ['CTH; {"ask":"originating-share","codes":["3901-3915"],"atLeast":"50"}'],
    ],
    ['39/3916-3926', '3916-3926', ['CTH']],
    ['40/4005-4006', '4005-4006', ['A: CTH, except 4001', 'B: 4001 or CTH; RVC 35 TV / 25 NC']],
    ['41/4104', '4104', ['CTH, except 4107']],
    ['41/4107', '4107', ['4101 or CC']],
    ['42/420211', '420211', ['CC']],
    [
      '42/420212 420222 420232 420292',
      '420212 420222 420232 420292',
      [
        'CC, except 5407 5408 5512-5516, <fabric of man-made fibers> 590310 590320 590390 590699 590700',
      ],
    ],
    ['42/4203-4206', '4203-4206', ['CC']],
    ['43/4303-4304', '4303-4304', ['CTH outside 4303-4304']],
    ['94/940110-940180', '940110-940180', ['A: CC', 'B: 940190 or CC; RVC 60 TV / 50 NC']],
    ['94/940310-940389', '940310-940389', ['A: CC', 'B: 940390; RVC 60 TV / 50 NC']],
    ['94/940490', '940490', ['CC, except 5007 5111-5113 5208-5212 5310-5311 5407-5408 5512-5516']],
    ['95/950300-950590', '950300-950590', ['A: CTSH', 'B: no change; RVC 45 TV / 35 NC']],
    ['95/950631', '950631', ['A: CC', 'B: 950639; RVC 60 TV / 50 NC']],
    ['96/961310-961380', '961310-961380', ['A: CC', 'B: 961390; RVC 45 TV / 35 NC']],
    ['96/9614', '9614', ['CTH or other good within 9614']],
  ])('rule %s says of %s what was transcribed', (id, goods, alternatives) => {
    const rule = ruleOf('USMCA', id);
    expect(rule.goods).toEqual({ codes: goods.split(' ') });
    expect(rule.alternatives.map(brief)).toEqual(alternatives);
    expect(rule.source).toMatchObject({ confirmed: false, mark: '3rd' });
  });

  it('has no rule besides', () => {
    expect(RULE_SETS.USMCA?.rules).toHaveLength(20);
    expect(RULE_SETS.USMCA?.isComplete).toBe(false);
  });
});

describe('CAFTA-DR', () => {
  it.each([
    ['61/38', '6114-6116', [`${KNIT}; ${CUT}`]],
    ['62/29', '620461-620469', [`${WOVEN}; ${CUT}`]],
    ['62/30B', '620520', [`${WOVEN}; ${CUT}`]],
    ['62/31', '6206', [`${WOVEN}; ${CUT}`]],
    ['62/39', '621210', [`CC; ${CUT}`]],
    ['63/1', '6301-6302', [`${WOVEN}; ${CUT}`]],
    [
      '64/1',
      '640110 64019290 64019910 64019930 64019960 64019990 64029110 64029120 64029126 64029150 64029170 64029180 64029190 64029908 64029916 64029919 64029933 64029980 64029990 64041190 64041920',
      ['CTH outside 6401-6405, except 640610; RVC 55 BU'],
    ],
    ['64/2', '64', ['CTSH']],
    ['69/1', '6901-6914', ['CC']],
    ['71/8', '7113', ['CTH, except 7116']],
    ['71/11', '7117-7118', ['CTH']],
    ['73/10', '7317-7318', ['CTH outside 7317-7318']],
    [
      '73/12',
      '732111',
      [
        'A: CTSH, except <cooking chambers, whether or not assembled, the upper panel, whether or not with controls or burners, or door assembly, which includes more than one of the following components: inside panel, external panel, window or insulation> 732190',
        'B: CTH or 732190; RVC 35 BU / 45 BD',
      ],
    ],
    ['74/4', '7408', ['CTH, except 7407']],
    [
      '85/81',
      '854110-854290',
      [
        'A: {854110-854290 <assembled semiconductor devices or integrated circuits>} CTSH or <unmounted chips, wafers or dice> 854110-854290',
        'B: {854110-854290} CTSH',
        'C: no change; RVC 30 BU / 35 BD',
      ],
    ],
    ['85/89', '854430', ['CTSH']],
    ['87/1', '8701-8706', ['no change; RVC 35 NC / 35 BU / 50 BD']],
    ['87/3', '870810-870899', ['A: CTSH', 'B: no change; RVC 35 NC / 35 BU / 50 BD']],
    ['91/1', '910111', ['A: CC', 'B: 9114; RVC 35 BU / 45 BD']],
    ['94/8', '9406', ['CC']],
    ['95/1', '9503', ['A: CC', 'B: {9503 <dolls representing only human beings>} CTH']],
    ['96/7', '960810-960820', ['A: CC', 'B: 960860-960899; RVC 30 BD']],
  ])('rule %s says of %s what was read by hand', (id, goods, alternatives) => {
    const rule = ruleOf('CAFTA-DR', id);
    expect(rule.goods.codes).toEqual(goods.split(' '));
    expect(rule.alternatives.map(brief)).toEqual(alternatives);
  });

  it('leaves to rule 30B every shirt of 6205.20 but the dress shirts of rule 30A', () => {
    const { kind } = ruleOf('CAFTA-DR', '62/30A').goods;
    expect(kind).toMatch(/^dress shirts for men, with two or more colors/);
    expect(ruleOf('CAFTA-DR', '62/30B').goods.except).toEqual([{ codes: ['62052020'], kind }]);
  });

  it('leaves to rule 64/2 every tariff item of chapter 64 that rule 64/1 does not list', () => {
    const listed = ruleOf('CAFTA-DR', '64/1').goods.codes;
    expect(listed).toHaveLength(21);
    expect(ruleOf('CAFTA-DR', '64/2').goods.except).toEqual([{ codes: listed }]);
  });

  it('takes all goods of 8541 and 8542 that are not assembled devices as the other ones', () => {
    const [, other] = ruleOf('CAFTA-DR', '85/81').alternatives;
    expect(other?.goods?.except).toEqual([
      { codes: ['854110-854290'], kind: 'assembled semiconductor devices or integrated circuits' },
    ]);
  });
});

describe('the same goods under both agreements', () => {
  it('9503 qualifies by value content alone under USMCA, never under CAFTA-DR', () => {
    const byValue = (rule: OriginRule) =>
      rule.alternatives.filter(
        ({ from, valueContent }) => from === undefined && valueContent !== undefined,
      ).length;
    expect(byValue(ruleOf('USMCA', '95/950300-950590'))).toBe(1);
    expect(byValue(ruleOf('CAFTA-DR', '95/1'))).toBe(0);
  });

  it('9613.10 to 9613.80 ask for the same change and for value by other methods', () => {
    expect(ruleOf('CAFTA-DR', '96/16').alternatives.map(brief)).toEqual([
      'A: CC',
      'B: 961390; RVC 35 BU / 45 BD',
    ]);
  });
});
