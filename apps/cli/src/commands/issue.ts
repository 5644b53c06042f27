import { isJsonObject } from '@originmark/core';
import { IssuerError } from '@originmark/issuer';
import { type CredentialDraft, handOver, issue } from '@originmark/issuer/register';
import { CliError, EXIT, type ExitCode, unreadable } from '../errors.ts';
import { parseJsonFile } from '../files/parse-json-file.ts';
import { readInput } from '../files/read-input.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call, Io } from '../io.ts';
import { bindToLedger } from '../workspace/ethr-keys.ts';
import { findHeld, issuerOf } from '../workspace/identifiers.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface IssueArgs extends PrintArgs {
  readonly data?: string;
  readonly draft: string;
  readonly as: string;
  readonly basis?: readonly string[];
  readonly purpose?: string;
  readonly out?: string;
}

const MAX_DRAFT_BYTES = 256 * 1024;

/**
 * Issues a credential from a draft: checked against what it rests on, recorded, signed, queued for
 * anchoring. What is refused is not recorded.
 * @throws CliError 65, 69; IssuerError; StorageError
 */
export async function runIssue({ args, io }: Call<IssueArgs>): Promise<ExitCode> {
  const draft = await readDraft(args.draft, io);
  const basis = await Promise.all(
    (args.basis ?? []).map(async (path) => (await readTokenFile(path, 'the basis', io)).token),
  );
  const inputs = [args.draft, ...(args.basis ?? [])];
  if (args.out !== undefined) await refuseOverwrite(args.out, { inputs }, io);
  await withWorkspace(args, io, async (workspace) => {
    const { did, id, token, digest, handedOver } = await issueAs(workspace, args.as, draft, {
      basis,
      ...(args.purpose !== undefined && { purpose: args.purpose }),
    });
    if (args.out !== undefined) await writeIssued(args.out, { id, token }, io);
    const result = {
      id,
      issuer: did,
      credentialDigest: digest,
      ...(args.out === undefined ? { token } : { file: args.out }),
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'credential', id);
      putFact(page, 'issuer', did);
      putFact(page, 'digest', digest);
      if (args.out !== undefined) putFact(page, 'written to', args.out);
      page.put('It waits to be anchored: "originmark anchor".');
    });
    // On a line of its own and not wrapped: it is there to be copied.
    if (args.out === undefined && args.json !== true) await io.out(`${token}\n`);
    await handedOver();
  });
  return EXIT.noException;
}

/**
 * Issues as an identifier of the folder, with the keys that its document lists now. Say `handedOver` once
 * the token is where the caller wanted it: until then it is told as interrupted.
 */
export async function issueAs(
  workspace: Workspace,
  as: string,
  draft: CredentialDraft,
  request: Parameters<typeof issue>[2],
) {
  const held = await findHeld(workspace.database, as);
  if (held.did.startsWith('did:ethr:')) await bindToLedger(workspace, held.did);
  try {
    const issuer = issuerOf(workspace, held);
    const { id, token, credentialDigest } = await issue(issuer, draft, request);
    const handedOver = (): Promise<void> => handOver(issuer, id);
    return { did: held.did, id, token, digest: credentialDigest, handedOver };
  } catch (cause) {
    throw explainRefusal(cause);
  }
}

/** Writes what is issued by now; where that fails, issuing it again would make a second credential. */
export async function writeIssued(
  path: string,
  { id, token }: { readonly id: string; readonly token: string },
  io: Io,
): Promise<void> {
  try {
    await writeOutput(path, token, io);
  } catch (cause) {
    if (!(cause instanceof CliError)) throw cause;
    throw new CliError(
      cause.exitCode,
      `${cause.message} The credential is issued and kept: do not issue it again, but write it with "originmark interrupted finish ${id} --out <file>".`,
      { cause },
    );
  }
}

/** A refusal by the rules that a verifier goes by, with what is allowed and what was asked. */
function explainRefusal(cause: unknown): unknown {
  if (!(cause instanceof IssuerError) || cause.reasons === undefined) return cause;
  const told = cause.reasons.map(
    ({ code, pointer, expected, found }) =>
      `${code}${pointer === undefined ? '' : ` at ${pointer}`} (allowed ${shown(expected)}, asked ${shown(found)})`,
  );
  const remedy = cause.reasons.every(({ code }) => code === 'chain.issuer-not-authorized')
    ? 'Issue it with --as whom the basis grants to, or give another basis.'
    : 'Narrow the draft, or give all that it rests on with --basis.';
  return unreadable(`Not issued, and nothing was recorded: ${told.join('; ')}. ${remedy}`, cause);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

async function readDraft(path: string, io: Io): Promise<CredentialDraft> {
  const bytes = await readInput(path, 'the draft', { io, maxBytes: MAX_DRAFT_BYTES });
  const value = parseJsonFile(bytes, path, 'a draft of a credential');
  if (isJsonObject(value) && 'type' in value && isJsonObject(value['credentialSubject']))
    return value as unknown as CredentialDraft;
  throw unreadable(
    `${path} is not a draft of a credential: it has a "type" of the chain profile and a "credentialSubject". "originmark draft" writes one to begin with.`,
  );
}
