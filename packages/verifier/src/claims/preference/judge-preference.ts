import { agreementOf, parseSpi } from '@originmark/customs';
import type { PreferenceVerdict } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import {
  type Finding,
  about,
  fail,
  notApplicable,
  pass,
  undecided,
} from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { filedLine, linePointer, recordLineOf } from '../clocks/own-record.ts';
import { CERTIFICATION_TYPES } from './certification-face.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkTransit } from './check-transit.ts';
import { preferenceConsequence } from './consequence.ts';
import { type Claim, judgeCertification } from './judge-certification.ts';
import { determinationOf, isUsForeign } from './recompute-origin.ts';
import { compareOutcomes, cureBy, isAgainstClaim, outcomeOf } from './preference-outcome.ts';
import { readWaiver } from './waiver.ts';

export interface JudgedPreference {
  readonly verdict: PreferenceVerdict;
  readonly findings: readonly Finding[];
}

/**
 * Judges the preference that a line claims, on the face of its certification: whether the evidence the
 * law asks for is there and hangs together. It never says that a good originates, and a claim that
 * fails costs duty and fee, never admissibility.
 */
export function judgePreference(view: LineView, claims: ClaimsContext): JudgedPreference {
  const line = filedLine(claims, view);
  const at = about({
    axis: 'preference',
    line: view.number,
    on: claims.entry,
    pointer: linePointer(claims, view, 'spi'),
  });
  if (line.spi === undefined)
    return { verdict: { outcome: 'not-claimed' }, findings: [notApplicable('origin', at)] };
  const claimed = line.spi;
  const spi = parseSpi(claimed);
  const agreement = spi.ok ? agreementOf(spi.value.agreement) : undefined;
  if (!spi.ok || agreement === undefined) {
    const expected = 'a program that this verifier does not judge';
    const finding = undecided('origin.spi-mismatch', { ...at, expected, found: claimed });
    return { verdict: { claimed, outcome: 'undetermined' }, findings: [finding] };
  }
  return judgeClaim({ claims, view, line, spi: spi.value, agreement, facts: at });
}

function judgeClaim(claim: Claim): JudgedPreference {
  const { agreement, claims, facts, view } = claim;
  const inForce = checkAgreement(claims, agreement, view.clocks, facts);
  const certifications = view.support.filter(({ typeName }) =>
    CERTIFICATION_TYPES.includes(typeName),
  );
  if (inForce.outcome === 'fail') return conclude(claim, [inForce], undefined);
  const [best, ...others] = rank(claim, certifications);
  const shared = [
    inForce,
    ...treatedAsForeign(claim, best),
    ...checkTransit(claims, view, agreement, facts),
  ];
  if (best === undefined) return judgeWithout(claim, shared);
  // Showing a defective paper where none is asked for is no worse than showing none.
  const waived = isDefective(best) ? checkWaiver(claim) : undefined;
  if (waived !== undefined) {
    const told = [best, ...others].map((one) =>
      unused(claim, one, 'no certification: none need be submitted'),
    );
    return judgeWaived(claim, [...shared, waived, ...told]);
  }
  const findings = [
    ...shared,
    ...best.findings,
    ...others.map((other) => unused(claim, other, 'another certification is at least as good')),
  ];
  return conclude(claim, findings, best.certification);
}

interface Ranked {
  readonly certification: Credential;
  readonly findings: readonly Finding[];
}

/** The certification that serves the claim best comes first; between equals the digest decides. */
function rank(claim: Claim, certifications: readonly Credential[]): readonly Ranked[] {
  return certifications
    .map((certification) => ({
      certification,
      findings: judgeCertification(claim, certification),
    }))
    .sort(
      (a, b) =>
        compareOutcomes(outcomeOf(a.findings), outcomeOf(b.findings)) ||
        (a.certification.digest < b.certification.digest ? -1 : 1),
    );
}

/** Whether it neither carries the claim nor contradicts it. */
function isDefective({ findings }: Ranked): boolean {
  return ['not-supported', 'undetermined'].includes(outcomeOf(findings));
}

/** A certification that the claim need not rest on: told, without weight. */
function unused({ facts }: Claim, { certification, findings }: Ranked, expected: string): Finding {
  const codes = findings.flatMap(({ code, outcome }) =>
    outcome === 'fail' || outcome === 'indeterminate' ? [code] : [],
  );
  return notApplicable('origin', {
    axis: 'preference',
    line: facts.line,
    on: certification,
    expected,
    found: [outcomeOf(findings), ...new Set(codes)],
  });
}

/**
 * P+ treats what was done in the United States as foreign, which no certification shows (GN 29(a)(ii)); a production
 * record shows it.
 */
function treatedAsForeign({ facts, spi }: Claim, best: Ranked | undefined): Finding[] {
  if (!isUsForeign(spi)) return [];
  const isDecided = best?.findings.some(
    ({ on, outcome }) =>
      on?.typeName === 'ProductionRecordCredential' && (outcome === 'pass' || outcome === 'fail'),
  );
  if (isDecided === true) return [];
  const expected = 'origin with operations and materials of the United States as foreign';
  return [undecided('origin.rule-undecidable', { ...facts, expected, found: spi.code })];
}

/** No certification was put against the line. */
function judgeWithout(claim: Claim, shared: readonly Finding[]): JudgedPreference {
  const { agreement, claims, facts, line, spi, view } = claim;
  const expected = spi.code;
  const found = line.claimBasis ?? null;
  const pointer = linePointer(claims, view, 'claimBasis');
  if (spi.kind === 'tpl-or-agricultural') {
    const needed = {
      ...facts,
      pointer,
      expected: `${spi.code} on a certificate of eligibility`,
      found,
    };
    return conclude(claim, [...shared, undecided('origin.no-certification', needed)], undefined);
  }
  const waived = checkWaiver(claim);
  if (waived !== undefined) return judgeWaived(claim, [...shared, waived]);
  const mayRestOnKnowledge =
    agreement.claimBases.includes('importer-knowledge') &&
    (line.claimBasis === undefined || line.claimBasis === 'importer-knowledge');
  const report =
    mayRestOnKnowledge || readWaiver(claims, agreement).waiver === 'unknown' ? undecided : fail;
  const absent = report('origin.no-certification', { ...facts, pointer, expected, found });
  return conclude(claim, [...shared, absent], undefined);
}

/** That no certification need be submitted, where it need not: what is shown then is more than is asked. */
function checkWaiver({ agreement, claims, facts, spi, view }: Claim): Finding | undefined {
  if (spi.kind === 'tpl-or-agricultural') return undefined;
  const { valueUsd, waiver } = readWaiver(claims, agreement);
  if (waiver !== 'waived') return undefined;
  return pass('origin', {
    ...facts,
    pointer: linePointer(claims, view, 'enteredValue'),
    expected: `at most USD ${agreement.waiver.amountUsd} of originating goods`,
    found: valueUsd,
  });
}

/** The paper is waived, not the qualification: whatever else speaks against the claim still does. */
function judgeWaived(claim: Claim, findings: readonly Finding[]): JudgedPreference {
  const judged = conclude(claim, findings, undefined);
  return judged.verdict.outcome === 'supported'
    ? { ...judged, verdict: { claimed: claim.spi.code, outcome: 'not-required' } }
    : judged;
}

function conclude(
  { agreement, claims, line, spi, view }: Claim,
  findings: readonly Finding[],
  certification: Credential | undefined,
): JudgedPreference {
  const outcome = outcomeOf(findings);
  const determination =
    certification === undefined
      ? undefined
      : determinationOf({ agreement, certification, claims, line, view }, isUsForeign(spi));
  const until = outcome === 'not-supported' ? cureBy(claims, findings) : undefined;
  const verdict = {
    claimed: spi.code,
    outcome,
    ...(outcome === 'not-supported' ? { curable: true } : {}),
    ...(until === undefined ? {} : { cureBy: until }),
    ...(certification === undefined || certification.id === ''
      ? {}
      : { credential: certification.id }),
    ...(determination === undefined ? {} : { determination }),
  };
  if (!findings.some(isAgainstClaim)) return { verdict, findings };
  const own = recordLineOf(claims, view.number);
  const consequence = preferenceConsequence(line, own?.quantities ?? line.quantities);
  return {
    verdict,
    findings: findings.map((finding) =>
      isAgainstClaim(finding) ? { ...finding, consequence } : finding,
    ),
  };
}
