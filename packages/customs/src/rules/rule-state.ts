import { showSpan } from './code-span.ts';
import type { OpenQuestion, OriginRule, RuleGoods, RuleSource } from './rule.ts';

/**
 * How far a rule can be executed. `executable`: from classifications, origins, values and processes alone.
 * `with-statements`: when the record states the kinds and facts that the rule asks. `open-in-part`: some cases turn on
 * what the text leaves open. `not-executable`: every case does. `ended`: it is the law no more.
 */
export type RuleStanding =
  | 'executable'
  | 'with-statements'
  | 'open-in-part'
  | 'not-executable'
  | 'ended';

export interface RuleState {
  readonly standing: RuleStanding;
  /** What a record has to state, in the rule's words: of the good, of a material, or as a fact. */
  readonly statements: readonly string[];
  /** Why a case may be left open, or the rule be left aside. */
  readonly why: readonly string[];
}

/** How far a rule can be executed, and what it takes. */
export function stateOfRule(rule: OriginRule): RuleState {
  const statements = [...new Set(statementsOf(rule))];
  const open = rule.open ?? [];
  const why = [
    ...(rule.validUntil === undefined ? [] : [`ended on ${rule.validUntil}`]),
    ...(rule.unread === undefined ? [] : [rule.unread]),
    ...open.map(tellQuestion),
    ...(leavesMixingOpen(rule) ? [MIXING] : []),
    ...(leavesCureOpen(rule) ? [CURE] : []),
  ];
  return { standing: standingOf(rule, why, statements), statements, why };
}

function standingOf(
  { open = [], validUntil }: OriginRule,
  why: readonly string[],
  statements: readonly string[],
): RuleStanding {
  if (validUntil !== undefined) return 'ended';
  if (open.some(isAlwaysAsked)) return 'not-executable';
  if (why.length > 0) return 'open-in-part';
  return statements.length > 0 ? 'with-statements' : 'executable';
}

const MIXING =
  'one alternative names its sources alone: whether materials that meet another alternative may stand beside them is not said';
const CURE =
  'whether de minimis may cure a proviso that a good does not contain a material is not said';

/** An alternative whose sources are named, without any general change, beside others. */
function leavesMixingOpen({ alternatives }: OriginRule): boolean {
  const named = alternatives.filter(({ from }) => from?.every(isNamed) === true);
  return named.length > 0 && alternatives.length > 1;
}

const isNamed = ({ other, within }: RuleSource): boolean =>
  other === undefined || (other === 'good' && within !== undefined);

function leavesCureOpen({ alternatives }: OriginRule): boolean {
  return alternatives.some(({ conditions = [] }) =>
    conditions.some((one) => one.ask === 'does-not-contain' && one.atMost === undefined),
  );
}

const isAlwaysAsked = ({ codes, goods, when }: OpenQuestion): boolean =>
  when === 'always' && codes === undefined && goods === undefined;

function tellQuestion({ codes, goods, when, why }: OpenQuestion): string {
  const limits = [
    ...(goods === undefined ? [] : [`for ${goods.map(showSpan).join(', ')}`]),
    ...(codes === undefined ? [] : [`with materials of ${codes.map(showSpan).join(', ')}`]),
    ...(when === 'fails' ? ['where the good would fail otherwise'] : []),
  ];
  return limits.length === 0 ? why : `${why} (${limits.join('; ')})`;
}

function statementsOf({ alternatives, goods }: OriginRule): string[] {
  return [
    ...kindsOfGoods(goods),
    ...alternatives.flatMap(({ conditions = [], except = [], from = [], ...way }) => [
      ...(way.goods === undefined ? [] : kindsOfGoods(way.goods)),
      ...[...from, ...except].flatMap(kindsOfSource),
      ...conditions.flatMap((one) => {
        const forKind = 'forKind' in one ? [one.forKind] : [];
        if (one.ask === 'fact') return [...forKind, one.fact];
        if (one.ask === 'does-not-contain') return [...forKind, ...kindsOfSource(one.source)];
        if (one.ask === 'originating-share' && one.kind !== undefined) return [one.kind];
        return forKind;
      }),
    ]),
  ];
}

const kindsOfGoods = ({ except = [], kind }: RuleGoods): string[] => [
  ...(kind === undefined ? [] : [kind]),
  ...except.flatMap(kindsOfGoods),
];

function kindsOfSource({ forKind, kind, notKind = [], other }: RuleSource): string[] {
  return [
    ...(other === 'good' ? ['that a material of the same classification is another good'] : []),
    ...(kind === undefined ? [] : [kind]),
    ...notKind,
    ...(forKind === undefined ? [] : [forKind]),
  ];
}
