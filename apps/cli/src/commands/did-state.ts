import { formatDateTime } from '@originmark/core';
import { EXIT, type ExitCode, unreadable } from '../errors.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call } from '../io.ts';
import { toDid } from '../workspace/identifiers.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import { issueAs } from './issue.ts';

export interface DidStateArgs extends PrintArgs {
  readonly data?: string;
  readonly did: string;
  readonly as: string;
  readonly out: string;
}

const VALID_FOR_MS = 24 * 3_600_000;

/**
 * States as a resolver what a did:ethr of this ledger resolves to, for verifiers that ask nobody and
 * whose policy lists the resolver. Good for a day.
 * @throws CliError 65; IssuerError; LedgerError
 */
export async function runDidState({ args, io }: Call<DidStateArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async (workspace) => {
    const did = await toDid(workspace.database, args.did);
    const now = io.now();
    const { didDocument, didDocumentMetadata } = await workspace.resolver.resolve(did);
    if (didDocument === null)
      throw unreadable(
        `${did} does not resolve on the ledger of this data folder, so nothing can be stated of it.`,
      );
    const {
      did: resolver,
      token,
      handedOver,
    } = await issueAs(
      workspace,
      args.as,
      {
        type: 'DidResolutionCredential',
        validFrom: formatDateTime(now),
        validUntil: formatDateTime(now + VALID_FOR_MS),
        credentialSubject: {
          id: did,
          type: 'DidResolution',
          resolvedAt: formatDateTime(now),
          didDocument,
          didDocumentMetadata,
        },
      },
      { purpose: `resolution of ${did}` },
    );
    await writeOutput(args.out, JSON.stringify({ didResolutions: [token] }, null, 2), io);
    await handedOver();
    const result = {
      did,
      resolver,
      file: args.out,
      validUntil: formatDateTime(now + VALID_FOR_MS),
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'identifier', did);
      putFact(page, 'stated by', `${resolver}, until ${result.validUntil}`);
      putFact(page, 'written to', args.out);
      page.put('It counts where the trust policy lists this resolver: verify … --evidence.');
    });
  });
  return EXIT.noException;
}
