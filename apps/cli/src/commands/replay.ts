import { createNodeCrypto } from '@originmark/core/node';
import type { EvidencePackage } from '@originmark/schemas';
import {
  formatVerdict,
  type ReadPackage,
  replayEvidencePackage,
  type ReplayedVerdict,
  replayWays,
  toBytes,
  type VerifierInput,
} from '@originmark/verifier';
import { CoreError, digestBytes, type Unseal } from '@originmark/core';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import { loadHistoricPolicy } from '../files/load-policy.ts';
import { readBundle } from '../files/read-bundle.ts';
import { explainPackage, readPackage } from '../files/read-package.ts';
import type { Call, Io } from '../io.ts';
import { exitCodeOf } from '../judge/exit-code.ts';
import { cleanText } from '../render/clean-text.ts';
import { createNames } from '../render/names.ts';
import { createPage, readStyle } from '../render/page.ts';
import { printReport } from '../render/print-report.ts';
import type { VerifyArgs } from './verify-options.ts';

/** What makes a verdict another one; a package holds its own. */
const OF_A_NEW_VERDICT = [
  ['--at', 'at'],
  ['--as-of', 'asOf'],
  ['--record', 'record'],
  ['--filed-at', 'filedAt'],
  ['--entered-at', 'enteredAt'],
  ['--counters', 'counters'],
  ['--decryption-key', 'decryptionKey'],
  ['--observed', 'observed'],
  ['--challenge', 'challenge'],
  ['--rpc', 'rpc'],
  ['--with', 'with'],
  ['--evidence', 'evidence'],
  ['--keep', 'keep'],
  ['--keep-closed', 'keepClosed'],
  ['--report', 'report'],
  ['--as', 'as'],
] as const;

/**
 * Gives the verdict of an evidence package again, and prints it as `verify` does. Nobody is asked anything,
 * with `--offline` or without. A verdict that is not the recorded one is never passed for it: 65.
 * @throws CliError 64, 65
 */
export async function runReplay({ args, io }: Call<VerifyArgs>): Promise<ExitCode> {
  for (const [option, name] of OF_A_NEW_VERDICT)
    if (args[name] !== undefined)
      throw wrongUsage(
        `${option} is about a verdict that is yet to be given, and ${args.bundle} is an evidence package, which holds what its own was given: leave it out.`,
      );
  const kept = await readPackage(args.bundle, io);
  let replayed: ReplayedVerdict;
  try {
    replayed = await replayEvidencePackage(kept.value, { crypto: createNodeCrypto() });
  } catch (cause) {
    throw explainPackage(cause, args.bundle);
  }
  const trusted = await tellTrust(kept.value, { args, io });
  const told = tellReplay(kept, replayed, args.bundle);
  const hints = [told, trusted, OF_ITS_MAKER];
  await (args.json === true
    ? printJson(replayed, hints, io)
    : printPage(kept.value, replayed, hints, { args, io }));
  return replayed.isReproduced ? exitCodeOf(replayed.verdict) : EXIT.unreadableInput;
}

/** A policy that is believed says nothing of the answers: a made-up key of a root is judged by it as a true one is. */
const OF_ITS_MAKER =
  'Answers of hosts and ledgers, clocks and opened parts are those in the package, and whoever made it may have written them: that a verifier stood by it, only its signed report shows ("originmark report check <report> --trust <file> --package <package>").';

/**
 * What the replay says of itself.
 * @throws CliError 65 for another verdict by the very same code
 */
function tellReplay(
  { digest, value }: ReadPackage,
  { differences, isReproduced, missed, verdict }: ReplayedVerdict,
  path: string,
): string {
  const digestOf = (text: string): string =>
    digestBytes(new TextEncoder().encode(text), createNodeCrypto().sha256);
  const from = `Replayed from evidence package ${digest}, judged at ${value.clocks.verified}; nobody was asked.`;
  const changed = differences.map(({ here, kept, part }) => `${part} (${kept} then, ${here} now)`);
  if (isReproduced)
    return changed.length === 0
      ? `${from} The verdict is the recorded one, byte for byte.`
      : `${from} This version of originmark is not the one that judged: ${changed.join(', ')}. The verdict might have differed, and is the recorded one all the same, byte for byte.`;
  const which = `recorded ${digestOf(value.verdict)}, replayed ${digestOf(formatVerdict(verdict))}`;
  const lacking = missed.length === 0 ? '' : ` It holds no answer to ${missed.join(', ')}.`;
  if (changed.length > 0)
    return `${from} THIS IS NOT THE RECORDED VERDICT (${which}): this version of originmark is not the one that judged: ${changed.join(', ')}.${lacking} Replay it with version ${value.code.library}.`;
  throw unreadable(
    `${path} does not give the verdict that it records (${which}), by the very code that it names: it was changed.${lacking} Nothing of it is shown.`,
  );
}

/**
 * Whether the policy in the package is one that the caller believes.
 * @throws CliError 65 where it is another than the one that was named
 */
async function tellTrust(value: EvidencePackage, { args, io }: Call<VerifyArgs>): Promise<string> {
  const { policy } = value;
  const { trust, trustKey } = args;
  if (trust !== undefined) {
    const { policyResolver } = replayWays(value, createNodeCrypto());
    const at = Date.parse(value.clocks.verified);
    const own = await loadHistoricPolicy({ ...args, trust }, io, { at, resolver: policyResolver });
    if (own.digest === policy.digest)
      return `It was judged under the trust policy that you gave, ${own.digest}.`;
    throw unreadable(
      `${args.bundle} was judged under the trust policy ${policy.digest}, and ${trust} is ${own.digest}: give the one of that time, or judge the bundle anew.`,
    );
  }
  if (trustKey !== undefined) {
    if (trustKey === policy.trustKey)
      return `It was judged under the trust policy ${policy.digest}, signed by the key that you gave.`;
    throw unreadable(
      `The trust policy in ${args.bundle} is not signed by the key ${trustKey}, but ${policy.trustKey === undefined ? 'was a plain file of whoever judged' : `by ${policy.trustKey}`}: give that policy with --trust.`,
    );
  }
  return `Nobody said here which trust policy is believed: it was judged under the one in the package, ${policy.digest}, which anybody may have written. Say it with --trust <file>, or --trust-key for a signed one.`;
}

async function printJson({ verdict }: ReplayedVerdict, hints: readonly string[], io: Io) {
  for (const hint of hints) await io.err(`${cleanText(hint)}\n`);
  await io.out(`${formatVerdict(verdict)}\n`);
}

/** What did not open then, or is not in the package, stays closed on the page: it is no trouble of this machine. */
function unsealKept({ unseal }: Pick<VerifierInput, 'unseal'>): Unseal | undefined {
  if (unseal === undefined) return undefined;
  return async (jwe) => {
    try {
      return await unseal(jwe);
    } catch (cause) {
      if (cause instanceof CoreError) throw cause;
      throw new CoreError('sealed.no-key', 'it is not open in the package', { cause });
    }
  };
}

async function printPage(
  value: EvidencePackage,
  { policy: { policy }, verdict }: ReplayedVerdict,
  hints: readonly string[],
  { args, io }: Call<VerifyArgs>,
): Promise<void> {
  const crypto = createNodeCrypto();
  const { sha256 } = crypto;
  const unseal = unsealKept(replayWays(value, crypto).ways);
  const view = await readBundle(toBytes(value.bundle), args.bundle, { sha256, unseal });
  const page = createPage(readStyle(io, args));
  const names = createNames(view, verdict, policy);
  const hosts = Object.fromEntries(
    (value.standIns ?? []).map(({ host, origin }) => [host, origin]),
  );
  printReport(page, { verdict, view, policy, names, hosts, hints });
  await io.out(page.text());
}
