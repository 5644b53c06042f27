import { digestJson, type JsonValue } from '@originmark/core';
import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import type { EntryVerdict, EvidencePackage } from '@originmark/schemas';
import {
  createEvidencePackage,
  formatEvidencePackage,
  type VerifierInput,
  VerifierError,
  type WaysRecorder,
} from '@originmark/verifier';
import { CliError, EXIT, unreadable, wrongUsage } from '../errors.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Io } from '../io.ts';

/** What is to be kept of a verdict, and where. */
export interface KeepArgs {
  readonly keep?: string;
  readonly keepClosed?: boolean;
  readonly report?: string;
  readonly as?: string;
}

const OWNER_ONLY = 0o600;

/**
 * Looks at the words and the places before anything is judged or spent.
 * @param inputs files that the command reads
 * @throws CliError 64, 65
 */
export async function assertMayKeep(
  { as, keep, keepClosed, report }: KeepArgs,
  inputs: readonly (string | undefined)[],
  io: Pick<Io, 'cwd'>,
): Promise<void> {
  if (keepClosed === true && keep === undefined)
    throw wrongUsage(
      '--keep-closed says how to keep: name the evidence package with --keep <file>.',
    );
  if (report !== undefined && (keep === undefined || as === undefined))
    throw wrongUsage(
      '--report commits to the verdict with a salt that is in its evidence package: give --keep <file> and --as <who signs> too.',
    );
  if (as !== undefined && report === undefined)
    throw wrongUsage('--as says who signs the report: name its file with --report <file>.');
  if (keep !== undefined && report === keep)
    throw wrongUsage('--keep and --report name one file: they are two documents.');
  if (keep !== undefined)
    await refuseOverwrite(keep, { inputs, keepsPackage: true, option: '--keep' }, io);
  if (report !== undefined) await refuseOverwrite(report, { inputs, option: '--report' }, io);
}

/** A verdict and what it was judged from. */
export interface Judged {
  readonly input: VerifierInput;
  readonly recorder: WaysRecorder;
  readonly verdict: EntryVerdict;
  readonly policy: { readonly text: Uint8Array; readonly trustKey?: string };
  readonly standIns: Readonly<Record<string, string>>;
}

/**
 * Writes the evidence package of a verdict, for nobody but this user to read.
 * @throws CliError 65, also where it is too large; 70 where the verdict cannot be given again
 */
export async function keepEvidence(
  judged: Judged,
  { keep, keepClosed }: KeepArgs & { readonly keep: string },
  io: Pick<Io, 'cwd'>,
): Promise<EvidencePackage> {
  let made: EvidencePackage;
  try {
    made = await createEvidencePackage({
      ...judged,
      salt: randomBytes(32),
      ...(keepClosed === true && { leavesClosed: true }),
    });
  } catch (cause) {
    throw explain(cause, keepClosed === true && judged.recorder.opened().length > 0);
  }
  await writeOutput(keep, formatEvidencePackage(made), io, { mode: OWNER_ONLY, option: '--keep' });
  return made;
}

function explain(cause: unknown, isClosed: boolean): unknown {
  if (!(cause instanceof VerifierError)) return cause;
  if (cause.code === 'package.too-large')
    return unreadable(
      `No evidence package was made, and nothing is told: ${cause.message} (${cause.code}). Judge it without --keep, or ask for a bundle without the credentials that name these hosts or lists, and judge those by themselves.`,
      cause,
    );
  if (isClosed)
    return unreadable(
      'The verdict rests on what was sealed to you, so that nobody can give it again from a package that leaves it closed: leave --keep-closed out and keep the package as confidential as that, or leave out --decryption-key.',
      cause,
    );
  return new CliError(
    EXIT.ownFault,
    `No evidence package was made: ${cause.message} (${cause.code}).`,
    { cause },
  );
}

/** Says what was kept, and how it has to be kept. */
export function keptHint(path: string, made: EvidencePackage): string {
  const digest = digestJson(made as unknown as JsonValue, createNodeCrypto().sha256);
  const open = made.opened.filter(({ content }) => content !== undefined).length;
  const sealed =
    open > 0
      ? ` What was sealed to you stands open in it (${open}): it is as confidential as that.`
      : '';
  return `All that this verdict rests on is kept in ${path}, evidence package ${digest}.${sealed} Replay it with "originmark verify ${path} --offline".`;
}
