import {
  createDidJwkResolver,
  createDidKeyResolver,
  createMethodResolver,
  parseDateTime,
  readVerificationMethods,
  type VerificationMethod,
} from '@originmark/core';
import { makeBlock } from '@originmark/ledger';
import { CliError, EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { parseInstant } from '../files/parse-instant.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Call, Io } from '../io.ts';
import { openNetwork } from '../network/open-network.ts';
import { toDid } from '../workspace/identifiers.ts';
import { findLedgerFile } from '../workspace/ledger-file.ts';
import { openLedgerWays } from '../workspace/ledger-ways.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import { asksForPast, type OpenVersion, remedyForOpen, secondOf } from './did-open-version.ts';

export interface DidResolveArgs extends PrintArgs {
  readonly data?: string;
  readonly did: string;
  readonly at?: string;
  /** Has the ledger go on where it has not passed a moment that is over. */
  readonly newBlock?: boolean;
}

const MISSPELT = [EXIT.unreadableInput, 'check how it is spelled.'] as const;
const UNREACHABLE = [
  EXIT.unreachable,
  'see that its network or host is reachable from here.',
] as const;
const REMEDIES: Readonly<Record<string, readonly [ExitCode, string]>> = {
  notFound: MISSPELT,
  invalidDid: MISSPELT,
  invalidDidUrl: MISSPELT,
  invalidOptions: MISSPELT,
};

/**
 * Prints the document of a DID with the history of its keys; with `at` which of them were in force then. A DID URL
 * with `versionId` or `versionTime` gives the document of that version.
 * @throws CliError 64, 65, 69
 */
export async function runDidResolve({ args, io }: Call<DidResolveArgs>): Promise<ExitCode> {
  const at = args.at === undefined ? io.now() : parseInstant(args.at, '--at');
  const did = args.did.startsWith('did:')
    ? args.did
    : await withWorkspace(args, io, async ({ database }) => {
        const [name = '', version] = args.did.split(/(?=\?)/, 2);
        return `${await toDid(database, name)}${version ?? ''}`;
      });
  if (args.newBlock === true && secondOf(did) === undefined)
    throw wrongUsage('--new-block goes with ?versionTime=<time> of a did:ethr.');
  let resolution = await resolve(did, args, io);
  if (args.newBlock === true && isSilent(did, resolution, io)) {
    await withWorkspace(args, io, ({ ledger, operator }) => makeBlock(ledger, operator.key));
    resolution = await resolve(did, args, io);
  }
  const { didDocument, didDocumentMetadata } = resolution;
  if (didDocument === null) throw explainFailure(did, resolution, io);
  const { methods } = readVerificationMethods(didDocument, didDocument.id);
  const result = { didDocument, didDocumentMetadata };
  await printResult(io, args, result, (page) => {
    putFact(page, 'identifier', did);
    if (didDocumentMetadata.deactivated === true) putFact(page, 'state', 'given up for ever');
    for (const method of methods) putFact(page, 'key', describe(method, at));
    page.gap();
    page.put('The document is printed with --json.');
  });
  return EXIT.noException;
}

type Resolution = Awaited<ReturnType<typeof resolve>>;

/** Whether the chain has no block yet behind a moment that is over. */
function isSilent(did: string, { didResolutionMetadata }: Resolution, io: Io): boolean {
  const { newestBlock } = didResolutionMetadata as OpenVersion;
  return newestBlock !== undefined && asksForPast(did, io.now());
}

function explainFailure(did: string, { didResolutionMetadata }: Resolution, io: Io): CliError {
  const open = didResolutionMetadata as OpenVersion;
  const why = [open.error, open.message].filter(Boolean).join(': ');
  const [exit, remedy] =
    open.error === 'versionNotSettled'
      ? [EXIT.unreachable, remedyForOpen(did, open, io.now())]
      : (REMEDIES[open.error ?? ''] ?? UNREACHABLE);
  return new CliError(exit, `${did} does not resolve (${why}): ${remedy}`);
}

async function resolve(did: string, args: DidResolveArgs, io: Io) {
  const folder = dataFolder(args.data, io);
  const file = await findLedgerFile(folder);
  const { resolver: web } = openNetwork(io);
  const self = { key: createDidKeyResolver(), jwk: createDidJwkResolver(), web };
  if (file === undefined || !did.startsWith('did:ethr:'))
    return createMethodResolver(self).resolve(did);
  const ways = openLedgerWays({ trusted: [file.ledger], folder, file, clock: io.now });
  try {
    return await ways.resolver.resolve(did);
  } finally {
    await ways.close();
  }
}

function describe(method: VerificationMethod, at: number): string {
  const { account, created, expires, id, jwk, purposes, revoked } = method;
  const state = stateAt(method, at);
  const life = [
    created === undefined ? '' : `since ${textOf(created)}`,
    revoked === undefined ? '' : `revoked ${textOf(revoked)}`,
    expires === undefined ? '' : `until ${textOf(expires)}`,
  ].filter((text) => text !== '');
  return `${id.slice(id.indexOf('#'))} ${jwk?.crv ?? account ?? 'unreadable'}, ${purposes.has('authentication') ? 'signs and presents' : 'signs'}, ${state}${life.length === 0 ? '' : ` (${life.join(', ')})`}`;
}

function stateAt({ created, expires, revoked }: VerificationMethod, at: number): string {
  const isOver = (moment: unknown): boolean =>
    moment !== undefined && (parseDateTime(moment) ?? 0) <= at;
  if (created !== undefined && !isOver(created)) return 'not yet there';
  if (isOver(revoked)) return 'revoked';
  return isOver(expires) ? 'lapsed' : 'in force';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'unreadable';
}
