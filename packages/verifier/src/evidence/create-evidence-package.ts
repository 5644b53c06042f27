import { encodeBase64Url } from '@originmark/core';
import type { EntryVerdict, EvidencePackage } from '@originmark/schemas';
import type { VerifierInput } from '../context.ts';
import { VerifierError } from '../errors.ts';
import { formatVerdict } from '../verdict/format-verdict.ts';
import { describeCode } from './code-versions.ts';
import { keepInput } from './keep-input.ts';
import { keepBytes } from './kept-bytes.ts';
import { assertFits } from './package-size.ts';
import { digestParts, formatEvidencePackage, type PackageParts } from './package-parts.ts';
import { readEvidencePackage } from './read-evidence-package.ts';
import type { WaysRecorder } from './record-ways.ts';
import { replayEvidencePackage } from './replay-evidence-package.ts';

/** What a package is made of. */
export interface EvidenceToKeep {
  /** What `verifyEntry` was given, its ways being those of the recorder. */
  readonly input: VerifierInput;
  readonly recorder: Pick<WaysRecorder, 'answers' | 'opened'>;
  readonly verdict: EntryVerdict;
  /** The trust policy as it was read, and the thumbprint of the key it had to be signed with. */
  readonly policy: { readonly text: string | Uint8Array; readonly trustKey?: string };
  /** 32 unpredictable bytes: who has them can confirm a guess at the verdict by its report. */
  readonly salt: Uint8Array;
  /** Hosts that somebody stood in for, by host. They are told, and change nothing. */
  readonly standIns?: Readonly<Record<string, string>>;
  /**
   * Leaves what was sealed closed, so that the package can go where it may not be read. Refused where the
   * verdict rests on anything that was opened.
   */
  readonly leavesClosed?: boolean;
}

/**
 * Makes the evidence package of a verdict: everything that it rested on, in one value. It is replayed
 * before it is handed out; one that does not give the same verdict, byte for byte, is never made. It holds
 * no private key, and what was sealed to the verifier stands open in it.
 * @throws VerifierError `package.not-reproducible` `package.too-large` `input.invalid`
 */
export async function createEvidencePackage(kept: EvidenceToKeep): Promise<EvidencePackage> {
  const { input, policy, recorder, salt, standIns = {}, verdict } = kept;
  const { bundle, caches, crypto, fetchStatusList, ledgers, resolver, unseal, ...given } = input;
  const opened = recorder.opened();
  const text = keepBytes(policy.text);
  if (!('text' in text)) throw new VerifierError('input.invalid', 'the trust policy is no text');
  const hosts = Object.entries(standIns).map(([host, origin]) => ({ host, origin }));
  const { trustKey } = policy;
  const parts: PackageParts = {
    code: describeCode(crypto.sha256),
    bundle: keepBytes(bundle),
    policy: {
      text: text.text,
      digest: given.policy.digest,
      ...(trustKey !== undefined && { trustKey }),
    },
    ways: WAYS.filter(
      (name) => ({ fetchStatusList, ledgers, resolver, unseal })[name] !== undefined,
    ),
    answers: recorder.answers(),
    opened:
      kept.leavesClosed === true ? opened.filter(({ content }) => content === undefined) : opened,
    ...keepInput(given),
    ...(hosts.length > 0 && { standIns: hosts }),
    verdict: formatVerdict(verdict),
    salt: encodeBase64Url(salt),
  };
  const digests = digestParts(parts, crypto.sha256);
  const made: EvidencePackage = { type: 'EvidencePackage', version: 1, digests, ...parts };
  const formatted = formatEvidencePackage(made);
  assertFits(formatted, parts);
  await assertReplays(formatted, { crypto, ...(caches !== undefined && { caches }) });
  return made;
}

const WAYS = ['resolver', 'fetchStatusList', 'ledgers', 'unseal'] as const;

async function assertReplays(
  formatted: string,
  tools: Parameters<typeof replayEvidencePackage>[1],
): Promise<void> {
  const refused = (why: string, cause?: unknown): VerifierError =>
    new VerifierError('package.not-reproducible', why, { cause });
  let replayed: Awaited<ReturnType<typeof replayEvidencePackage>>;
  try {
    // As whoever has the file will: through its text.
    const { value } = readEvidencePackage(formatted, tools.crypto);
    replayed = await replayEvidencePackage(value, tools);
  } catch (cause) {
    throw refused(`what was recorded cannot be kept: ${String(cause)}`, cause);
  }
  const { isReproduced, missed } = replayed;
  if (isReproduced && missed.length === 0) return;
  throw refused(
    `what was recorded gives another verdict${missed.length > 0 ? `, without ${missed.join(', ')}` : ''}`,
  );
}
