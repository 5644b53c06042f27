import type { CryptoPrimitives } from '@originmark/core';
import type { ChainVerdict, EntryVerificationReport } from '@originmark/schemas';
import {
  compareReport,
  type LoadedTrustPolicy,
  replayEvidencePackage,
  type ReadPackage,
  VerifierError,
} from '@originmark/verifier';
import { FORM_CHECKS } from './form-checks.ts';

/** One question about a report. What was not looked at is no answer: neither for it nor against it. */
export interface ReportCheck {
  readonly check: 'existence' | 'package' | 'policy' | 'replay' | 'report' | 'signature' | 'signer';
  readonly outcome: 'failed' | 'held' | 'not-looked-at' | 'undecided';
  readonly expected?: string;
  readonly found: string;
  /** Of a signature that is not shown to hold: what was found, and what to do. */
  readonly reasons?: readonly string[];
}

const OF_THE_FORM: ReadonlySet<string> = new Set(FORM_CHECKS);

/** Whether the signature holds, out of the verdict about the report as a credential. */
export function checkSignature({ credential, fragments }: ChainVerdict): ReportCheck {
  const own = fragments.filter(
    (one) =>
      OF_THE_FORM.has(one.check) &&
      !one.code.startsWith('intake.staple') &&
      (one.credentialDigest === undefined || one.credentialDigest === credential),
  );
  const of = (effect: string) => {
    const such = own.filter((one) => one.effect === effect);
    const reasons = such.map((one) => [one.officer, one.remedy].filter(Boolean).join(' '));
    return { codes: such.map(({ code }) => code), reasons: [...new Set(reasons)] };
  };
  const [failed, open] = [of('exception'), of('review')];
  if (credential === null || failed.codes.length > 0)
    return {
      check: 'signature',
      outcome: 'failed',
      found: failed.codes.join(', '),
      reasons: failed.reasons,
    };
  const isShown = own.some(({ check, outcome }) => check === 'signature' && outcome === 'pass');
  return open.codes.length > 0 || !isShown
    ? {
        check: 'signature',
        outcome: 'undecided',
        found: open.codes.join(', ') || 'not shown',
        reasons: open.reasons,
      }
    : { check: 'signature', outcome: 'held', found: 'by a key of its issuer' };
}

/** Whether the report provably existed, if a proof was given. */
export function checkExistence(
  { existed, fragments }: ChainVerdict,
  hasProofs: boolean,
): ReportCheck {
  const check = 'existence';
  if (existed !== undefined) return { check, outcome: 'held', found: `existed by ${existed}` };
  if (!hasProofs) return { check, outcome: 'not-looked-at', found: 'no proof was given' };
  const unproven = fragments.filter(({ code }) => code === 'intake.staple-unproven');
  const isOpen = unproven.some(({ outcome }) => outcome === 'indeterminate');
  const why = unproven.map(({ found }) => problemOf(found)).join(', ');
  return {
    check,
    outcome: isOpen ? 'undecided' : 'failed',
    found: why === '' ? 'no proof is of this report' : why,
  };
}

/** What a finding about a proof says is wrong with it. */
function problemOf(found: unknown): string {
  const { problem } = (found ?? {}) as { readonly problem?: unknown };
  return typeof problem === 'string' ? problem : JSON.stringify(found);
}

/** Whether the report was made under the policy that is believed. */
export function checkPolicy(
  { policy }: EntryVerificationReport,
  believed: LoadedTrustPolicy | undefined,
): ReportCheck {
  const check = 'policy';
  if (believed === undefined)
    return {
      check,
      outcome: 'not-looked-at',
      found: `${policy.digest}: no trust policy was given`,
    };
  const outcome = policy.digest === believed.digest ? 'held' : 'failed';
  return { check, outcome, expected: believed.digest, found: policy.digest };
}

/** Whether the evidence package is the one of the report, and gives its verdict again. */
export async function checkPackage(
  report: EntryVerificationReport,
  evidence: ReadPackage,
  crypto: CryptoPrimitives,
): Promise<readonly ReportCheck[]> {
  const compared = compareReport(report, evidence, crypto);
  const differs = compared.filter(({ holds }) => !holds);
  const own = compared.map(({ item }) => item).join(', ');
  const bound: ReportCheck = {
    check: 'package',
    outcome: differs.length > 0 ? 'failed' : 'held',
    found:
      differs.length > 0
        ? differs
            .map(({ expected, found, item }) => `${item} ${found}, of the package ${expected}`)
            .join('; ')
        : `${own} agree`,
  };
  try {
    const { differences, isReproduced, missed } = await replayEvidencePackage(evidence.value, {
      crypto,
    });
    const changed = differences.map(({ part }) => part).join(', ');
    if (isReproduced)
      return [
        bound,
        { check: 'replay', outcome: 'held', found: 'the same verdict, byte for byte' },
      ];
    const lacking = missed.length > 0 ? `; not recorded: ${missed.join(', ')}` : '';
    return [
      bound,
      changed === ''
        ? {
            check: 'replay',
            outcome: 'failed',
            found: `another verdict by the same code${lacking}`,
          }
        : {
            check: 'replay',
            outcome: 'undecided',
            found: `another verdict by another version: ${changed}${lacking}`,
          },
    ];
  } catch (cause) {
    if (!(cause instanceof VerifierError)) throw cause;
    return [
      bound,
      { check: 'replay', outcome: 'failed', found: `${cause.message} (${cause.code})` },
    ];
  }
}

/** What was not given, and so was not looked at. */
export const WITHOUT_PACKAGE: readonly ReportCheck[] = (['package', 'replay'] as const).map(
  (check) => ({
    check,
    outcome: 'not-looked-at',
    found: 'no evidence package was given',
  }),
);
