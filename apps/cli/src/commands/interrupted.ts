import {
  abandonIssuing,
  finishIssuing,
  handOver,
  listInterrupted,
} from '@originmark/issuer/register';
import type { CredentialRow } from '@originmark/storage';
import { formatDateTime } from '@originmark/core';
import { EXIT, type ExitCode } from '../errors.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call } from '../io.ts';
import { findRecord } from '../workspace/find-record.ts';
import { bindToLedger } from '../workspace/ethr-keys.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface InterruptedArgs extends PrintArgs {
  readonly data?: string;
}

export interface FinishArgs extends InterruptedArgs {
  readonly credential: string;
  readonly out: string;
}

export interface AbandonArgs extends InterruptedArgs {
  readonly credential: string;
}

/** Lists what was recorded and not signed, and what was signed and not handed over. */
export async function runInterrupted({ args, io }: Call<InterruptedArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async ({ database }) => {
    const { notHandedOver, unsigned } = await listInterrupted({ database });
    const result = { unsigned: unsigned.map(tell), notHandedOver: notHandedOver.map(tell) };
    await printResult(io, args, result, (page) => {
      if (unsigned.length + notHandedOver.length === 0)
        page.put('Nothing: all that was begun is signed and handed over.');
      const put = (title: string, rows: readonly CredentialRow[]): void => {
        if (rows.length === 0) return;
        page.put([{ text: title, look: 'bold' }]);
        for (const row of rows) {
          const { id, issuer, recorded, type } = tell(row);
          page.put(`${id}  ${type} of ${issuer}, recorded ${recorded}`, { first: '  ' });
        }
      };
      put('Recorded and not signed', unsigned);
      put('Signed and not handed over', notHandedOver);
      if (unsigned.length + notHandedOver.length > 0)
        page.put(
          'Finish each with "originmark interrupted finish <id> --out <file>", or give up what is not signed with "originmark interrupted abandon <id>".',
        );
    });
  });
  return EXIT.noException;
}

function tell({ created_at, id, issuer_did, type }: CredentialRow) {
  return { id, type, issuer: issuer_did, recorded: formatDateTime(created_at.getTime()) };
}

/**
 * Signs what was recorded and not signed, and hands over what was signed: the same credential, so that
 * nothing is issued twice.
 * @throws CliError 65; IssuerError `issuer.wrong-state` for one that was given up
 */
export async function runFinish({ args, io }: Call<FinishArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async (workspace) => {
    const { held, issuer, row } = await findRecord(workspace, args.credential);
    // Before anything is signed: what is signed then has a place to go.
    const { token: before } = row;
    const inputs = [args.credential];
    await refuseOverwrite(args.out, before === null ? { inputs } : { inputs, text: before }, io);
    if (row.token === null && held.did.startsWith('did:ethr:'))
      await bindToLedger(workspace, held.did);
    const token = row.token ?? (await finishIssuing(issuer, row.id)).token;
    await writeOutput(args.out, token, io, { inputs });
    await handOver(issuer, row.id);
    const result = { id: row.id, issuer: held.did, file: args.out };
    await printResult(io, args, result, (page) => {
      putFact(page, 'credential', row.id);
      putFact(page, 'issuer', held.did);
      putFact(page, 'written to', args.out);
      page.put('If it is not anchored yet, "originmark anchor" does that.');
    });
  });
  return EXIT.noException;
}

/**
 * Gives up what was recorded and not signed; its status entry is revoked.
 * @throws CliError 65; IssuerError `issuer.wrong-state` for one that was signed: revoke that
 */
export async function runAbandon({ args, io }: Call<AbandonArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async (workspace) => {
    const { issuer, row } = await findRecord(workspace, args.credential);
    await abandonIssuing(issuer, row.id);
    await printResult(io, args, { id: row.id, state: 'abandoned' }, (page) => {
      putFact(page, 'credential', row.id);
      putFact(
        page,
        'state',
        'given up before it was signed; its place in the status list is revoked',
      );
    });
  });
  return EXIT.noException;
}
