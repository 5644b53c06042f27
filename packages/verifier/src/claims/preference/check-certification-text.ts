import { checkCriterion, checkStatement } from '@originmark/customs';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { CertificationFace, PlacedGood } from './certification-face.ts';

/** The statement that the law prescribes stands on the certification. */
export function checkStatementText(face: CertificationFace): Finding {
  const { agreement, facts, subject } = face;
  const checked = checkStatement(agreement.id, subject.statement);
  const at = {
    ...facts,
    pointer: '/credentialSubject/statement',
    expected: agreement.statement.text,
  };
  return checked.ok
    ? pass('origin', { ...at, found: checked.value.match })
    : fail('origin.statement-missing', { ...at, found: checked.reason });
}

/**
 * The criterion exists under this agreement and is open to the good: D not to chapters 61 to 63, B not
 * to what was produced in a foreign-trade zone of the United States (19 USC 4531(c)(1), (c)(3)).
 */
export function checkOriginCriterion(
  face: CertificationFace,
  { good, index }: PlacedGood,
): Finding {
  const { agreement, facts, line } = face;
  const checked = checkCriterion(agreement.id, good.originCriterion, {
    hts: line.hts,
    isProducedInUsForeignTradeZone: isUsForeignTradeZone(face, good.countryOfOrigin),
  });
  const at = {
    ...facts,
    pointer: `/credentialSubject/goods/${index}/originCriterion`,
    expected: agreement.criteria.map(({ id }) => id),
  };
  if (checked.ok) return pass('origin', { ...at, found: checked.value.id });
  if (checked.reason === 'criterion-hts-malformed')
    return undecided('origin.criterion-invalid', { ...at, found: good.originCriterion });
  const expected = checked.reason === 'criterion-unknown' ? at.expected : checked.message;
  return fail('origin.criterion-invalid', { ...at, expected, found: good.originCriterion });
}

/** A zone is in the United States unless the certification says that the good was made elsewhere. */
function isUsForeignTradeZone({ subject, line }: CertificationFace, made?: string): boolean {
  if (subject.madeInForeignTradeZone !== true) return false;
  const { certifierRole, certifier, producer } = subject;
  const maker = certifierRole === 'producer' ? certifier : producer;
  const named = typeof maker === 'object' && !Array.isArray(maker) ? maker : undefined;
  return (made ?? named?.address?.addressCountry ?? line.countryOfOrigin) === 'US';
}
