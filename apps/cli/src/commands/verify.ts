import { createNodeCrypto } from '@originmark/core/node';
import type { EvidencePackage } from '@originmark/schemas';
import {
  formatVerdict,
  LIMITS,
  recordWays,
  type VerifierInput,
  verifyEntry,
} from '@originmark/verifier';
import type { ExitCode } from '../errors.ts';
import { assertAboutEntry } from '../files/assert-about-entry.ts';
import { loadCounters } from '../files/load-counters.ts';
import { loadDecryptionKey } from '../files/load-decryption-key.ts';
import { loadPolicyFile } from '../files/load-policy.ts';
import { requireTrust } from '../files/require-trust.ts';
import { loadRecord } from '../files/load-record.ts';
import { readBundle } from '../files/read-bundle.ts';
import { readInput } from '../files/read-input.ts';
import { openStatusSequences } from '../files/status-sequences.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Call, Io } from '../io.ts';
import { spendAnswered } from '../judge/answer-challenge.ts';
import { exitCodeOf } from '../judge/exit-code.ts';
import { challengeHint, forgottenAtHint, recordHint } from '../judge/hints.ts';
import { assertMayKeep, keepEvidence, keptHint } from '../judge/keep-evidence.ts';
import { openWays, type Ways } from '../network/open-ways.ts';
import { cleanText } from '../render/clean-text.ts';
import { createNames } from '../render/names.ts';
import { createPage, readStyle } from '../render/page.ts';
import { printReport } from '../render/print-report.ts';
import { type Options, readOptions, type VerifyArgs } from './verify-options.ts';

/**
 * Judges a bundle from disk and prints the verdict: for people, or with `json` its canonical form.
 * Nothing is printed before everything that was asked for is read and remembered.
 * @throws CliError 64, 65
 */
export async function runVerify({ args, io }: Call<VerifyArgs>): Promise<ExitCode> {
  const trust = requireTrust(args, 'verify', io);
  const options = readOptions(args, io);
  const inputs = [args.bundle, trust, args.record, args.counters, args.decryptionKey];
  await assertMayKeep(args, [...inputs, args.challenge], io);
  const { as, report } = args;
  // Loaded when needed: most verdicts are reported by nobody.
  const reporting = as === undefined ? undefined : await import('../judge/issue-report.ts');
  if (as !== undefined) await reporting?.assertMayReport({ ...args, as }, io);
  const ways = await openWays(args, io);
  let judged: Answer;
  try {
    judged = await judge({ args: { ...args, trust }, io }, options, ways);
  } finally {
    await ways?.close();
  }
  const told: string[] = [];
  // Only now: the chain of a folder is open once at a time.
  if (judged.evidence !== undefined && report !== undefined && as !== undefined && reporting)
    told.push(await reporting.issueReport(judged.evidence, { ...args, report, as }, io));
  await judged.print(told);
  return judged.exitCode;
}

/** A verdict that was given and is yet to be printed. */
interface Answer {
  readonly exitCode: ExitCode;
  readonly evidence?: EvidencePackage;
  /** @param more what else there is to say beside it */
  readonly print: (more: readonly string[]) => Promise<void>;
}

async function judge(
  { args, io }: Call<VerifyArgs & { readonly trust: string }>,
  options: Options,
  ways: Ways | undefined,
): Promise<Answer> {
  const crypto = createNodeCrypto();
  const unseal =
    args.decryptionKey === undefined ? undefined : await loadDecryptionKey(args.decryptionKey, io);
  const bundle = await readInput(args.bundle, 'the bundle', {
    io,
    maxBytes: LIMITS.bundleBytes,
  });
  // What is no entry bundle at all is an unreadable input, not a verdict about somebody's entry.
  const view = await readBundle(bundle, args.bundle, { sha256: crypto.sha256, unseal });
  const counters = args.counters === undefined ? undefined : await loadCounters(args.counters, io);
  const loaded =
    args.record === undefined ? undefined : await loadRecord(args.record, options.times, io);
  const record = loaded?.value;
  assertAboutEntry(view, {
    observed: options.observed,
    ...(record === undefined ? {} : { record: { path: String(args.record), value: record } }),
  });
  const recorder = recordWays(crypto);
  const resolver = ways && recorder.policyResolver(ways.policyResolver);
  const { policy, text } = await loadPolicyFile(args, io, { at: options.at, resolver });

  const sequences = await openStatusSequences(dataFolder(args.data, io));
  const answered = await spendAnswered(args, policy.policy.audience, io);
  const challenge = answered?.challenge;
  const input: VerifierInput = {
    bundle,
    policy,
    crypto,
    clocks: {
      presentedAt: options.at,
      verifiedAt: options.at,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    },
    ...(options.observed.length === 0 ? {} : { observed: options.observed }),
    ...(counters === undefined ? {} : { counters }),
    ...(challenge === undefined ? {} : { challenge }),
    ...(record === undefined ? {} : { record }),
    ...sequences.inputAt(options.at, ways?.hosts),
    ...recorder.ways({
      ...(await ways?.under(policy.policy)),
      ...(unseal === undefined ? {} : { unseal }),
    }),
  };
  const verdict = await verifyEntry(input);
  await sequences.remember(options.at, io.now());
  const { keep, trustKey } = args;
  const standIns = ways?.hosts ?? {};
  const trusted = { text, ...(trustKey !== undefined && { trustKey }) };
  const evidence =
    keep === undefined
      ? undefined
      : await keepEvidence(
          { input, recorder, verdict, policy: trusted, standIns },
          { ...args, keep },
          io,
        );

  const hints = [
    ...recordHint(args.record, loaded?.problems ?? 0, io),
    ...(args.at === undefined ? forgottenAtHint(verdict) : []),
    ...challengeHint(verdict, answered?.named, io),
    ...(keep === undefined || evidence === undefined ? [] : [keptHint(keep, evidence)]),
  ];
  const print = async (more: readonly string[]): Promise<void> => {
    if (args.json === true) {
      await sayStandIns(ways?.hosts, io);
      for (const hint of [...hints, ...more]) await io.err(`${cleanText(hint)}\n`);
      await io.out(`${formatVerdict(verdict)}\n`);
      return;
    }
    const page = createPage(readStyle(io, args));
    const names = createNames(view, verdict, policy.policy);
    const told = [...hints, ...more];
    printReport(page, {
      verdict,
      view,
      policy: policy.policy,
      names,
      hosts: standIns,
      hints: told,
    });
    await io.out(page.text());
  };
  return { exitCode: exitCodeOf(verdict), print, ...(evidence !== undefined && { evidence }) };
}

/** With `--json` standard output belongs to the verdict alone. */
export async function sayStandIns(hosts: Ways['hosts'] | undefined, io: Io): Promise<void> {
  const pairs = Object.entries(hosts ?? {}).map(([host, origin]) => `${host} by ${origin}`);
  if (pairs.length > 0)
    await io.err(`Hosts were answered by this machine (ORIGINMARK_HOSTS): ${pairs.join(', ')}.\n`);
}
