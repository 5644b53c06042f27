import { formatDateTime } from '@originmark/core';
import { resume, revoke, suspend } from '@originmark/issuer/register';
import type { RevocationKind } from '@originmark/storage';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { parseInstant } from '../files/parse-instant.ts';
import type { Call } from '../io.ts';
import { findRecord } from '../workspace/find-record.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import { publishDue } from '../workspace/publish.ts';

export interface StatusArgs extends PrintArgs {
  readonly data?: string;
  readonly credential: string;
  readonly kind?: string;
  readonly effective?: string;
  readonly reason?: string;
}

const KINDS: readonly RevocationKind[] = [
  'false-from-the-start',
  'clerical-replaced',
  'ceased',
  'key-compromised',
];

/**
 * Revokes, suspends or resumes a credential and publishes the list that shows it.
 * @throws CliError 64, 65; IssuerError; StorageError
 */
export async function runChangeStatus(
  { args, io }: Call<StatusArgs>,
  step: 'revoke' | 'suspend' | 'resume',
): Promise<ExitCode> {
  const revocation = step === 'revoke' ? readRevocation(args, io.now()) : undefined;
  await withWorkspace(args, io, async (workspace) => {
    const { issuer, row, held } = await findRecord(workspace, args.credential);
    if (revocation !== undefined) await revoke(issuer, row.id, revocation);
    else if (step === 'suspend') await suspend(issuer, row.id);
    else await resume(issuer, row.id);
    const lists = await publishDue(workspace, { of: held });
    const done = { revoke: 'revoked', suspend: 'suspended', resume: 'resumed' }[step];
    const result = {
      credential: row.id,
      state: done,
      ...(revocation !== undefined && {
        kind: revocation.kind,
        effective: formatDateTime(revocation.effectiveAt),
      }),
      published: lists.map(({ listId, sequence }) => ({ list: listId, sequence })),
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'credential', row.id);
      putFact(
        page,
        'state',
        result.kind === undefined
          ? done
          : `${done} for ever: ${result.kind}, effective ${String(result.effective)}`,
      );
      for (const { listId, sequence } of lists)
        putFact(page, 'published', `${listId}, version ${sequence}`);
      page.put('Anchor the new version with "originmark anchor".');
    });
  });
  return EXIT.noException;
}

function readRevocation({ kind, effective, reason }: StatusArgs, now: number) {
  const known = KINDS.find((one) => one === kind);
  if (known === undefined)
    throw wrongUsage(
      `--kind ${String(kind)} is not a kind of revocation: write ${KINDS.join(', ')}.`,
    );
  return {
    kind: known,
    effectiveAt: effective === undefined ? now : parseInstant(effective, '--effective'),
    ...(reason !== undefined && { reason }),
  };
}
