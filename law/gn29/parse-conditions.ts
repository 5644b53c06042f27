import type { RuleCondition } from '../../packages/customs/src/rules/rule.ts';
import { Unreadable } from './parse-terms.ts';

const ASSEMBLED =
  /^(?:the good is )?cut or knit to shape, or both, and sewn or otherwise assembled in the territory$/;
const LINING =
  /^(?:with respect to (?<kind>.+?), )?any visible lining material contained in the apparel article must satisfy the requirements of chapter rule 1 (?:for|to) chapter 6[12]$/;

/** Reads what stands after `provided that`, save value content. */
export function parseConditions(words: string): readonly RuleCondition[] {
  const parts = words
    .replace(/^:? ?/, '')
    .split(/(?:^|:? ?|, and |; and )\((?:[A-Ba-b12]|i|ii)\) /)
    .map((part) => part.replace(/[,.;:\s]+$/, '').replace(/,? and$/, ''))
    .filter((part) => part !== '');
  return parts.flatMap(parseCondition);
}

function parseCondition(words: string): RuleCondition[] {
  if (ASSEMBLED.test(words))
    return [{ ask: 'process', all: ['cut-or-knit-to-shape', 'sewn-or-assembled'] }];
  const lining = LINING.exec(words);
  if (lining !== null) {
    const kind = lining.groups?.['kind']?.replace(/ of these subheadings| of this subheading/, '');
    return [{ ask: 'visible-lining', ...(kind === undefined ? {} : { forKind: kind }) }];
  }
  if (
    /^the good (?:classified in subheading [0-9.]+ )?results from a chemical reaction$/.test(words)
  )
    return [{ ask: 'process', one: ['chemical-reaction'] }];
  if (/^the good resulting from such change results from a chemical reaction$/.test(words))
    return [{ ask: 'process', one: ['chemical-reaction'] }];
  if (
    /^the good resulting from such change results from a chemical reaction, atmospheric distillation or vacuum distillation$/.test(
      words,
    )
  )
    return [
      {
        ask: 'process',
        one: ['chemical-reaction', 'atmospheric-distillation', 'vacuum-distillation'],
      },
    ];
  const other = OTHERS.find(([sentence]) => sentence.test(words));
  if (other === undefined) throw new Unreadable(words);
  return [other[1](other[0].exec(words)?.groups ?? {})];
}

const OTHERS: readonly (readonly [RegExp, (words: Record<string, string>) => RuleCondition])[] = [
  [
    /^a good of subheading [0-9.]+ (?<kind>containing over .+?), does not contain a nonoriginating dairy good of chapter 4$|^a good of subheading [0-9.]+ (?<same>containing over .+?) does not contain a nonoriginating dairy good of chapter 4$/,
    ({ kind, same }) => ({
      ask: 'does-not-contain',
      source: { codes: ['04'], kind: 'dairy goods' },
      forKind: `goods ${kind ?? same ?? ''}`,
    }),
  ],
  [
    /^tomato ketchup of subheading 2103\.20 does not contain a nonoriginating good of subheading 2002\.90$/,
    () => ({
      ask: 'does-not-contain',
      source: { codes: ['200290'] },
      forKind: 'tomato ketchup',
    }),
  ],
  [
    /^a single juice ingredient, or juice ingredients from a single country .+ no more than 60 percent by volume of the good$/,
    () => ({ ask: 'fact', fact: JUICE }),
  ],
  [
    /^there has been a reduction in thickness of no less than 50 percent$/,
    () => ({ ask: 'process', one: ['thickness-halved'] }),
  ],
  [
    /^50 percent by weight of the active ingredient or ingredients is originating$/,
    () => ({ ask: 'originating-share', kind: 'active ingredients', atLeast: '50' }),
  ],
  [
    /^the originating polymer content is not less than 50 percent by weight of the total polymer content$/,
    () => ({ ask: 'originating-share', codes: ['3901-3915'], atLeast: '50' }),
  ],
];

const JUICE =
  'no single juice ingredient, nor juice ingredients of one country that is not a party, is more than 60 percent by volume of the good in single-strength form';
