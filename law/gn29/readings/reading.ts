import type {
  OpenQuestion,
  RuleCondition,
  RuleSource,
} from '../../../packages/customs/src/rules/rule.ts';

/** What a person had to say of a rule before it could be read. */
export interface Reading {
  /** The rule put into words that the reader knows; the sense is the law's. */
  readonly words?: string;
  /** Kinds that the words name by a letter, because they speak of headings themselves. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Sources that stand in a note above the rule. */
  readonly alsoFrom?: readonly RuleSource[];
  /** Instead of the conditions read. */
  readonly conditions?: readonly RuleCondition[];
  /** An exception that binds only goods of this kind. */
  readonly exceptForKind?: string;
  readonly open?: readonly OpenQuestion[];
  /** The last day for which the rule was the law. */
  readonly validUntil?: string;
  readonly unread?: string;
}
