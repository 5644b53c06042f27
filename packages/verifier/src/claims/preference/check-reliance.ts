import { edgeName, targetsOf } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { type CertificationSubject, readSubject } from '../claims-context.ts';
import { CERTIFICATION_TYPES, type CertificationFace } from './certification-face.ts';
import { matchGood } from './check-good.ts';

/**
 * What an exporter's certification relies on (19 CFR 182.12(f)). It may stand on the exporter's own
 * information, so nothing need be there; what is there must be about this good and not untrue.
 */
export function checkReliance(face: CertificationFace): Finding[] {
  return targetsOf(face.claims.graph, face.certification, 'basedOn')
    .filter(({ typeName }) => CERTIFICATION_TYPES.includes(typeName))
    .map((basis) => judgeBasis(face, basis));
}

function judgeBasis(face: CertificationFace, basis: Credential): Finding {
  const { agreement, certification, claims, facts, line } = face;
  const { outcome, status } = claims.standing(basis);
  const at = { ...facts, edge: edgeName('basedOn', basis.id) };
  const standing = { ...at, expected: 'a certification that stands' };
  const isFalse =
    status.kind === 'revoked' &&
    (status.revocation?.reason ?? 'false-from-the-start') === 'false-from-the-start';
  if (isFalse) return fail('chain.parent-revoked', { ...standing, found: 'false-from-the-start' });
  const subject = readSubject<CertificationSubject>(claims, basis, certification.typeName);
  if (outcome === 'invalid' || (subject === undefined && basis.type === certification.type))
    return fail('entry.line-unsupported', { ...standing, found: 'an invalid credential' });
  if (subject === undefined)
    return fail('entry.line-unsupported', { ...at, expected: agreement.id, found: basis.typeName });
  const matches = subject.goods.map((good) => matchGood(good, line));
  const codes = subject.goods.map(({ tariffClassification }) => tariffClassification.code);
  const good = { ...at, expected: line.hts, found: codes };
  if (!matches.includes('covered'))
    return matches.includes('other-vintage') && !matches.includes('other-product')
      ? undecided('origin.hs-mismatch', good)
      : fail('origin.hs-mismatch', good);
  return outcome === 'indeterminate' || status.kind === 'suspended' || status.kind === 'unknown'
    ? undecided('entry.line-unsupported', { ...standing, found: status.kind })
    : pass('origin', good);
}

/** Production records put against the line: named by it, or by whatever its certification is based on. */
export function disclosedRecords(face: CertificationFace): Credential[] {
  const { certification, claims, view } = face;
  const seen = new Map(view.support.map((credential) => [credential.digest, credential]));
  const visit = (from: Credential): void => {
    for (const to of targetsOf(claims.graph, from, 'basedOn')) {
      if (seen.has(to.digest)) continue;
      seen.set(to.digest, to);
      visit(to);
    }
  };
  visit(certification);
  return [...seen.values()].filter((credential) => {
    const { outcome, readable } = claims.standing(credential);
    const isRecord = credential.typeName === 'ProductionRecordCredential';
    return isRecord && readable && outcome !== 'invalid';
  });
}
