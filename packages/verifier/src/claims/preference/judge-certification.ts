import type { Agreement, Spi } from '@originmark/customs';
import type { EntryLine } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, fail, pass } from '../../verdict/fragment.ts';
import {
  type CertificationSubject,
  type ClaimsContext,
  type LineView,
  readSubject,
} from '../claims-context.ts';
import { CERTIFICATION_OF, type CertificationFace } from './certification-face.ts';
import { checkAcceptance } from './check-acceptance.ts';
import { checkBlanketPeriod } from './check-blanket-period.ts';
import { checkCertifier } from './check-certifier.ts';
import { checkOriginCriterion, checkStatementText } from './check-certification-text.ts';
import { checkGood } from './check-good.ts';
import { checkImporter } from './check-importer.ts';
import { checkNamedEvidence } from './check-named-evidence.ts';
import { checkOtherShipments } from './check-other-shipments.ts';
import { checkPossession } from './check-possession.ts';
import { checkReliance } from './check-reliance.ts';
import { checkShipment } from './check-shipment.ts';
import { checkIdentity, checkStanding } from './check-standing.ts';
import { checkTerritory } from './check-territory.ts';
import { isUsForeign, recomputeOrigin } from './recompute-origin.ts';

/** What a line claims: the indicator, its agreement, and the line as filed. */
export interface Claim {
  readonly claims: ClaimsContext;
  readonly view: LineView;
  readonly line: EntryLine;
  readonly spi: Spi;
  readonly agreement: Agreement;
  readonly facts: Facts;
}

/** Every finding about one certification that was put against one claim. */
export function judgeCertification(claim: Claim, certification: Credential): readonly Finding[] {
  const { agreement, claims, facts: shared, line, spi, view } = claim;
  const facts = { ...shared, on: certification, pointer: '/credentialSubject' };
  const type = CERTIFICATION_OF[agreement.id];
  if (certification.typeName !== type)
    return [
      fail('origin.spi-mismatch', {
        ...facts,
        pointer: '/type',
        expected: certification.typeName,
        found: spi.code,
      }),
    ];
  // TPL goods are non-originating: a certification of origin cannot be what they rest on (19 CFR 182.82).
  if (spi.kind === 'tpl-or-agricultural')
    return [
      fail('origin.spi-mismatch', {
        ...facts,
        pointer: '/type',
        expected: 'S (a certification of origin)',
        found: spi.code,
      }),
    ];
  const subject = readSubject<CertificationSubject>(claims, certification, type);
  const face = { claims, view, line, agreement, certification, facts };
  // Its status may still say that it was never true.
  if (subject === undefined) return [checkStanding(face)];
  return judgeFace({ ...face, subject }, isUsForeign(spi));
}

function judgeFace(face: CertificationFace, usIsForeign: boolean): readonly Finding[] {
  const standing = checkStanding(face);
  // What a broken credential says is nobody's word: its face is not judged.
  if (standing.outcome === 'fail') return [standing];
  const { placed, finding } = checkGood(face);
  const period = face.subject.blanketPeriod;
  return [
    standing,
    finding,
    ...(placed === undefined ? [] : [checkOriginCriterion(face, placed)]),
    checkRole(face),
    ...checkCertifier(face),
    ...checkImporter(face),
    ...checkTerritory(face),
    checkStatementText(face),
    ...(period === undefined
      ? [checkShipment(face), ...checkOtherShipments(face)]
      : [checkBlanketPeriod(face, period)]),
    checkAcceptance(face),
    checkPossession(face),
    ...checkReliance(face),
    checkIdentity(face),
    ...recomputeOrigin(face, placed, usIsForeign),
    ...checkNamedEvidence(face),
  ];
}

/** Who may certify: under NAFTA the exporter alone. */
function checkRole({ agreement, facts, subject }: CertificationFace): Finding {
  const role = subject.certifierRole;
  const pointer = '/credentialSubject/certifierRole';
  const at = { ...facts, pointer, expected: agreement.certifierRoles, found: role };
  return agreement.certifierRoles.some((allowed) => allowed.toLowerCase() === role)
    ? pass('origin', at)
    : fail('entry.line-unsupported', at);
}
