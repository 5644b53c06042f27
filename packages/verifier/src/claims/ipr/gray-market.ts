import { normalizeDid } from '@originmark/core';
import {
  type GrayMarketFacts,
  type GrayMarketStanding,
  judgeGrayMarket,
} from '@originmark/customs';
import type { IntellectualPropertyRightsCredential } from '@originmark/schemas';
import { granteeOf } from '../../chain/licences.ts';
import type { Credential } from '../../intake/credential.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';

type Right = IntellectualPropertyRightsCredential['credentialSubject'];

const MARKS: readonly Right['intellectualPropertyRightsType'][] = ['Trademark', 'TradeName'];

/**
 * Whether genuine goods whose importer shows no consent are restricted gray-market articles (19 CFR 133.23): by what the
 * record of the right says of its protection and of common control, and by what an officer saw of goods and label. A
 * protection that the record does not speak of is not known, and no recordation has none.
 */
export function grayMarketOf(
  path: readonly Credential[],
  view: LineView,
  claims: Pick<ClaimsContext, 'context'>,
): Pick<GrayMarketStanding, 'answer' | 'because'> {
  const [owner] = path;
  const leaf = path.at(-1);
  const right = owner?.subject as unknown as Right | undefined;
  if (owner === undefined || leaf === undefined || right === undefined)
    return { answer: 'undecided', because: 'maker-unknown' };
  // The rule is one of trademarks and trade names alone.
  if (!MARKS.includes(right.intellectualPropertyRightsType))
    return { answer: 'not-restricted', because: 'no-protection' };
  const { recordation } = right;
  const isProtected = recordation === undefined ? false : recordation.grayMarketProtection;
  const isLeverProtected = recordation === undefined ? false : recordation.leverProtection;
  return judgeGrayMarket({
    ...(isProtected !== undefined && { isProtected }),
    ...(isLeverProtected !== undefined && { isLeverProtected }),
    appliedBy: appliedBy(right, owner, leaf),
    hasConsent: false,
    ...seenOn(view, right.right, claims),
  });
}

function appliedBy(
  right: Right,
  owner: Credential,
  leaf: Credential,
): NonNullable<GrayMarketFacts['appliedBy']> {
  const maker = granteeOf(leaf);
  if (maker === granteeOf(owner)) return 'us-owner';
  const controlled = (right.commonControl ?? []).map(normalizeDid);
  return controlled.includes(maker) ? 'commonly-controlled' : 'independent-licensee';
}

/** What officers saw; where two saw differently, what tells against the goods. */
function seenOn(
  view: LineView,
  right: string,
  { context: { observed = [] } }: Pick<ClaimsContext, 'context'>,
): Pick<GrayMarketFacts, 'isPhysicallyAndMateriallyDifferent' | 'hasLeverLabel'> {
  const seen = observed.filter((one) => one.line === view.number && one.right === right);
  const different = seen.flatMap(({ isMateriallyDifferent }) => isMateriallyDifferent ?? []);
  const labelled = seen.flatMap(({ hasLeverLabel }) => hasLeverLabel ?? []);
  return {
    ...(different.length > 0 && { isPhysicallyAndMateriallyDifferent: different.includes(true) }),
    ...(labelled.length > 0 && { hasLeverLabel: !labelled.includes(false) }),
  };
}
