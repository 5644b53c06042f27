import type { CredentialDraft } from '@originmark/issuer/register';
import { createBundle, preflightEntry, rememberSupport } from '@originmark/wallet';
import { CliError, type ExitCode, unreadable } from '../errors.ts';
import { requireTrust } from '../files/require-trust.ts';
import { readOpenChallenge } from '../files/challenge-file.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call, Io } from '../io.ts';
import { putPreflight } from '../render/preflight.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { printResult, putFact } from '../workspace/print-result.ts';
import { issueAs } from './issue.ts';
import {
  exitCodeOfReport,
  inputFor,
  type PreflightArgs,
  type PreparedFiling,
  prepareFiling,
} from './preflight.ts';

export interface BundleCreateArgs extends PreflightArgs {
  readonly out: string;
  /** Answers a challenge of the verifier instead of writing a file for it. */
  readonly challenge?: string;
  /** Files although the pre-flight says stop. */
  readonly force?: boolean;
}

/**
 * Files an entry: pre-flights it, issues the entry summary credential (recorded before it is signed), and
 * writes the bundle with the smallest set that supports it. What the verifier would call wrong is not filed
 * unless it is forced.
 * @returns as `preflight`
 * @throws CliError 64, 65, 69; IssuerError; WalletError
 */
export async function runBundleCreate({ args, io }: Call<BundleCreateArgs>): Promise<ExitCode> {
  const trust = requireTrust(args, 'bundle create', io);
  const challenge =
    args.challenge === undefined ? undefined : await readOpenChallenge(args.challenge, io);
  const { book, entry, parts, partsMapping } = args;
  const inputs = [entry, trust, args.challenge, book, parts, partsMapping];
  await refuseOverwrite(args.out, { inputs, keepsBundle: true }, io);
  let exitCode: ExitCode | undefined;
  await withWorkspace(args, io, async (workspace) => {
    const prepared = await prepareFiling(workspace, { args: { ...args, trust }, io });
    const [summary, ...more] = prepared.summaries;
    if (summary === undefined || more.length > 0)
      throw unreadable(
        `${args.entry} holds ${prepared.summaries.length} entries, and a bundle is of one: give each in a file of its own.`,
      );
    const input = inputFor(summary, prepared);
    const checked = await preflightEntry(input);
    const { match, report, support } = checked;
    exitCode = exitCodeOfReport(checked);
    if (report.outcome === 'stop' && args.force !== true)
      throw unreadable(
        `Not filed: the verifier would find an exception in ${summary.entryNumber}. "originmark preflight" tells it line by line; --force files it all the same.`,
      );
    const issued = await issueEntry(workspace, args.as, prepared, checked);
    const bundle = await createBundle(
      { summary, filing: match.filing, support },
      {
        ...input.presenting,
        entryId: issued.id,
        validFrom: issued.validFrom,
        signEntry: () => Promise.resolve(issued.token),
        ...(challenge !== undefined && {
          nonce: challenge.nonce,
          audience: challenge.audience,
          expiresAt: Math.min(challenge.expiresAt, prepared.at + challenge.maxAgeMs),
        }),
      },
      checked.holdings,
    );
    await writeFiled(args.out, bundle.text, issued.id, io);
    await rememberSupport(match, support, prepared.holdings);
    await issued.handedOver();
    const result = {
      entryNumber: summary.entryNumber,
      entryVersion: summary.entryVersion,
      credential: issued.id,
      file: args.out,
      credentials: bundle.members.length,
      report,
    };
    await printResult(io, args, result, (page) => {
      putPreflight(page, report);
      page.heading('Filed');
      putFact(page, 'entry', `${summary.entryNumber}, version ${summary.entryVersion}`);
      putFact(page, 'credential', issued.id);
      putFact(page, 'written to', args.out);
      putFact(page, 'holds', `${bundle.members.length} credentials, the entry itself included`);
    });
  });
  return exitCode as unknown as ExitCode;
}

/** The entry is issued by now: where its bundle cannot be written, it is told what stands. */
async function writeFiled(path: string, text: string, id: string, io: Io): Promise<void> {
  try {
    await writeOutput(path, text, io);
  } catch (cause) {
    if (!(cause instanceof CliError)) throw cause;
    throw new CliError(
      cause.exitCode,
      `${cause.message} The entry summary credential ${id} is issued and recorded; run the command again with another --out, which issues it anew, and give "originmark interrupted" a look.`,
      { cause },
    );
  }
}

/** The entry as a recorded credential, with the content that was pre-flighted. */
async function issueEntry(
  workspace: Workspace,
  as: string,
  { holdings }: PreparedFiling,
  { bundle }: Awaited<ReturnType<typeof preflightEntry>>,
) {
  const [entry] = bundle.members;
  if (entry === undefined) throw new Error('a bundle has its entry');
  const { credentialSubject, edge, id, type, validFrom } = entry.credential;
  const draft = {
    id,
    type,
    validFrom,
    credentialSubject,
    ...(edge !== undefined && { edge }),
  } as unknown as CredentialDraft;
  const basis: string[] = [];
  for (const { credentialDigest } of entry.edges) {
    const held = await holdings.withDigest(credentialDigest);
    if (held !== undefined) basis.push(held.token);
  }
  const issued = await issueAs(workspace, as, draft, {
    basis,
    purpose: `entry ${entry.id}`,
  });
  return { ...issued, validFrom: validFrom as string };
}
