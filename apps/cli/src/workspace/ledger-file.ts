import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CoreError, isJsonObject, parseJson, type TrustedLedger } from '@originmark/core';
import { unreadable } from '../errors.ts';
import { systemCode } from '../files/system-code.ts';

const FILE = 'ledger.json';

/** What a data folder knows of its ledger: the part that a trust policy lists, and the way to a node. */
export interface LedgerFile {
  readonly type: 'OriginmarkLedger';
  readonly version: 1;
  readonly ledger: TrustedLedger;
  /** Where the register is: in the folder, or on the server of DATABASE_URL. Absent in folders that say neither. */
  readonly database?: 'folder' | 'server';
  /** URL of a node; absent: the embedded chain of this folder. */
  readonly rpc?: string;
  /** Under it the status lists of identifiers without a host of their own are to be served. */
  readonly statusBase: string;
}

export function ledgerFilePath(folder: string): string {
  return join(folder, FILE);
}

/** The file of a data folder; undefined where `init` never ran. @throws CliError 65 */
export async function findLedgerFile(folder: string): Promise<LedgerFile | undefined> {
  const path = ledgerFilePath(folder);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(
      `${path} cannot be read (${String(code)}): check the folder and its permissions, or name another data folder with --data.`,
      cause,
    );
  }
  try {
    const value = parseJson(bytes);
    if (isLedgerFile(value)) return value;
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw damaged(path, cause);
  }
  throw damaged(path);
}

/** @throws CliError 65 where `init` never ran */
export async function loadLedgerFile(folder: string): Promise<LedgerFile> {
  const file = await findLedgerFile(folder);
  if (file !== undefined) return file;
  throw unreadable(
    `There is no Originmark data in ${folder}: run "originmark init" first, or name the data folder with --data.`,
  );
}

function damaged(path: string, cause?: unknown): Error {
  return unreadable(
    `${path} is damaged: restore it from a copy. It says which network the identifiers of this folder live on.`,
    cause,
  );
}

function isLedgerFile(value: unknown): value is LedgerFile {
  if (!isJsonObject(value)) return false;
  const { type, version, database, ledger, rpc, statusBase } = value as Record<string, unknown>;
  if (type !== 'OriginmarkLedger' || version !== 1 || typeof statusBase !== 'string') return false;
  if (rpc !== undefined && typeof rpc !== 'string') return false;
  if (database !== undefined && database !== 'folder' && database !== 'server') return false;
  const { chainId, registry, eas, codeHash, finality } = (ledger ?? {}) as Record<string, unknown>;
  return (
    [chainId, registry, eas, codeHash].every(
      (text) => typeof text === 'string' && /^0x[0-9a-f]+$/.test(text),
    ) &&
    typeof finality === 'object' &&
    finality !== null
  );
}
