import { listKeys } from '@originmark/issuer/register';
import { EXIT, type ExitCode } from '../errors.ts';
import type { Call } from '../io.ts';
import { listIdentifiers } from '../workspace/identifiers.ts';
import { keyTypeName } from '../workspace/key-types.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult } from '../workspace/print-result.ts';

export interface DidListArgs extends PrintArgs {
  readonly data?: string;
}

/** Lists the identifiers of the data folder with the keys that sign for them. */
export async function runDidList({ args, io }: Call<DidListArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async ({ agent, database, operator }) => {
    const listed = await Promise.all(
      (await listIdentifiers(database)).map(async (held) => ({
        ...held,
        operator: held.did === operator.did,
        keys: (await listKeys(agent, held.did)).map(({ kid, type }) => ({
          id: kid,
          type: keyTypeName(type),
        })),
      })),
    );
    await printResult(io, args, { identifiers: listed }, (page) => {
      for (const { did, name, keys, operator: pays } of listed) {
        page.put([
          { text: name ?? (pays ? 'the operator' : 'without a name'), look: 'bold' },
          `  ${did}`,
        ]);
        for (const { id, type } of keys)
          page.put(`${id.slice(did.length)} ${type}`, { first: '  ' });
      }
    });
  });
  return EXIT.noException;
}
