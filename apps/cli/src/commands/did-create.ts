import { createIdentifier, type IdentifierRequest } from '@originmark/issuer/register';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { putServed, writeDidDocument } from '../workspace/did-documents.ts';
import { assertFree, assertName, saveName } from '../workspace/identifiers.ts';
import { parseKeyType } from '../workspace/key-types.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface DidCreateArgs extends PrintArgs {
  readonly data?: string;
  readonly method: string;
  readonly name?: string;
  readonly host?: string;
  readonly type?: string;
}

/**
 * Makes an identifier with its first key.
 * @throws CliError 64; IssuerError; StorageError
 */
export async function runDidCreate({ args, io }: Call<DidCreateArgs>): Promise<ExitCode> {
  const { method, name, host, type } = args;
  if (name !== undefined) assertName(name);
  if ((host === undefined) === (method === 'web'))
    throw wrongUsage('--host belongs to --method web: --method web --host identity.example.');
  if (type !== undefined && method === 'ethr')
    throw wrongUsage(
      'The first key of a did:ethr is its controller, secp256k1: leave --type out, then add a key with "originmark did add-key".',
    );
  const key = type === undefined ? {} : { key: { type: parseKeyType(type) } };
  await withWorkspace(args, io, async (workspace) => {
    const { database, file, keys } = workspace;
    if (name !== undefined) await assertFree(database, name);
    const request = ((): IdentifierRequest => {
      switch (method) {
        case 'ethr':
          return { method, chainId: file.ledger.chainId };
        case 'web':
          return { method, did: `did:web:${String(host).replace(':', '%3A')}`, ...key };
        case 'key':
          return { method, ...key };
        default:
          throw wrongUsage(`--method ${method} is not one: write ethr, web or key.`);
      }
    })();
    const { did, kid, type: made } = await createIdentifier(request, keys);
    if (name !== undefined) await saveName(database, did, name);
    const served = await writeDidDocument(workspace, did);
    const result = {
      did,
      ...(name !== undefined && { name }),
      keys: [{ id: kid, type: made }],
      ...(served !== undefined && { document: served }),
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'identifier', did);
      if (name !== undefined) putFact(page, 'name', name);
      putFact(page, 'key', `${kid} (${made}${method === 'ethr' ? ', the controller' : ''})`);
      putServed(page, served);
      if (method === 'ethr')
        page.put(
          'It cost nothing and nothing was written: the ledger hears of it with its first key.',
        );
    });
  });
  return EXIT.noException;
}
