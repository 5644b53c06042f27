import { type ExistenceProof } from '@originmark/core';
import { fetchFinalBlock, stapleExistence } from '@originmark/ledger';
import { CliError, EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { parseInstant } from '../files/parse-instant.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call } from '../io.ts';
import { startProgress } from '../render/progress.ts';
import { type CollectedProof, collectEvidence, toEvidence } from '../workspace/collect-evidence.ts';
import { findRecord } from '../workspace/find-record.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface ProveArgs extends PrintArgs {
  readonly data?: string;
  readonly credential: string;
  readonly staple?: boolean;
  /** As of when the status lists are to answer too. */
  readonly asOf?: string;
  readonly out: string;
}

/**
 * Writes what goes with a credential: proofs that its token, those of what it rests on and their status
 * lists existed, and the lists themselves; as of a moment, the versions of them that show what was in force
 * then. Stapled, they verify without a node.
 * @throws CliError 64, 65, 69; IssuerError; LedgerError
 */
export async function runProve({ args, io }: Call<ProveArgs>): Promise<ExitCode> {
  const asOf = args.asOf === undefined ? undefined : parseInstant(args.asOf, '--as-of');
  if (asOf !== undefined && asOf > io.now())
    throw wrongUsage(
      `--as-of ${String(args.asOf)} is still to come: what will be in force then nobody can show. Name a moment that is over, such as when a claim was made.`,
    );
  await refuseOverwrite(args.out, { inputs: [args.credential] }, io);
  await withWorkspace(args, io, async (workspace) => {
    const { row } = await findRecord(workspace, args.credential);
    const { proofs, statusLists, without } = await collectEvidence(workspace, row, asOf);
    const stapled = args.staple === true ? await stapleAll(workspace, proofs) : undefined;
    const evidence = toEvidence({ proofs: stapled?.proofs ?? proofs, statusLists });
    await writeOutput(args.out, JSON.stringify(evidence, null, 2), io);
    const result = {
      credential: row.id,
      file: args.out,
      existenceProofs: proofs.length,
      statusLists: statusLists.length,
      without,
      ...(stapled !== undefined && { block: stapled.block }),
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'credential', row.id);
      putFact(page, 'written to', args.out);
      putFact(
        page,
        'holds',
        `${proofs.length} proofs of existence, ${statusLists.length} status lists`,
      );
      if (stapled !== undefined)
        putFact(
          page,
          'at block',
          `${stapled.block.number} ${stapled.block.hash}: the trust policy must list it`,
        );
      for (const id of without) putFact(page, 'without', `${id}: its issuer gives what proves it`);
    });
  });
  return EXIT.noException;
}

async function stapleAll({ crypto, io, ledger }: Workspace, proofs: readonly CollectedProof[]) {
  const block = await fetchFinalBlock(ledger);
  if (block === undefined)
    throw new CliError(
      EXIT.unreachable,
      'No block of the network is final yet, so nothing can be stapled: wait, or leave --staple out.',
    );
  const progress = startProgress(io, 'proofs stapled', proofs.length);
  const stapled: CollectedProof[] = [];
  try {
    for (const { proof, token } of proofs) {
      const claim = {
        proof,
        tag: 'credential',
        bytes: new TextEncoder().encode(token),
        sha256: crypto.sha256,
      } as const;
      const done: ExistenceProof = await stapleExistence(claim, ledger, block.number);
      stapled.push({ proof: done, token });
      await progress.step();
    }
  } finally {
    progress.end();
  }
  return { proofs: stapled, block: { number: block.number, hash: block.hash } };
}
