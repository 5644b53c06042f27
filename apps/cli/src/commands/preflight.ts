import { randomUUID } from 'node:crypto';
import { formatDateTime, type JsonObject, signCompactJws } from '@originmark/core';
import type { EntrySummary } from '@originmark/schemas';
import { createVerifierCaches } from '@originmark/verifier';
import { type Preflight, preflightEntry, type PreflightInput } from '@originmark/wallet';
import type { StoredHoldings } from '@originmark/wallet/store';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { type EntryArgs, loadEntries } from '../files/load-entries.ts';
import { loadPolicy } from '../files/load-policy.ts';
import { requireTrust } from '../files/require-trust.ts';
import { parseInstant } from '../files/parse-instant.ts';
import type { Call, Io } from '../io.ts';
import { createPage, readStyle } from '../render/page.ts';
import { putPreflight } from '../render/preflight.ts';
import { startProgress } from '../render/progress.ts';
import { findHeld } from '../workspace/identifiers.ts';
import { openHoldings, verifierIn } from '../workspace/open-wallet.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { type FilingKeys, filingKeysOf } from '../workspace/presenting-keys.ts';
import type { PrintArgs } from '../workspace/print-result.ts';

export interface PreflightArgs extends PrintArgs, EntryArgs {
  readonly data?: string;
  readonly as: string;
  readonly trust?: string;
  readonly trustKey?: string;
  readonly at?: string;
  readonly offline?: boolean;
  readonly lapseDays?: string;
}

/**
 * Tells before filing what the verifier would say of an entry, line by line, and what to do about it. What
 * it signs to ask stays in memory.
 * @returns as `verify`: 0 clean, 1 stop, 2 attention; of several entries the worst
 * @throws CliError 64, 65, 69
 */
export async function runPreflight({ args, io }: Call<PreflightArgs>): Promise<ExitCode> {
  const trust = requireTrust(args, 'preflight', io);
  let worst: ExitCode = EXIT.noException;
  await withWorkspace(args, io, async (workspace) => {
    const prepared = await prepareFiling(workspace, { args: { ...args, trust }, io });
    const { summaries } = prepared;
    const progress = startProgress(io, 'entries', summaries.length);
    try {
      for (const summary of summaries) {
        const done = await preflightEntry(inputFor(summary, prepared));
        worst = worse(worst, done);
        await print(done, { args, io }, summaries.length > 1);
        await progress.step();
      }
    } finally {
      progress.end();
    }
  });
  return worst;
}

/** What pre-flighting and filing are prepared with, once for all entries of a file. */
export interface PreparedFiling {
  readonly summaries: readonly EntrySummary[];
  readonly keys: FilingKeys;
  readonly at: number;
  readonly audience: string;
  readonly lapseDays?: number;
  readonly holdings: StoredHoldings;
  readonly verifier: PreflightInput['verifier'];
  readonly crypto: Workspace['crypto'];
}

/** Reads everything that the command names before anything is signed. */
export async function prepareFiling(
  workspace: Workspace,
  { args, io }: Call<PreflightArgs & { readonly trust: string }>,
): Promise<PreparedFiling> {
  const at = args.at === undefined ? io.now() : parseInstant(args.at, '--at');
  const holdings = await openHoldings(workspace);
  const policy = await loadPolicy(args, io, { at, resolver: workspace.resolver });
  const verifier = verifierIn(workspace, policy, args.offline === true);
  const caches = createVerifierCaches(workspace.crypto);
  const filer = await findHeld(workspace.database, args.as);
  const summaries = await loadEntries(
    { ...args, filedOtherwiseAt: formatDateTime(at) },
    holdings,
    io,
  );
  for (const { entryNumber, filer: named, importer } of summaries)
    if ((named ?? importer).id !== filer.did)
      throw wrongUsage(
        `${entryNumber} is filed by ${(named ?? importer).id}, and --as ${args.as} is ${filer.did}: name whoever files it.`,
      );
  return {
    summaries,
    keys: await filingKeysOf(workspace, filer),
    at,
    audience: policy.policy.audience,
    ...(args.lapseDays !== undefined && { lapseDays: parseDays(args.lapseDays) }),
    holdings,
    verifier: { ...verifier, caches },
    crypto: workspace.crypto,
  };
}

/** The entry is signed in memory alone: nobody gets it, so nothing is recorded. */
export function inputFor(
  summary: EntrySummary,
  { at, audience, crypto, holdings, keys, lapseDays, verifier }: PreparedFiling,
): PreflightInput {
  return {
    summary,
    holdings,
    presenting: {
      signEntry: (draft: JsonObject) =>
        signCompactJws(draft, { typ: 'vc+jwt', cty: 'vc', signer: keys.entry }),
      holder: keys.holder,
      audience,
      at,
      entryId: `urn:uuid:${randomUUID()}`,
      crypto,
    },
    verifier,
    ...(lapseDays !== undefined && { lapseDays }),
  };
}

const EXITS = {
  clean: EXIT.noException,
  attention: EXIT.review,
  stop: EXIT.exception,
} as const;

/** Exit code of a report. */
export function exitCodeOfReport({ report }: Pick<Preflight, 'report'>): ExitCode {
  return EXITS[report.outcome];
}

function worse(before: ExitCode, done: Preflight): ExitCode {
  const codes: readonly ExitCode[] = [before, exitCodeOfReport(done)];
  if (codes.includes(EXIT.exception)) return EXIT.exception;
  return codes.includes(EXIT.review) ? EXIT.review : EXIT.noException;
}

async function print(
  { report, verdict }: Preflight,
  { args, io }: { readonly args: PrintArgs; readonly io: Io },
  isOneOfMany: boolean,
): Promise<void> {
  if (args.json === true) {
    // One entry, one object; of several, each on a line of its own.
    await io.out(`${JSON.stringify(isOneOfMany ? report : { report, verdict })}\n`);
    return;
  }
  const page = createPage(readStyle(io, args));
  putPreflight(page, report);
  await io.out(isOneOfMany ? `${page.text()}\n` : page.text());
}

function parseDays(text: string): number {
  const days = /^[0-9]{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(days)) return days;
  throw wrongUsage(`--lapse-days ${text} is not a whole number of days from 0 to 9999.`);
}
