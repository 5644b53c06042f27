import { read } from '../../source-mark.ts';
import { CAFTA_DR_RULES } from '../generated/cafta-dr-rules.ts';
import type { RuleSet } from '../rule.ts';
import { CAFTA_DR_CHAPTER_RULES } from './cafta-dr-chapter-rules.ts';

/**
 * CAFTA-DR: General Note 29(n), read out of the law's own text (law/gn29). The text is that of 2026-08-03; the note says
 * of itself that it is updated for the changes of the Harmonized System through 2017.
 */
export const CAFTA_DR_RULE_SET: RuleSet = {
  agreement: 'CAFTA-DR',
  title: 'General Note 29(n), Harmonized Tariff Schedule of the United States',
  nomenclature: 'HS2017',
  validFrom: '2026-08-03',
  edition: 'HTSUS 2026 Revision 15',
  source: read('HTSUS 2026 Revision 15, General Note 29'),
  isComplete: true,
  rules: CAFTA_DR_RULES,
  chapterRules: CAFTA_DR_CHAPTER_RULES,
};
