import type { AgreementId } from '../agreements/agreement.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { SourceMark } from '../source-mark.ts';

/**
 * Goods codes without dots: `62`, `6205`, `620520`, `62052020`, or a span such as `5111-5113`, both ends in.
 * A code lies in a span when its leading digits do.
 */
export type CodeSpan = string;

/**
 * What a good or a material is, beyond its classification, in the words of the rule: `dolls representing only human
 * beings`. A production record says of it whether it is that, or the rule cannot be decided.
 */
export type GoodsKind = string;

/** Goods that a rule, or one alternative of it, is about. */
export interface RuleGoods {
  readonly codes: readonly CodeSpan[];
  /** Only goods of this kind. */
  readonly kind?: GoodsKind;
  /** `any other good`: not those that stand under another rule or alternative. */
  readonly except?: readonly RuleGoods[];
}

/**
 * Where a non-originating material may come from, or may not. One way a material can lie outside the good's own place
 * (`other`), or named codes; both narrowed by the rest.
 */
export interface RuleSource {
  /** Another chapter, heading, subheading than the good's; any other good than the good itself. */
  readonly other?: 'chapter' | 'heading' | 'subheading' | 'good';
  readonly codes?: readonly CodeSpan[];
  /** With `other`: outside these codes as well (`outside that group`). */
  readonly outside?: readonly CodeSpan[];
  /** With `other`: within these codes (`from any other heading within chapter 89`). */
  readonly within?: readonly CodeSpan[];
  readonly kind?: GoodsKind;
  readonly notKind?: readonly GoodsKind[];
  /** Of an exception that binds only goods of this kind. */
  readonly forKind?: GoodsKind;
}

export type ValueContentMethod = 'transaction-value' | 'net-cost' | 'build-up' | 'build-down';

/** A threshold belongs to its method: `at least 35 per cent when the build-up method is used`. */
export interface ValueContent {
  readonly method: ValueContentMethod;
  /** Per cent, a decimal as text. */
  readonly atLeast: string;
}

/** What was done in the territory of the parties. A production record names it in its processes. */
export type ProcessKind =
  | 'cut-or-knit-to-shape'
  | 'sewn-or-assembled'
  | 'chemical-reaction'
  | 'atmospheric-distillation'
  | 'vacuum-distillation'
  | 'viscosity-change'
  | 'purification'
  | 'mixing-or-blending'
  | 'particle-size-change'
  | 'standards-materials'
  | 'isomer-separation'
  | 'separation-from-mixture'
  | 'thickness-halved';

/** What a rule asks besides the change and the value content. Every one of a list must hold. */
export type RuleCondition =
  /** Each of `processes` (`all`), or one of them (`one`), was done in the territory. */
  | {
      readonly ask: 'process';
      readonly all?: readonly ProcessKind[];
      readonly one?: readonly ProcessKind[];
    }
  /** Visible lining meets chapter rule 1; for garments of `forKind` alone, where given. */
  | { readonly ask: 'visible-lining'; readonly forKind?: GoodsKind }
  /** Originating materials of `codes` (or of `kind`) make up at least so much of all of them, by weight. */
  | {
      readonly ask: 'originating-share';
      readonly codes?: readonly CodeSpan[];
      readonly kind?: GoodsKind;
      readonly atLeast: string;
    }
  /** A good of `forKind` contains no such non-originating material, or at most so much of it by weight of the good. */
  | {
      readonly ask: 'does-not-contain';
      readonly source: RuleSource;
      readonly forKind?: GoodsKind;
      readonly atMost?: string;
    }
  /** Something a record states as it is: `holds` by its name. For goods of `forKind` alone, where given. */
  | { readonly ask: 'fact'; readonly fact: string; readonly forKind?: GoodsKind };

/** One way to meet a rule; the ways are joined by `or`. */
export interface RuleAlternative {
  /** `A`, `B` as the law letters them. */
  readonly letter?: string;
  /** Where narrower than the rule's own goods. */
  readonly goods?: RuleGoods;
  /** Absent: no change in classification is required. */
  readonly from?: readonly RuleSource[];
  readonly except?: readonly RuleSource[];
  /** One method is enough. */
  readonly valueContent?: readonly ValueContent[];
  readonly conditions?: readonly RuleCondition[];
}

/**
 * A question that the text leaves open. Where a case turns on it, the answer is that it cannot be decided: `goods`
 * limits it to goods there, `codes` to goods with a non-originating material there, `fails` to goods that would fail
 * otherwise.
 */
export interface OpenQuestion {
  readonly why: string;
  readonly goods?: readonly CodeSpan[];
  readonly codes?: readonly CodeSpan[];
  readonly when: 'fails' | 'always';
}

/** A product-specific rule of origin. */
export interface OriginRule {
  /** `62/30B` : chapter, then the law's own number. */
  readonly id: string;
  readonly citation: string;
  readonly goods: RuleGoods;
  readonly alternatives: readonly RuleAlternative[];
  /** Absent: executable as it stands. */
  readonly open?: readonly OpenQuestion[];
  /** The part that is not executable, and why; such a rule never says that it is not met. */
  readonly unread?: string;
  /** The last day of importation for which it was the law, where that is past. */
  readonly validUntil?: LocalDate;
  readonly source?: SourceMark;
}

/** What stands above the rules of a chapter. */
export interface ChapterRule {
  readonly citation: string;
  /** Goods it binds; those excepted are not bound. */
  readonly goods: RuleGoods;
  readonly rule: /** Only the component that determines the classification is looked at. */
    | { readonly about: 'classifying-component' }
    /** The goods are textile or apparel goods, outside the textile chapters as well: de minimis is by weight. */
    | { readonly about: 'textile-or-apparel' }
    /** Materials of these codes, or used as named, must be formed and finished in the territory. */
    | {
        readonly about: 'formed-in-territory';
        readonly what: 'visible-lining' | 'narrow-elastic' | 'sewing-thread' | 'pocket-bag';
        readonly codes: readonly CodeSpan[];
        readonly exceptCodes?: readonly CodeSpan[];
        /** Which steps: forming it, finishing it, and forming the yarn it is made of. */
        readonly steps: readonly ('formed' | 'finished' | 'yarn-formed')[];
        /** A material of the short-supply list meets it wherever it comes from. Absent: the list does not help. */
        readonly shortSupply?: 'helps';
      };
  readonly open?: readonly OpenQuestion[];
}

/** The rules of one agreement in one edition of the tariff. */
export interface RuleSet {
  readonly agreement: AgreementId;
  readonly title: string;
  /** The nomenclature the rules are written in; codes of another one are carried over or refused. */
  readonly nomenclature: string;
  /** Days of importation for which this text is known to be the law; `until` absent: no later text is known here. */
  readonly validFrom: LocalDate;
  readonly validUntil?: LocalDate;
  readonly edition: string;
  readonly source: SourceMark;
  /** Whether a code without a rule here has no rule in law either. */
  readonly isComplete: boolean;
  readonly rules: readonly OriginRule[];
  readonly chapterRules: readonly ChapterRule[];
}
