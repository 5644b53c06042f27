import { canonicalizeJson, type JsonValue } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { ChainVerdict } from '@originmark/schemas';
import { verifyChain } from '@originmark/verifier';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { loadPolicy } from '../files/load-policy.ts';
import { requireTrust } from '../files/require-trust.ts';
import { openStatusSequences } from '../files/status-sequences.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import { parseInstant } from '../files/parse-instant.ts';
import { joinEvidence, readEvidenceFile } from '../files/read-evidence-file.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import type { Call } from '../io.ts';
import { openWays, type Ways } from '../network/open-ways.ts';
import { printChain } from '../render/chain-report.ts';
import { createPage, readStyle } from '../render/page.ts';
import { sayStandIns } from './verify.ts';
import type { VerifyArgs } from './verify-options.ts';

export type VerifyCredentialArgs = VerifyArgs;

const CODES: Readonly<Record<ChainVerdict['outcome'], ExitCode>> = {
  valid: EXIT.noException,
  invalid: EXIT.exception,
  indeterminate: EXIT.review,
};

/** What only an entry has. */
const OF_ENTRIES = [
  ['--record', 'record'],
  ['--filed-at', 'filedAt'],
  ['--entered-at', 'enteredAt'],
  ['--counters', 'counters'],
  ['--decryption-key', 'decryptionKey'],
  ['--observed', 'observed'],
  ['--challenge', 'challenge'],
  ['--keep', 'keep'],
  ['--keep-closed', 'keepClosed'],
  ['--report', 'report'],
  ['--as', 'as'],
] as const;

/**
 * Judges one credential and all that it rests on, and prints the verdict.
 * @throws CliError 64, 65
 */
export async function runVerifyCredential({
  args,
  io,
}: Call<VerifyCredentialArgs>): Promise<ExitCode> {
  for (const [option, name] of OF_ENTRIES)
    if (args[name] !== undefined)
      throw wrongUsage(
        `${option} is about an entry, and ${args.bundle} is a single credential: leave it out.`,
      );
  const trust = requireTrust(args, 'verify', io);
  const at = args.at === undefined ? io.now() : parseInstant(args.at, '--at');
  const asOf = args.asOf === undefined ? undefined : parseInstant(args.asOf, '--as-of');
  if (asOf !== undefined && asOf > at)
    throw wrongUsage(
      '--as-of lies after --at: nothing is used before it is judged. Give a moment that has come.',
    );
  const ways = await openWays(args, io);
  try {
    return await judge({ args: { ...args, trust }, io }, { at, asOf }, ways);
  } finally {
    await ways?.close();
  }
}

async function judge(
  { args, io }: Call<VerifyCredentialArgs & { readonly trust: string }>,
  { at, asOf }: { readonly at: number; readonly asOf: number | undefined },
  ways: Ways | undefined,
): Promise<ExitCode> {
  const asked = await readTokenFile(args.bundle, 'the credential', io);
  const restsOn = await Promise.all(
    (args.with ?? []).map((path) => readTokenFile(path, 'what it rests on', io)),
  );
  const given = await Promise.all((args.evidence ?? []).map((path) => readEvidenceFile(path, io)));
  // Of several versions of a list the newest counts: an older one that is given hides nothing.
  const statusLists = (await ways?.publishedHere([asked, ...restsOn])) ?? [];
  const evidence = joinEvidence([...given, { statusLists: [...statusLists] }]);
  const policy = await loadPolicy(args, io, { at, resolver: ways?.policyResolver });
  const sequences = await openStatusSequences(dataFolder(args.data, io));
  const verdict = await verifyChain({
    token: asked.token,
    restsOn: restsOn.map(({ token }) => token),
    evidence,
    policy,
    crypto: createNodeCrypto(),
    clocks: { presentedAt: at, verifiedAt: at, ...(asOf !== undefined && { asOf }) },
    ...sequences.inputAt(at, ways?.hosts),
    ...(await ways?.under(policy.policy)),
  });
  await sequences.remember(at, io.now());
  if (args.json === true) {
    await sayStandIns(ways?.hosts, io);
    await io.out(`${canonicalizeJson(verdict as unknown as JsonValue)}\n`);
  } else {
    const page = createPage(readStyle(io, args));
    const hosts = ways?.hosts ?? {};
    printChain(page, { verdict, files: [asked, ...restsOn], policy: policy.policy, hosts });
    await io.out(page.text());
  }
  return CODES[verdict.outcome];
}
