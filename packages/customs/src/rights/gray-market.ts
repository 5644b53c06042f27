import { type Decimal, compareDecimal } from '../money/decimal.ts';
import type { SourceMark } from '../source-mark.ts';
import { RIGHT_SOURCES } from './right-facts.ts';

/** Genuine goods under a recorded mark. What is left out is not known. */
export interface GrayMarketFacts {
  /** Whether the recordation has gray-market protection. */
  readonly isProtected?: boolean;
  /** Whether Lever-rule protection was granted for physically and materially different goods. */
  readonly isLeverProtected?: boolean;
  /** Who applied the mark, seen from the owner in the United States. */
  readonly appliedBy?:
    | 'us-owner'
    | 'commonly-controlled'
    | 'independent-licensee'
    | 'foreign-owner';
  /** Whether the owner in the United States consents to this importation. */
  readonly hasConsent?: boolean;
  readonly isPhysicallyAndMateriallyDifferent?: boolean;
  /** Whether the label that the rule prescribes is on the goods. */
  readonly hasLeverLabel?: boolean;
}

/** Whether genuine goods are restricted. It is no finding that they are counterfeit. */
export interface GrayMarketStanding {
  readonly answer: 'not-restricted' | 'restricted' | 'undecided';
  readonly because:
    | 'consent'
    | 'no-protection'
    | 'independent-maker'
    | 'common-control'
    | 'lever-difference'
    | 'lever-label'
    | 'no-difference'
    | 'protection-unknown'
    | 'maker-unknown'
    | 'consent-unknown'
    | 'lever-facts-unknown';
  readonly citation: string;
  readonly source: SourceMark;
}

/** The label that lets physically and materially different goods in. */
export const LEVER_LABEL = {
  text:
    'This product is not a product authorized by the United States trademark owner for importation and is physically ' +
    'and materially different from the authorized product.',
  source: RIGHT_SOURCES.lever,
} as const;

/** Common ownership is more than half (19 CFR 133.2(d)). Control without ownership is a question of its own. */
export function isCommonOwnership(percent: Decimal): boolean {
  return compareDecimal(percent, { units: 50n, scale: 0 }) > 0;
}

/**
 * Whether genuine goods are restricted gray-market articles (19 CFR 133.23). Protected, made by somebody independent of
 * the owner in the United States, and imported without its consent: restricted, which is no private contract matter.
 * Common control or no protection: not restricted, save physically and materially different goods under a Lever rule
 * without the label.
 */
export function judgeGrayMarket(facts: GrayMarketFacts): GrayMarketStanding {
  const { appliedBy, hasConsent, isProtected } = facts;
  if (hasConsent === true) return grounds('not-restricted', 'consent');
  if (appliedBy === undefined)
    return isProtected === false && facts.isLeverProtected === false
      ? grounds('not-restricted', 'no-protection')
      : grounds('undecided', 'maker-unknown');
  if (appliedBy === 'us-owner' || appliedBy === 'commonly-controlled') return leverStanding(facts);
  if (isProtected === undefined) return restriction('undecided', 'protection-unknown');
  if (!isProtected) return leverStanding(facts, 'no-protection');
  return hasConsent === undefined
    ? restriction('undecided', 'consent-unknown')
    : restriction('restricted', 'independent-maker');
}

function leverStanding(
  facts: GrayMarketFacts,
  otherwise: 'common-control' | 'no-protection' = 'common-control',
): GrayMarketStanding {
  const { hasLeverLabel, isLeverProtected, isPhysicallyAndMateriallyDifferent } = facts;
  if (isLeverProtected === false) return grounds('not-restricted', otherwise);
  if (isPhysicallyAndMateriallyDifferent === false) return lever('not-restricted', 'no-difference');
  if (hasLeverLabel === true) return lever('not-restricted', 'lever-label');
  const isSettled =
    isLeverProtected === true &&
    isPhysicallyAndMateriallyDifferent === true &&
    hasLeverLabel === false;
  if (!isSettled) return lever('undecided', 'lever-facts-unknown');
  return facts.hasConsent === undefined
    ? lever('undecided', 'consent-unknown')
    : lever('restricted', 'lever-difference');
}

type Answer = GrayMarketStanding['answer'];
type Because = GrayMarketStanding['because'];

function restriction(answer: Answer, because: Because): GrayMarketStanding {
  const source = RIGHT_SOURCES.grayMarket;
  return { answer, because, citation: '19 CFR 133.23(a)(1)', source };
}

function grounds(answer: Answer, because: Because): GrayMarketStanding {
  const source = RIGHT_SOURCES.grayMarketGrounds;
  return { answer, because, citation: '19 CFR 133.23(d)', source };
}

function lever(answer: Answer, because: Because): GrayMarketStanding {
  const source = RIGHT_SOURCES.lever;
  return { answer, because, citation: '19 CFR 133.23(a)(3), (b)', source };
}
