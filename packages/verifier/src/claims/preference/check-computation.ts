import type { ValueContentMethod } from '@originmark/customs';
import { type Finding, fail, undecided } from '../../verdict/fragment.ts';
import type { CertificationFace, PlacedGood } from './certification-face.ts';
import type { DeterminedOrigin } from './determined-origin.ts';

/**
 * What a certification says of how the good qualifies, against a record by which it does originate. A rule that it
 * cites and that is not met, while another is, leaves the claim as filed open. A value content that it computed and
 * that does not come out, while another method qualifies, is a defect of the certification: another in its place mends
 * it (origin.value-content would say that the good does not qualify at all).
 */
export function checkComputation(
  face: CertificationFace,
  { good, index }: PlacedGood,
  result: DeterminedOrigin,
): readonly Finding[] {
  const { facts } = face;
  const at = (name: string) => ({ ...facts, pointer: `/credentialSubject/goods/${index}/${name}` });
  const findings: Finding[] = [];
  const cited = citedRule(good.ruleOfOrigin);
  // A rule that is not about the good at all was not even tried.
  const isMet = result.rules.some(({ answer, rule }) => rule === cited && answer === 'met');
  if (cited !== undefined && !isMet)
    findings.push(
      undecided('origin.rule-undecidable', {
        ...at('ruleOfOrigin'),
        expected: `the rule under which the good qualifies by its record: ${result.citation ?? ''}`,
        found: good.ruleOfOrigin,
      }),
    );
  const method = certifiedMethod(good);
  const step = method === undefined ? undefined : result.contents.get(method);
  if (step?.answer === 'not-met')
    findings.push(
      fail('entry.line-unsupported', {
        ...at('valueContent'),
        expected: step.asked,
        found: step.found,
      }),
    );
  return findings;
}

/** The method by which it was certified; the older indicator says net cost or nothing. */
function certifiedMethod(good: PlacedGood['good']): ValueContentMethod | undefined {
  const { netCost, valueContent } = good;
  return valueContent?.method ?? (netCost === true ? 'net-cost' : undefined);
}

/** `… chapter 62 rule 30B` as the rules are named: `62/30B`. */
function citedRule(text: string | undefined): string | undefined {
  const match = /chapter ([0-9]{1,2}),? rule ([0-9]+[A-Z]?)\b/.exec(text ?? '');
  return match === null ? undefined : `${(match[1] ?? '').padStart(2, '0')}/${match[2] ?? ''}`;
}
