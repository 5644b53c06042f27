import { edgeName, targetsOf } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { type CertificationSubject, type ClaimsContext, readSubject } from '../claims-context.ts';
import { oncePer, oncePerEntry } from '../../once-per.ts';
import { CERTIFICATION_TYPES, type CertificationFace } from './certification-face.ts';
import { matchGoods } from './check-good.ts';
import { compareOutcomes, outcomeOf } from './preference-outcome.ts';

/**
 * What an exporter's certification relies on (19 CFR 182.12(f)). It may stand on the exporter's own
 * information, so nothing need be there. Of what is there, one must be about this good and stand; it may
 * lie beside others about other goods. A basis that was never true of this good contradicts.
 */
export function checkReliance(face: CertificationFace): Finding[] {
  const judged = targetsOf(face.claims.graph, face.certification, 'basedOn')
    .filter(({ typeName }) => CERTIFICATION_TYPES.includes(typeName))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map((basis) => judgeBasis(face, basis));
  const contradicted = judged.find((finding) => outcomeOf([finding]) === 'contradicted');
  if (contradicted !== undefined) return [contradicted];
  // Stable, so that among equals the digest decides.
  const [best] = judged.toSorted((a, b) => compareOutcomes(outcomeOf([a]), outcomeOf([b])));
  return best === undefined ? [] : [best];
}

function judgeBasis(face: CertificationFace, basis: Credential): Finding {
  const { agreement, certification, claims, facts, line } = face;
  const { outcome, status } = claims.standing(basis);
  const at = { ...facts, edge: edgeName('basedOn', basis.id) };
  const standing = { ...at, expected: 'a certification that stands' };
  const subject = readSubject<CertificationSubject>(claims, basis, certification.typeName);
  if (subject === undefined) {
    const isOfOtherAgreement = basis.typeName !== certification.typeName;
    const found = isOfOtherAgreement ? basis.typeName : 'an invalid credential';
    const expected = isOfOtherAgreement ? agreement.id : standing.expected;
    return fail('entry.line-unsupported', { ...at, expected, found });
  }
  const matches = matchGoods(claims, subject.goods, line);
  const codes = subject.goods.map(({ tariffClassification }) => tariffClassification.code);
  const good = { ...at, expected: line.hts, found: codes };
  if (!matches.includes('covered'))
    return matches.includes('other-vintage') && !matches.includes('other-product')
      ? undecided('origin.hs-mismatch', good)
      : fail('origin.hs-mismatch', good);
  if (status.kind === 'revoked') {
    const reason = status.revocation?.reason ?? 'false-from-the-start';
    if (reason === 'false-from-the-start')
      return fail('chain.parent-revoked', { ...standing, found: reason });
  }
  if (outcome === 'invalid')
    return fail('entry.line-unsupported', { ...standing, found: 'an invalid credential' });
  return outcome === 'indeterminate' || status.kind === 'suspended' || status.kind === 'unknown'
    ? undecided('entry.line-unsupported', { ...standing, found: status.kind })
    : pass('origin', good);
}

/** Production records put against the line: named by it, or by whatever its certification is based on. */
export function disclosedRecords({
  certification,
  claims,
  view,
}: Pick<CertificationFace, 'certification' | 'claims' | 'view'>): Credential[] {
  const named = view.support.filter((credential) => isUsableRecord(claims, credential));
  const rested = recordsBelow(claims)(certification);
  const all = new Map([...named, ...rested].map((credential) => [credential.digest, credential]));
  return [...all.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

const recordsBelow = oncePerEntry((claims: ClaimsContext) =>
  oncePer((certification: Credential): readonly Credential[] => {
    const seen = new Map<string, Credential>();
    const visit = (from: Credential): void => {
      for (const to of targetsOf(claims.graph, from, 'basedOn')) {
        if (seen.has(to.digest)) continue;
        seen.set(to.digest, to);
        visit(to);
      }
    };
    visit(certification);
    return [...seen.values()].filter((credential) => isUsableRecord(claims, credential));
  }),
);

function isUsableRecord(claims: ClaimsContext, credential: Credential): boolean {
  const { outcome, readable } = claims.standing(credential);
  const isRecord = credential.typeName === 'ProductionRecordCredential';
  return isRecord && readable && outcome !== 'invalid';
}
