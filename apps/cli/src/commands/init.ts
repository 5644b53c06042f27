import type { LedgerFinality } from '@originmark/core';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import { explainWrite } from '../files/explain-write.ts';
import { makeFolder } from '../files/make-folder.ts';
import { readInput } from '../files/read-input.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { Call, Io } from '../io.ts';
import { type Beginning, beginWorkspace } from '../workspace/begin-workspace.ts';
import { findLedgerFile, type LedgerFile, ledgerFilePath } from '../workspace/ledger-file.ts';
import { assertSameDatabase } from '../workspace/open-workspace.ts';
import { makeSecret } from '../workspace/load-secret.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface InitArgs extends PrintArgs {
  readonly data?: string;
  readonly chainId?: string;
  readonly rpc?: string;
  readonly registry?: string;
  readonly eas?: string;
  readonly codeHash?: string;
  readonly finality?: string;
  readonly accountKey?: string;
  readonly statusBase?: string;
}

const STATUS_BASE = 'https://status.originmark.example';
const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const WORD = /^0x[0-9a-fA-F]{64}$/;

/**
 * Makes a data folder: secret, database, ledger. Run again it changes nothing, and a run that was cut
 * short is carried on.
 * @throws CliError 64, 65; StorageError; LedgerError
 */
export async function runInit({ args, io }: Call<InitArgs>): Promise<ExitCode> {
  const folder = dataFolder(args.data, io);
  const wanted = await readBeginning(args, io);
  const before = await findLedgerFile(folder);
  if (before !== undefined) {
    assertSame(before, wanted, folder);
    assertSameDatabase(before, folder, io);
    await tell(args, io, { folder, file: before, made: false });
    return EXIT.noException;
  }
  try {
    await makeFolder(folder, 0o700);
  } catch (cause) {
    throw explainWrite(cause, folder, 'Name another data folder with --data.');
  }
  const secret = await makeSecret(folder, io);
  const { file, operator } = await beginWorkspace({ ...wanted, folder, secret }, io);
  const path = ledgerFilePath(folder);
  try {
    await writeAtomically(path, `${JSON.stringify(file, null, 2)}\n`);
  } catch (cause) {
    throw explainWrite(cause, path, 'Make room, then run init again.');
  }
  await tell(args, io, {
    folder,
    file,
    made: true,
    operator: operator.did,
    ...(secret.file !== undefined && { secret: secret.file }),
  });
  return EXIT.noException;
}

type Wanted = Omit<Beginning, 'folder' | 'secret'>;

async function readBeginning(args: InitArgs, io: Io): Promise<Wanted> {
  const { rpc, registry, eas, codeHash, statusBase = STATUS_BASE } = args;
  const given = [registry, eas, codeHash].filter((text) => text !== undefined).length;
  if (given !== 0 && (given !== 3 || rpc === undefined))
    throw wrongUsage(
      '--registry, --eas and --code-hash name contracts that stand on a network already: give all three, with --rpc.',
    );
  if (rpc !== undefined && !/^https?:\/\//.test(rpc))
    throw wrongUsage(`--rpc ${rpc} is not a URL: write for example http://127.0.0.1:8545.`);
  if (rpc !== undefined && args.chainId === undefined)
    throw wrongUsage('--rpc names a node: say with --chain-id which network it must be of.');
  if (!statusBase.startsWith('https://') || statusBase.endsWith('/'))
    throw wrongUsage(
      `--status-base ${statusBase} is not an https URL without a slash at its end, such as ${STATUS_BASE}.`,
    );
  return {
    ...(args.chainId !== undefined && { chainId: parseChainId(args.chainId) }),
    ...(rpc !== undefined && { rpc }),
    ...(registry !== undefined &&
      eas !== undefined &&
      codeHash !== undefined && { contracts: parseContracts({ registry, eas, codeHash }) }),
    finality: parseFinality(args.finality, rpc),
    ...(args.accountKey !== undefined && { accountKey: await readKey(args.accountKey, io) }),
    statusBase,
  };
}

function parseChainId(text: string): number {
  const id = /^(0x[0-9a-f]+|[0-9]+)$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(id) && id > 0 && id !== 1337 && id !== 31337) return id;
  throw wrongUsage(
    `--chain-id ${text} cannot be used: write a positive whole number of your own, never 1337 or 31337, which strangers share. It is part of every did:ethr for ever.`,
  );
}

function parseContracts(contracts: { registry: string; eas: string; codeHash: string }) {
  const { registry, eas, codeHash } = contracts;
  if (!ADDRESS.test(registry) || !ADDRESS.test(eas) || !WORD.test(codeHash))
    throw wrongUsage(
      '--registry and --eas are addresses (0x and 40 hexadecimal digits), --code-hash is the keccak-256 of the code of the registry (0x and 64).',
    );
  return {
    registry: registry.toLowerCase(),
    eas: eas.toLowerCase(),
    codeHash: codeHash.toLowerCase(),
  };
}

/** Our one sealer never takes a block back; of any other network that must be said. */
function parseFinality(text: string | undefined, rpc: string | undefined): LedgerFinality {
  if (text === undefined && rpc === undefined) return { instant: true };
  if (text === 'instant') return { instant: true };
  if (text === 'finalized') return { tag: 'finalized' };
  if (text !== undefined && /^[0-9]{1,6}$/.test(text)) return { depth: Number(text) };
  throw wrongUsage(
    '--finality says when a block of the network counts: "instant", "finalized" (the tag of its node), or a number of blocks such as 12.',
  );
}

async function readKey(path: string, io: Io): Promise<Uint8Array> {
  const bytes = await readInput(path, 'the account key', { io, maxBytes: 1024 });
  const text = new TextDecoder().decode(bytes).trim().replace(/^0x/, '');
  if (/^[0-9a-fA-F]{64}$/.test(text)) return new Uint8Array(Buffer.from(text, 'hex'));
  throw unreadable(
    `${path} is not an account key: it holds 64 hexadecimal digits and nothing else.`,
  );
}

function assertSame({ ledger, rpc }: LedgerFile, wanted: Wanted, folder: string): void {
  const differs =
    (wanted.chainId !== undefined && wanted.chainId !== Number(ledger.chainId)) ||
    (wanted.rpc !== undefined && wanted.rpc !== rpc) ||
    (wanted.contracts !== undefined && wanted.contracts.registry !== ledger.registry);
  if (differs)
    throw wrongUsage(
      `${folder} was begun on another network (${ledger.chainId}${rpc === undefined ? '' : ` at ${rpc}`}), and its identifiers live there for ever: name another data folder with --data.`,
    );
}

interface Told {
  readonly folder: string;
  readonly file: LedgerFile;
  readonly made: boolean;
  readonly operator?: string;
  readonly secret?: string;
}

async function tell(args: InitArgs, io: Io, told: Told): Promise<void> {
  const { file, folder, made, operator, secret } = told;
  const { ledger, rpc } = file;
  await printResult(io, args, told, (page) => {
    page.put(made ? `Made the data folder ${folder}.` : `${folder} is ready; nothing was changed.`);
    putFact(
      page,
      'network',
      `${ledger.chainId}${rpc === undefined ? ', a chain of this folder' : ` at ${rpc}`}`,
    );
    putFact(page, 'registry', ledger.registry);
    putFact(page, 'EAS', ledger.eas);
    putFact(page, 'code hash', ledger.codeHash);
    putFact(page, 'finality', JSON.stringify(ledger.finality));
    if (operator !== undefined) putFact(page, 'operator', operator);
    if (!made) return;
    page.put(
      secret === undefined
        ? 'The private keys are sealed with ORIGINMARK_SECRET: whoever loses it loses them.'
        : `The private keys are sealed with the secret in ${secret}: keep a copy elsewhere. Whoever loses it loses them.`,
    );
    page.put(
      'A trust policy lists this network as it stands above: "originmark trust template" writes one.',
    );
    if (rpc === undefined)
      page.put(
        'This chain has one sealer, this folder: it proves order and integrity to those who trust it, or keep its checkpoints.',
      );
  });
}
