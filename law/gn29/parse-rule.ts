import type {
  RuleAlternative,
  RuleCondition,
  RuleSource,
  ValueContent,
  ValueContentMethod,
} from '../../packages/customs/src/rules/rule.ts';
import { parseConditions } from './parse-conditions.ts';
import { type Term, Unreadable, parseTerms } from './parse-terms.ts';

/** An alternative as read; its goods may still say `any other`, which only its neighbours settle. */
export interface ReadAlternative {
  readonly letter?: string;
  readonly goods: readonly Term[];
  /** `any other good`, `any other tariff item`: all of these codes but what others claim. */
  readonly isAnyOther: boolean;
  /** No goods are named: those of the rule. */
  readonly isWithoutGoods: boolean;
  readonly from?: readonly RuleSource[];
  readonly except?: readonly RuleSource[];
  readonly valueContent?: readonly ValueContent[];
  readonly conditions?: readonly RuleCondition[];
}

const ALTERNATIVE = /(?:^|[;.:] (?:or )?|, or )\(([A-Z])\) (?=A change|No change|from )/g;

/** Reads the words of one rule into its alternatives. Throws `Unreadable` with the words it stopped at. */
export function parseRule(words: string): readonly ReadAlternative[] {
  const marks = [...words.matchAll(ALTERNATIVE)];
  const [first] = marks;
  if (first === undefined) return [parseAlternative(words, undefined)];
  const head = words.slice(0, first.index).trim();
  const parts = marks.map((mark, index) => ({
    letter: mark[1] ?? '',
    words: words.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim(),
  }));
  // `A change to X: (A) from …; or (B) from …`
  if (parts.every((part) => part.words.startsWith('from ')))
    return parts.map((part) =>
      parseAlternative(`${head.replace(/:$/, '')} ${part.words}`, part.letter),
    );
  const alone = head === '' ? [] : [parseAlternative(head, undefined)];
  return [...alone, ...parts.map((part) => parseAlternative(part.words, part.letter))];
}

/** `except that a good that has been prepared by … shall be treated as originating only if the fresh good was …` */
const PREPARED =
  /,? (?:except|and) that (?<goods>[^.]+?),? that (?:has|have) been (?<how>prepared by .+?) shall be treated as originating only if the fresh good was wholly obtained or produced entirely in the territory/;

const NO_CHANGE =
  /^No change in tariff classification (?:is required(?: (?:for|to) (?<a>.+?))?|(?:to|for) (?<b>.+?) is required),? provided (?:that )?(?<rest>.+)$/;
const CHANGE = /^A change to (?<goods>.+?),? from (?<rest>.+)$/;

function parseAlternative(sentence: string, letter: string | undefined): ReadAlternative {
  const whole = sentence.replace(/[.;,\s]+$/, '').replace(/; or$/, '');
  const prepared = PREPARED.exec(whole);
  const words = whole.replace(PREPARED, '');
  const lettered = letter === undefined ? {} : { letter };
  const none = NO_CHANGE.exec(words);
  if (none !== null) {
    const named = none.groups?.['a'] ?? none.groups?.['b'];
    return {
      ...lettered,
      ...(named === undefined ? withoutGoods() : parseGoods(named)),
      ...parseProviso(none.groups?.['rest'] ?? ''),
    };
  }
  const change = CHANGE.exec(words);
  if (change === null) throw new Unreadable(words);
  const goods = change.groups?.['goods'] ?? '';
  const { sources, proviso } = splitProviso(change.groups?.['rest'] ?? '');
  if (/\([A-Z]\) /.test(sources)) throw new Unreadable(`a letter among the sources: ${sources}`);
  return {
    ...lettered,
    ...parseGoods(goods),
    ...parseSources(sources),
    ...(proviso === undefined ? {} : parseProviso(proviso)),
    ...(prepared === null ? {} : { conditions: [toFreshCondition(prepared.groups ?? {})] }),
  };
}

function toFreshCondition({ goods = '', how = '' }: Record<string, string>): RuleCondition {
  const kind = goods.replace(/^a good$/, 'goods').replace(/ or a /, ' or ');
  return {
    ask: 'fact',
    fact: 'the fresh good was wholly obtained or produced entirely in the territory of the parties',
    forKind: `${kind} ${how.replace(/ \(including (?:processing|canning).*?\)/g, '')}`,
  };
}

const withoutGoods = () => ({ goods: [], isAnyOther: false, isWithoutGoods: true });

function parseGoods(
  words: string,
): Pick<ReadAlternative, 'goods' | 'isAnyOther' | 'isWithoutGoods'> {
  const other = /^any other (?:goods?|tariff items?)(?: (?:of|under|in))? (?<rest>.+)$/.exec(words);
  const rest = (other?.groups?.['rest'] ?? words)
    .replace(/^(?:any |a )?goods? of (?=heading|subheading|tariff)/, '')
    .replace(/^any good of /, '');
  return {
    goods: parseTerms(rest.replace(/^other goods of /, '')),
    isAnyOther: other !== null || rest.startsWith('other goods of '),
    isWithoutGoods: false,
  };
}

function splitProviso(words: string): { sources: string; proviso?: string } {
  const match = /,? provided(?: that)?:? /.exec(words);
  if (match === null) return { sources: words };
  return {
    sources: words.slice(0, match.index),
    proviso: words.slice(match.index + match[0].length),
  };
}

function parseSources(words: string): Pick<ReadAlternative, 'from' | 'except'> {
  const bare = words
    .replace(
      /,? whether or not (?:there is (?:also )?)?a change (?:from (?<also>[^,;]+)|in tariff classification occurs)/,
      (_, also: string | undefined) => (also === undefined ? '' : ` or ${also}`),
    )
    .replace(/,? whether or not a change in tariff classification occurs/, '');
  const [allowed = '', ...excepted] = bare.split(/,? except (?:from )?/);
  const except = excepted.flatMap((one) =>
    parseTerms(one.replace(/ and from /g, ' or ')).map(toSource),
  );
  return {
    from: parseFrom(allowed),
    ...(except.length === 0 ? {} : { except }),
  };
}

const OTHER =
  /(?:,? ?(?:or )?(?:from )?)any (?<other>other )?(?<level>chapter|heading|subheading|good)s?(?: (?:outside (?:that group|(?<outside>(?:headings?|subheadings?) [0-9.]+ through [0-9.]+))|within (?<within>chapter [0-9]+)|of (?<of>(?:sub)?heading [0-9.]+)|(?<including>including a good in that (?:heading|subheading))))?(?<group> outside that group)?/g;

/** `heading 4101 or any other chapter`: the general ways first, then what is named. */
function parseFrom(words: string): readonly RuleSource[] {
  const general: RuleSource[] = [];
  const named = words.replace(OTHER, (...match) => {
    const groups = match.at(-1) as Record<string, string | undefined>;
    general.push(toGeneral(groups, match[0]));
    return ' ';
  });
  const rest = named.replace(/^[\s,;]*(?:or )?|[\s,;]*(?: or)?\s*$/g, '').trim();
  const terms = rest === '' || rest === ',' ? [] : parseTerms(rest).map(toSource);
  if (general.length + terms.length === 0) throw new Unreadable(`no sources in: ${words}`);
  return [...general, ...terms];
}

function toGeneral(groups: Record<string, string | undefined>, words: string): RuleSource {
  const level = groups['level'] as 'chapter' | 'heading' | 'subheading' | 'good';
  const codesOf = (text: string | undefined) =>
    text === undefined ? undefined : parseTerms(text).flatMap(({ codes }) => codes);
  const within = codesOf(groups['within'] ?? groups['of']);
  const outside = codesOf(groups['outside']);
  if (
    groups['other'] === undefined &&
    outside === undefined &&
    !words.includes('outside that group')
  )
    throw new Unreadable(words.trim());
  return {
    other: level,
    ...(within === undefined ? {} : { within }),
    ...(outside === undefined ? {} : { outside }),
    // The group is that of the rule's own goods; read-rules.ts puts it in.
    ...(words.includes('outside that group') ? { outside: ['group'] } : {}),
  };
}

function toSource({ codes, kind }: Term): RuleSource {
  const other = kind === undefined ? null : /^any other goods?$/.exec(kind);
  if (other !== null) return { codes, notKind: ['group'] };
  return { codes, ...(kind === undefined ? {} : { kind }) };
}

const METHODS: Record<string, ValueContentMethod> = {
  'build-up': 'build-up',
  'build-down': 'build-down',
  'net cost': 'net-cost',
};

function parseProviso(words: string): Pick<RuleAlternative, 'valueContent' | 'conditions'> {
  if (/^there is (?:also )?(?:a )?regional value content/.test(words)) {
    const valueContent = [
      ...words.matchAll(
        /([0-9]+) percent (?:when|under) the (build-up|build-down|net cost) method/g,
      ),
    ].map(([, atLeast = '', method = '']): ValueContent => {
      const named = METHODS[method];
      if (named === undefined) throw new Unreadable(words);
      return { method: named, atLeast };
    });
    if (valueContent.length === 0) throw new Unreadable(words);
    return { valueContent };
  }
  return { conditions: parseConditions(words) };
}
