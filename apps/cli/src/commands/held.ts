import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseDateTime } from '@originmark/core';
import { isCredentialType } from '@originmark/schemas';
import type { HeldCredential, HoldingsQuery } from '@originmark/wallet';
import { openDocuments } from '@originmark/wallet/store';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { explainWrite } from '../files/explain-write.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import type { Call } from '../io.ts';
import { toDid } from '../workspace/identifiers.ts';
import { openHoldings } from '../workspace/open-wallet.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface HeldListArgs extends PrintArgs {
  readonly data?: string;
  readonly type?: string;
  readonly party?: string;
  readonly good?: string;
  readonly product?: string;
  readonly right?: string;
  readonly number?: string;
  readonly at?: string;
}

/**
 * Lists what is held, by type, party, good, product, right, number and period: all that are named must hold.
 * @throws CliError 64, 65
 */
export async function runHeldList({ args, io }: Call<HeldListArgs>): Promise<ExitCode> {
  const { at, good, number, party, product, right, type } = args;
  if (good !== undefined && !/^[0-9]{4}[0-9.]*$/.test(good))
    throw wrongUsage(`--good ${good} is no tariff number: write four digits or more.`);
  if (at !== undefined) assertMoment(at);
  await withWorkspace(args, io, async (workspace) => {
    const holdings = await openHoldings(workspace);
    if (type !== undefined) assertType(type, holdings.types());
    const query: HoldingsQuery = {
      ...(type !== undefined && { types: [type] }),
      ...(party !== undefined && { parties: [await toDid(workspace.database, party)] }),
      ...(good !== undefined && { goods: good }),
      ...(product !== undefined && { product }),
      ...(right !== undefined && { right }),
      ...(number !== undefined && { number }),
      ...(at !== undefined && { at }),
    };
    const asked = Object.keys(query).some((name) => name !== 'at');
    const found = asked ? await holdings.find(query) : await findAll(holdings, at);
    const documents = await openDocuments(workspace.database, {
      clock: io.now,
      crypto: workspace.crypto,
      secretBox: workspace.secretBox,
    }).list();
    const credentials = await Promise.all(
      found.map(async (held) => ({
        id: held.id,
        type: held.type,
        issuer: held.issuer,
        credentialDigest: held.credentialDigest,
        ...(await holdings.outcomeOf(held.credentialDigest)),
      })),
    );
    const result = { credentials, ...(!asked && { documents }) };
    await printResult(io, args, result, (page) => {
      putFact(
        page,
        'held',
        `${credentials.length} credential${credentials.length === 1 ? '' : 's'}`,
      );
      for (const { id, issuer, outcome, type: own } of credentials)
        page.put(`${own} ${id}, by ${issuer}${outcome === undefined ? '' : `, ${outcome}`}`, {
          first: '  ',
          rest: '    ',
        });
      if (asked) return;
      for (const { digest, mediaType, name, size } of documents)
        page.put(`document ${digest}: ${name}, ${mediaType}, ${size} bytes`, {
          first: '  ',
          rest: '    ',
        });
    });
  });
  return EXIT.noException;
}

/** @throws CliError 64 */
function assertMoment(at: string): void {
  if (parseDateTime(at) === undefined && parseDateTime(`${at}T00:00:00Z`) === undefined)
    throw wrongUsage(
      `--at ${at} is neither a day nor a moment: write 2026-09-24, or 2026-09-24T15:10:00Z.`,
    );
}

/** @throws CliError 64 for a name that no credential has; one that is merely not held finds nothing */
function assertType(type: string, held: readonly string[]): void {
  if (isCredentialType(type) || held.includes(type)) return;
  throw wrongUsage(
    `--type ${type} is no type of credential. Held here: ${held.length === 0 ? 'nothing' : [...held].sort().join(', ')}.`,
  );
}

type Stored = Awaited<ReturnType<typeof openHoldings>>;

async function findAll(holdings: Stored, at: string | undefined): Promise<HeldCredential[]> {
  const found: HeldCredential[] = [];
  for (const type of holdings.types())
    found.push(...(await holdings.find({ types: [type], ...(at !== undefined && { at }) })));
  return found;
}

export interface HeldDocumentArgs extends PrintArgs {
  readonly data?: string;
  readonly digest: string;
  readonly out: string;
}

/** Writes a document that is held, decrypted. @throws CliError 65; WalletError */
export async function runHeldDocument({ args, io }: Call<HeldDocumentArgs>): Promise<ExitCode> {
  await refuseOverwrite(args.out, { inputs: [] }, io);
  await withWorkspace(args, io, async ({ crypto, database, secretBox }) => {
    const documents = openDocuments(database, { clock: io.now, crypto, secretBox });
    const { bytes, mediaType, name, size } = await documents.read(args.digest);
    try {
      await writeFile(resolve(io.cwd, args.out), bytes, { mode: 0o600 });
    } catch (cause) {
      throw explainWrite(cause, args.out, 'Name another file with --out.');
    }
    await printResult(io, args, { name, mediaType, size, file: args.out }, (page) => {
      putFact(page, 'document', `${name}, ${mediaType}, ${size} bytes`);
      putFact(page, 'written to', args.out);
    });
  });
  return EXIT.noException;
}
