import type { Agreement } from '../agreements/agreement.ts';
import { AGREEMENTS } from '../agreements/agreements.ts';
import { isAgreementInForce } from '../agreements/check-agreement-in-force.ts';
import { compareDates } from '../dates/local-date.ts';
import type { RuleSet } from '../rules/rule.ts';
import { RULE_SETS } from '../rules/rule-sets.ts';
import { codesIn } from './codes-in.ts';
import { conclude } from './conclude.ts';
import { TOO_MUCH, TooMuchAsked, effortFor } from './effort.ts';
import type { OriginResult } from './origin-result.ts';
import type { OriginQuestion, ProductionRecord } from './production-record.ts';
import { statedKind } from './stated.ts';
import { viewMaterials } from './view-materials.ts';

export type { OriginResult } from './origin-result.ts';

/** Decides origin from a record of production. Never a guess: what is not known leaves it undetermined, and is named. */
export function determineOrigin(
  record: ProductionRecord,
  question: OriginQuestion = {},
): OriginResult {
  const agreement = AGREEMENTS.find(({ id }) => id === record.agreement);
  const ruleSet = RULE_SETS[record.agreement];
  if (agreement === undefined || ruleSet === undefined)
    return open([`rules of origin of ${record.agreement}: none are known here`]);
  return determineUnder(agreement, ruleSet, record, question);
}

/** The same under rules given by hand. */
export function determineUnder(
  agreement: Agreement,
  ruleSet: RuleSet,
  record: ProductionRecord,
  question: OriginQuestion = {},
): OriginResult {
  const { importedOn } = question;
  if (importedOn !== undefined && compareDates(importedOn, ruleSet.validFrom) < 0)
    return open([
      `the rules as they stood on ${importedOn}: the text known here is ${ruleSet.edition}, from ${ruleSet.validFrom}`,
    ]);
  if (
    importedOn !== undefined &&
    ruleSet.validUntil !== undefined &&
    compareDates(importedOn, ruleSet.validUntil) > 0
  )
    return open([
      `the rules as they stood on ${importedOn}: the text known here ended ${ruleSet.validUntil}`,
    ]);
  const placed = codesIn(record.classifications, ruleSet.nomenclature);
  if ('problem' in placed) return open([`the classification of the good: ${placed.problem}`]);
  const territory = new Set(
    agreement.parties
      .filter(
        ({ country }) =>
          importedOn === undefined || isAgreementInForce(agreement.id, importedOn, country),
      )
      .map(({ country }) => country)
      .filter((country) => question.isUsForeign !== true || country !== 'US'),
  );
  const effort = effortFor(record.materials.length, question.effort);
  const before = effort.left;
  const around = { agreement, effort, record, ruleSet, territory };
  try {
    return conclude({
      ...around,
      codes: placed.codes,
      materials: viewMaterials(around, placed.codes.codes, question.isUsForeign === true),
      isKind: (kind) => statedKind(record.kinds, kind),
    });
  } catch (error) {
    if (error instanceof TooMuchAsked) return open([TOO_MUCH]);
    throw error;
  } finally {
    if (question.effort !== undefined) question.effort.left -= before - effort.left;
  }
}

const open = (missing: readonly string[]): OriginResult => ({
  outcome: 'undetermined',
  rules: [],
  failures: [],
  missing,
  unconfirmed: [],
  proof: [],
});
