import { EXIT, type ExitCode } from '../errors.ts';
import type { Call } from '../io.ts';
import { listIdentifiers } from '../workspace/identifiers.ts';
import { type ListedKey, listedKeys } from '../workspace/listed-keys.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult } from '../workspace/print-result.ts';

export interface DidListArgs extends PrintArgs {
  readonly data?: string;
}

/** Lists the identifiers of the data folder with the keys that sign for them, or will. */
export async function runDidList({ args, io }: Call<DidListArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async (workspace) => {
    const { database, operator } = workspace;
    const listed = await Promise.all(
      (await listIdentifiers(database)).map(async (held) => ({
        ...held,
        operator: held.did === operator.did,
        keys: await listedKeys(workspace, held.did),
      })),
    );
    await printResult(io, args, { identifiers: listed }, (page) => {
      for (const { did, name, keys, operator: pays } of listed) {
        page.put([
          { text: name ?? (pays ? 'the operator' : 'without a name'), look: 'bold' },
          `  ${did}`,
        ]);
        for (const key of keys) page.put(describe(key, did), { first: '  ' });
      }
    });
  });
  return EXIT.noException;
}

const WAITING = {
  pending: 'pending: written, or to be written, and not final on the ledger yet; it does not sign',
  unknown: 'the ledger could not be asked whether it is written',
} as const;

function describe({ id, state, type }: ListedKey, did: string): string {
  if (id !== undefined) return `${id.slice(did.length)} ${type}`;
  return `${type}, ${WAITING[state === 'unknown' ? 'unknown' : 'pending']}`;
}
