import type { Credential } from '../../intake/credential.ts';
import { type Finding, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import type { IndicatedRight } from './indicated-rights.ts';
import { judgeRight, type RightStanding } from './judge-right.ts';

/**
 * What the record of a right, on which a licence rests, says of its recordation for these goods. A
 * record that does not stand cannot take goods out of a recordation, and none outweighs the policy's
 * own: whoever could would have its goods enforced by nobody. Then it is a question.
 */
export function judgeRecordation(
  record: Credential,
  view: LineView,
  indicated: IndicatedRight,
  claims: ClaimsContext,
): RightStanding {
  const said = judgeRight(record, view, claims);
  if (said.recorded || (isStanding(claims, record) && !isPolicyRecorded(indicated))) return said;
  return { recorded: true, findings: said.findings.map(toQuestion) };
}

/**
 * What CBP has not recorded for these goods it does not enforce, licence or none: the findings that
 * say so when every record of the right in the bundle that stands agrees, else undefined.
 */
export function findNotRecorded(
  indicated: IndicatedRight,
  view: LineView,
  claims: ClaimsContext,
): readonly Finding[] | undefined {
  if (isPolicyRecorded(indicated)) return undefined;
  const records = new Map<string, Credential>();
  for (const links of claims.graph.links.values())
    for (const { to } of links)
      if (
        to.type === 'IntellectualPropertyRightsCredential' &&
        to.subject['right'] === indicated.right &&
        isStanding(claims, to)
      )
        records.set(to.digest, to);
  const said = [...records.values()]
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map((record) => judgeRight(record, view, claims));
  if (said.length === 0 || said.some(({ recorded }) => recorded)) return undefined;
  return said.flatMap(({ findings }) => findings);
}

function isStanding(claims: ClaimsContext, record: Credential): boolean {
  const { outcome, status } = claims.standing(record);
  return outcome === 'valid' && (status.kind === 'none' || status.kind === 'clear');
}

function isPolicyRecorded({ by }: IndicatedRight): boolean {
  return by.includes('recordation');
}

function toQuestion(finding: Finding): Finding {
  return finding.code === 'licence.right-not-recorded'
    ? undecided('licence.right-not-recorded', finding)
    : finding;
}
