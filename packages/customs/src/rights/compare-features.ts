/** What an officer saw of one physical feature that a right or a licence describes. */
export interface FeatureSeen {
  readonly feature: string;
  readonly seen: 'as-described' | 'differs' | 'not-looked-at';
}

/** How goods stand against what is described of them. */
export interface FeatureStanding {
  /** `differs` is a reason to look closer and never says that goods are counterfeit. */
  readonly answer: 'as-described' | 'differs' | 'not-examined';
  readonly differing: readonly string[];
  /** Described, and nobody looked. */
  readonly open: readonly string[];
}

/**
 * Puts what was seen against the physical features that are described (mark moulded on the base, printed on the front of
 * the box). Whatever is described and not spoken of was not examined; nothing described, nothing examined. Features are
 * named as the description names them, letter by letter.
 */
export function compareFeatures(
  described: readonly string[],
  seen: readonly FeatureSeen[],
): FeatureStanding {
  const answerOf = (feature: string): FeatureSeen['seen'] => {
    const answers = seen.filter((each) => each.feature === feature).map((each) => each.seen);
    if (answers.includes('differs')) return 'differs';
    return answers.includes('as-described') ? 'as-described' : 'not-looked-at';
  };
  const differing = described.filter((feature) => answerOf(feature) === 'differs');
  const open = described.filter((feature) => answerOf(feature) === 'not-looked-at');
  if (differing.length > 0) return { answer: 'differs', differing, open };
  const isExamined = described.length > 0 && open.length === 0;
  return { answer: isExamined ? 'as-described' : 'not-examined', differing, open };
}
