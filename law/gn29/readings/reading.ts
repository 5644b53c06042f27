import type {
  CodeSpan,
  OpenQuestion,
  RuleAlternative,
  RuleCondition,
  RuleSource,
} from '../../../packages/customs/src/rules/rule.ts';

/** What a person had to say of a rule before it could be read. */
export interface Reading {
  /** The rule put into words that the reader knows; the sense is the law's. */
  readonly words?: string;
  /** Kinds that the words name by a letter, because they speak of headings themselves. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Ways that a note above the rule opens. */
  readonly alsoWays?: readonly RuleAlternative[];
  /** Sources that stand in a note above the rule. */
  readonly alsoFrom?: readonly RuleSource[];
  /** Codes (or numbers like codes) of the law's words that the rule does not have: they name a kind, or nothing. */
  readonly leavesOut?: readonly CodeSpan[];
  /** Codes that the rule has and its words do not. */
  readonly adds?: readonly CodeSpan[];
  /** Instead of the conditions read. */
  readonly conditions?: readonly RuleCondition[];
  /** An exception that binds only goods of this kind. */
  readonly exceptForKind?: string;
  readonly open?: readonly OpenQuestion[];
  /** The last day for which the rule was the law. */
  readonly validUntil?: string;
  readonly unread?: string;
}
