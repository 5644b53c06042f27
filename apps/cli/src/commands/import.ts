import { basename } from 'node:path';
import {
  importVocabularyCredential,
  judgeArrival,
  type Received,
  receiveFiles,
  type ReceivedText,
  WalletError,
} from '@originmark/wallet';
import { type KeptDocument, openDocuments } from '@originmark/wallet/store';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { loadPolicy } from '../files/load-policy.ts';
import { parseInstant } from '../files/parse-instant.ts';
import { type FoundText, readArrivals } from '../files/read-arrivals.ts';
import { writeDraft } from '../files/write-draft.ts';
import type { Call, Io } from '../io.ts';
import { openNetwork } from '../network/open-network.ts';
import { type ImportedFile, putReceived } from '../render/received.ts';
import { anchorNow } from '../workspace/anchor-now.ts';
import { giveReceipts } from '../workspace/give-receipts.ts';
import { findHeld } from '../workspace/identifiers.ts';
import { openHoldings, verifierIn } from '../workspace/open-wallet.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult } from '../workspace/print-result.ts';

export interface ImportArgs extends PrintArgs {
  readonly data?: string;
  readonly what: readonly string[];
  readonly as?: string;
  readonly trust?: string;
  readonly trustKey?: string;
  readonly offline?: boolean;
  readonly at?: string;
  readonly agreement?: string;
  readonly drafts?: string;
}

/**
 * Receives credentials and what comes with them: files, folders, links. What is no sound credential is
 * refused, everything else is kept; a certification made out to the importer gets its receipt at once.
 * @returns 0, or 2 when something was not kept
 * @throws CliError 64, 65, 69; WalletError; IssuerError; StorageError
 */
export async function runImport({ args, io }: Call<ImportArgs>): Promise<ExitCode> {
  const found = await findTexts(args, io);
  const texts = found.filter((one): one is ReceivedText => 'text' in one);
  const problems = found.filter((one) => 'problem' in one);
  const papers = found.filter((one) => 'document' in one);
  let exitCode: ExitCode = EXIT.noException;
  await withWorkspace(args, io, async (workspace) => {
    const importer =
      args.as === undefined ? undefined : await findHeld(workspace.database, args.as);
    const holdings = await openHoldings(workspace);
    const judgedAt = args.at === undefined ? io.now() : parseInstant(args.at, '--at');
    const verifier = await readVerifier(workspace, judgedAt, { args, io });
    const received = await receiveFiles(texts, {
      holdings,
      crypto: workspace.crypto,
      at: io.now(),
      ...(verifier !== undefined && {
        judge: (held, together) =>
          judgeArrival(held, together, {
            ...verifier,
            clocks: { presentedAt: judgedAt, verifiedAt: judgedAt },
          }),
      }),
    });
    const files = await Promise.all(received.map((one, at) => toImported(one, at, { args, io })));
    const documents = await keepDocuments(workspace, papers);
    const receipts =
      importer === undefined ? undefined : await giveReceipts(workspace, importer, holdings);
    // Possession counts from when it is proven: a receipt is anchored at once.
    if (receipts !== undefined && receipts.length > 0) await anchorNow(workspace);
    const lost = [
      ...problems.map(({ name, problem }) => ({ name, why: problem })),
      ...files.flatMap(({ name, state, why = '' }) =>
        state === 'refused' || state === 'not-held' ? [{ name, why }] : [],
      ),
    ];
    if (lost.length > 0) exitCode = EXIT.review;
    await printResult(
      io,
      args,
      { files, documents, problems, receipts: receipts ?? [] },
      (page) => {
        putReceived(page, {
          files,
          documents,
          problems,
          receipts,
          isJudged: verifier !== undefined,
        });
      },
    );
  });
  return exitCode;
}

/** Documents by digest, encrypted; the name is that of the file alone. */
async function keepDocuments(
  { crypto, database, io, secretBox }: Workspace,
  papers: readonly { readonly name: string; readonly document: Uint8Array }[],
): Promise<readonly KeptDocument[]> {
  const documents = openDocuments(database, { clock: io.now, crypto, secretBox });
  const kept: KeptDocument[] = [];
  for (const { document, name } of papers) {
    const isPdf = new TextDecoder('latin1').decode(document.subarray(0, 5)) === '%PDF-';
    const mediaType = isPdf ? 'application/pdf' : 'application/octet-stream';
    kept.push(await documents.keep(document, { mediaType, name: basename(name) }));
  }
  return kept;
}

async function findTexts(args: ImportArgs, io: Io): Promise<readonly FoundText[]> {
  const found: FoundText[] = [];
  let network: ReturnType<typeof openNetwork> | undefined;
  for (const one of args.what) {
    if (/^http:\/\//i.test(one))
      throw wrongUsage(`${one} is not fetched: links are https, or files of this machine.`);
    if (!/^https:\/\//i.test(one)) {
      found.push(...(await readArrivals(one, io)));
      continue;
    }
    if (args.offline === true)
      throw wrongUsage(`--offline asks nobody, and ${one} is a link: leave one of them out.`);
    network ??= openNetwork(io);
    try {
      found.push({ name: one, text: await network.fetchText(one) });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      found.push({ name: one, problem: `${one} could not be fetched: ${why}.` });
    }
  }
  return found;
}

async function readVerifier(workspace: Workspace, at: number, { args, io }: Call<ImportArgs>) {
  if (args.trust === undefined) return undefined;
  const policy = await loadPolicy({ ...args, trust: args.trust }, io, {
    at,
    resolver: workspace.resolver,
  });
  return verifierIn(workspace, policy, args.offline === true);
}

/** An unsigned document of the traceability vocabulary becomes a draft for its issuer, with what it lacks. */
async function toImported(
  { document, ...received }: Received,
  at: number,
  { args, io }: Call<ImportArgs>,
): Promise<ImportedFile> {
  if (document === undefined) return received;
  const { agreement } = args;
  try {
    const draft = importVocabularyCredential(document, {
      ...(agreement !== undefined && { agreement: agreement as never }),
    });
    if (args.drafts === undefined) return { ...received, draft };
    const draftName = `${String(at + 1).padStart(4, '0')}-${draft.type}`;
    const { file } = await writeDraft(args.drafts, draftName, JSON.stringify(draft, null, 2), io);
    return { ...received, draft, draftFile: file };
  } catch (cause) {
    if (!(cause instanceof WalletError)) throw cause;
    return { ...received, state: 'not-held', why: cause.message };
  }
}
