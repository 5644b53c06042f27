import { CoreError, type CryptoPrimitives, parseJson } from '@originmark/core';
import {
  type DrawDownCounters,
  type EntryVerdict,
  type EvidencePackage,
  validateFormat,
} from '@originmark/schemas';
import type { VerifierCaches } from '../caches.ts';
import type { LoadedTrustPolicy } from '../context.ts';
import { VerifierError } from '../errors.ts';
import { loadTrustPolicy } from '../trust/load-trust-policy.ts';
import { formatVerdict } from '../verdict/format-verdict.ts';
import { verifyEntry } from '../verdict/verify-entry.ts';
import { type CodeDifference, compareCode, describeCode } from './code-versions.ts';
import { toClocks, toInput } from './keep-input.ts';
import { toBytes } from './kept-bytes.ts';
import { replayWays } from './replay-ways.ts';

/** What a replay is made with. */
export interface ReplayTools {
  readonly crypto: CryptoPrimitives;
  readonly caches?: VerifierCaches;
}

/** What came of a replay. */
export interface ReplayedVerdict {
  readonly verdict: EntryVerdict;
  /** Whether its text is the recorded one, byte for byte. */
  readonly isReproduced: boolean;
  readonly policy: LoadedTrustPolicy;
  /** Questions that the package has no answer to: they were answered as undecided. */
  readonly missed: readonly string[];
  /** What of this code is not as it was then: where there is any, the verdict may differ. */
  readonly differences: readonly CodeDifference[];
}

/**
 * Judges again what a package holds, at its clocks, under the policy in it, by the answers in it: no
 * network, no file, no clock. Whatever is in the package, it answers or throws what is listed here.
 * @throws VerifierError `package.unusable`
 */
export async function replayEvidencePackage(
  value: EvidencePackage,
  { caches, crypto }: ReplayTools,
): Promise<ReplayedVerdict> {
  const { policyResolver, ways, missed } = replayWays(value, crypto);
  const policy = await loadKeptPolicy(value, { crypto, policyResolver });
  const given = toInput(value, readCounters(value));
  const bundle = toBytes(value.bundle);
  const more = { ...given, ...ways, ...(caches !== undefined && { caches }) };
  let verdict: EntryVerdict;
  try {
    verdict = await verifyEntry({ bundle, policy, crypto, ...more });
  } catch (cause) {
    // An answer or an input that no verifier was ever given: what it does to the judgement is no matter.
    throw unusable('what it holds cannot be judged', cause);
  }
  return {
    verdict,
    isReproduced: formatVerdict(verdict) === value.verdict,
    policy,
    missed: missed(),
    differences: compareCode(value.code, describeCode(crypto.sha256)),
  };
}

/** The policy in the package, trusted as it was: by the operator's key, or as a file of its own. */
async function loadKeptPolicy(
  { clocks, policy: { digest, text, trustKey } }: EvidencePackage,
  {
    crypto,
    policyResolver,
  }: Pick<ReplayTools, 'crypto'> & Pick<ReturnType<typeof replayWays>, 'policyResolver'>,
): Promise<LoadedTrustPolicy> {
  let loaded: LoadedTrustPolicy;
  try {
    loaded = await loadTrustPolicy({
      text,
      at: toClocks(clocks).verifiedAt,
      crypto,
      resolver: policyResolver,
      ...(trustKey !== undefined && { trustKey }),
    });
  } catch (cause) {
    throw unusable('its trust policy cannot be used', cause);
  }
  if (loaded.digest !== digest)
    throw unusable(`its trust policy is ${loaded.digest}, and it says ${digest}`);
  return loaded;
}

function readCounters({ counters }: EvidencePackage): DrawDownCounters | undefined {
  if (counters === undefined) return undefined;
  try {
    const value = parseJson(counters, { maxLength: counters.length, maxNodes: 2_000_000 });
    if (validateFormat('DrawDownCounters', value) === undefined)
      return value as unknown as DrawDownCounters;
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unusable('its counters are not strict JSON', cause);
  }
  throw unusable('its counters are not of their format');
}

function unusable(what: string, cause?: unknown): VerifierError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new VerifierError('package.unusable', `${what}${why}`, { cause });
}
