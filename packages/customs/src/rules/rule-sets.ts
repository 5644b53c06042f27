import type { AgreementId } from '../agreements/agreement.ts';
import { CAFTA_DR_RULE_SET } from './data/cafta-dr.ts';
import { USMCA_RULE_SET } from './data/usmca.ts';
import type { RuleSet } from './rule.ts';

/** The rules of origin known here. NAFTA has none: nothing can be claimed under it any more. */
export const RULE_SETS: Readonly<Partial<Record<AgreementId, RuleSet>>> = {
  USMCA: USMCA_RULE_SET,
  'CAFTA-DR': CAFTA_DR_RULE_SET,
};
