import { unconfirmed } from '../../source-mark.ts';
import type { OriginRule, RuleAlternative, RuleSet, RuleSource, ValueContent } from '../rule.ts';

const source = unconfirmed('HTSUS 2026 Revision 15, General Note 11(o)', '3rd');

const CC: RuleSource = { other: 'chapter' };
const CTH: RuleSource = { other: 'heading' };
const CTSH: RuleSource = { other: 'subheading' };
const from = (...codes: string[]): RuleSource => ({ codes });
/** Thresholds by transaction value and by net cost, in per cent. */
const rvc = (transactionValue: string, netCost: string): ValueContent[] => [
  { method: 'transaction-value', atLeast: transactionValue },
  { method: 'net-cost', atLeast: netCost },
];

function rule(codes: string, ...alternatives: RuleAlternative[]): OriginRule {
  const spans = codes.split(' ');
  const [first = ''] = spans;
  return {
    id: `${first.slice(0, 2)}/${codes}`,
    citation: `GN 11(o) chapter ${Number(first.slice(0, 2))}, rule for ${spans.join(', ')}`,
    goods: { codes: spans },
    alternatives:
      alternatives.length === 1
        ? alternatives
        : alternatives.map((one, index) => ({ letter: 'ABC'.charAt(index), ...one })),
    source,
  };
}

const RULES: readonly OriginRule[] = [
  rule('3302-3303', { from: [CTH] }),
  rule('330410-330590', { from: [CTSH] }),
  rule('340211-340490', { from: [CTSH] }, { valueContent: rvc('60', '50') }),
  rule('3501', { from: [CTH] }, { valueContent: rvc('65', '50') }),
  rule('3901-3915', {
    from: [CTH],
    conditions: [{ ask: 'originating-share', codes: ['3901-3915'], atLeast: '50' }],
  }),
  rule('3916-3926', { from: [CTH] }),
  rule(
    '4005-4006',
    { from: [CTH], except: [from('4001')] },
    { from: [from('4001'), CTH], valueContent: rvc('35', '25') },
  ),
  rule('4104', { from: [CTH], except: [from('4107')] }),
  rule('4107', { from: [from('4101'), CC] }),
  rule('420211', { from: [CC] }),
  rule('420212 420222 420232 420292', {
    from: [CC],
    except: [
      from('5407', '5408', '5512-5516'),
      {
        codes: ['590310', '590320', '590390', '590699', '590700'],
        kind: 'fabric of man-made fibers',
      },
    ],
  }),
  rule('4203-4206', { from: [CC] }),
  rule('4303-4304', { from: [{ other: 'heading', outside: ['4303-4304'] }] }),
  {
    ...rule(
      '940110-940180',
      { from: [CC] },
      { from: [from('940190'), CC], valueContent: rvc('60', '50') },
    ),
    open: [
      {
        why: 'seats for motor vehicles may qualify under GN 11(k), which is not read here',
        goods: ['940120'],
        when: 'fails',
      },
    ],
  },
  rule('940310-940389', { from: [CC] }, { from: [from('940390')], valueContent: rvc('60', '50') }),
  rule('940490', {
    from: [CC],
    except: [from('5007', '5111-5113', '5208-5212', '5310-5311', '5407-5408', '5512-5516')],
  }),
  rule('950300-950590', { from: [CTSH] }, { valueContent: rvc('45', '35') }),
  rule('950631', { from: [CC] }, { from: [from('950639')], valueContent: rvc('60', '50') }),
  rule('961310-961380', { from: [CC] }, { from: [from('961390')], valueContent: rvc('45', '35') }),
  rule('9614', { from: [CTH, { other: 'good', within: ['9614'] }] }),
];

/**
 * USMCA: seed rules of General Note 11(o), a third party's transcription that was not compared with the law's text. A
 * good without a rule here has one in law: it is not decided.
 */
export const USMCA_RULE_SET: RuleSet = {
  agreement: 'USMCA',
  title: 'General Note 11(o), Harmonized Tariff Schedule of the United States (seed rules)',
  nomenclature: 'HS2017',
  validFrom: '2020-07-01',
  edition: 'HTSUS 2026 Revision 15, as transcribed',
  source,
  isComplete: false,
  rules: RULES,
  chapterRules: [],
};
