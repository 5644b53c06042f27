import { showSpan } from './code-span.ts';
import { PROCESS_NAMES } from './process-names.ts';
import type {
  ChapterRule,
  CodeSpan,
  RuleAlternative,
  RuleCondition,
  RuleGoods,
  RuleSource,
  ValueContentMethod,
} from './rule.ts';

/** Names of the methods of value content in a sentence. */
export const METHOD_NAMES: Readonly<Record<ValueContentMethod, string>> = {
  'transaction-value': 'transaction value',
  'net-cost': 'net cost',
  'build-up': 'build-up',
  'build-down': 'build-down',
};

const spansOf = (spans: readonly CodeSpan[]): string => spans.map(showSpan).join(', ');

/**
 * Goods in words: `3304.10 to 3305.90, other than perfume of 3303`. Inside `whole`, the goods of the rule, what is said
 * already is left out: `any other`.
 */
export function wordsOfGoods(goods: RuleGoods, whole?: RuleGoods): string {
  const { codes, except = [], kind } = goods;
  if (codes.join() === whole?.codes.join()) {
    if (kind !== undefined) return kind;
    if (except.length > 0) return 'any other';
  }
  const named = kind === undefined ? spansOf(codes) : `${kind} of ${spansOf(codes)}`;
  if (except.length === 0) return named;
  return `${named}, other than ${except.map((one) => wordsOfGoods(one)).join('; ')}`;
}

/**
 * The change and the value content that an alternative asks: `from any other chapter, except from 5407`. Its conditions
 * are further sentences.
 */
export function wordsOfAlternative(alternative: RuleAlternative): string {
  const { valueContent } = alternative;
  const content =
    valueContent === undefined
      ? ''
      : `, with regional value content of at least ${valueContent.map(({ atLeast, method }) => `${atLeast} per cent by ${METHOD_NAMES[method]}`).join(' or ')}`;
  return `${wordsOfChange(alternative)}${content}`;
}

/** The change alone: `from any other chapter, except from 5407`. */
export function wordsOfChange({ except = [], from }: RuleAlternative): string {
  const change =
    from === undefined ? 'no change required' : `from ${from.map(wordsOfSource).join(' or ')}`;
  return except.length === 0
    ? change
    : `${change}, except from ${except.map(wordsOfSource).join(', ')}`;
}

function wordsOfSource(source: RuleSource): string {
  const { codes, forKind, kind, notKind, other, outside, within } = source;
  return [
    other === undefined ? '' : `any other ${other}`,
    kind ?? '',
    codes === undefined ? '' : `${kind === undefined ? '' : 'of '}${spansOf(codes)}`,
    outside === undefined ? '' : `outside ${spansOf(outside)}`,
    within === undefined ? '' : `within ${spansOf(within)}`,
    notKind === undefined ? '' : `other than ${notKind.join(', ')}`,
    forKind === undefined ? '' : `(for ${forKind})`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What an alternative asks besides, as one sentence. */
export function wordsOfCondition(condition: RuleCondition): string {
  const forKind = 'forKind' in condition ? ` (for ${condition.forKind})` : '';
  return `${whatIsAsked(condition)}${forKind}`;
}

function whatIsAsked(condition: RuleCondition): string {
  switch (condition.ask) {
    case 'process': {
      const { all = [], one = [] } = condition;
      const each = all.map((kind) => PROCESS_NAMES[kind]).join(' and ');
      const some = one.map((kind) => PROCESS_NAMES[kind]).join(' or ');
      return `in the territory: ${[each, some].filter(Boolean).join('; ')}`;
    }
    case 'visible-lining':
      return 'visible lining by chapter rule 1';
    case 'originating-share': {
      const { atLeast, codes = [], kind } = condition;
      return `originating ${kind ?? spansOf(codes)} at least ${atLeast} per cent by weight of all of it`;
    }
    case 'does-not-contain': {
      const { codes = [], kind } = condition.source;
      const limit =
        condition.atMost === undefined ? 'no' : `at most ${condition.atMost} per cent by weight of`;
      return `${limit} non-originating ${kind ?? 'materials'} of ${spansOf(codes)}`;
    }
    case 'fact':
      return condition.fact;
  }
}

type Formation = Extract<ChapterRule['rule'], { about: 'formed-in-territory' }>;

/** What a chapter rule asks of a material, in a sentence. */
export const STEP_NAMES: Readonly<Record<Formation['steps'][number], string>> = {
  formed: 'formed',
  finished: 'finished',
  'yarn-formed': 'made from yarn wholly formed',
};

/** Of which material it asks that. */
export const FORMED_NAMES: Readonly<Record<Formation['what'], string>> = {
  'visible-lining': 'visible lining',
  'narrow-elastic': 'narrow elastic fabric',
  'sewing-thread': 'sewing thread',
  'pocket-bag': 'pocket bag fabric',
};

/** What a chapter rule asks of the goods it binds. */
export function wordsOfChapterRule({ rule }: ChapterRule): string {
  switch (rule.about) {
    case 'classifying-component':
      return 'only the component that determines the classification is asked';
    case 'textile-or-apparel':
      return 'the goods are textile or apparel goods';
    case 'formed-in-territory': {
      const codes = rule.codes.length === 0 ? '' : ` of ${spansOf(rule.codes)}`;
      const not = rule.exceptCodes === undefined ? '' : `, not of ${spansOf(rule.exceptCodes)}`;
      const steps = rule.steps.map((step) => STEP_NAMES[step]).join(' and ');
      const helped = rule.shortSupply === undefined ? '' : '; or in the short-supply list';
      return `${FORMED_NAMES[rule.what]}${codes}${not}: ${steps} in the territory${helped}`;
    }
  }
}
