import { randomBytes } from '@originmark/core/node';
import { encodeBase64Url } from '@originmark/core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unreadable } from '../errors.ts';
import { explainWrite } from '../files/explain-write.ts';
import { systemCode } from '../files/system-code.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { Io } from '../io.ts';

const FILE = 'secret';

/** The operator's secret, and where it comes from. */
export interface Secret {
  readonly secret: string;
  /** The file that holds it; absent where ORIGINMARK_SECRET gave it. */
  readonly file?: string;
  /**
   * Cost of deriving keys from it (log2 of scrypt's N), for a database that is begun now: a random
   * secret of 256 bits needs no stretching.
   */
  readonly cost?: number;
}

const RANDOM_COST = 14;

/** @throws CliError 65 where there is none */
export async function loadSecret(folder: string, io: Pick<Io, 'env'>): Promise<Secret> {
  const found = await findSecret(folder, io);
  if (found !== undefined) return found;
  const path = join(folder, FILE);
  throw unreadable(
    `The secret of this data folder is missing: set ORIGINMARK_SECRET, or restore the file ${path}. Without it the private keys cannot be opened.`,
  );
}

/** Makes a random secret where there is none. @throws CliError 65 */
export async function makeSecret(
  folder: string,
  io: Pick<Io, 'env'>,
): Promise<Secret & { readonly made: boolean }> {
  const found = await findSecret(folder, io);
  if (found !== undefined) return { ...found, made: false };
  const file = join(folder, FILE);
  const secret = encodeBase64Url(randomBytes(32));
  try {
    await writeAtomically(file, `${secret}\n`, 0o600);
  } catch (cause) {
    throw explainWrite(cause, file, 'Make room, or set ORIGINMARK_SECRET.');
  }
  return { secret, file, cost: RANDOM_COST, made: true };
}

/** The secret of a data folder; undefined where there is none. @throws CliError 65 */
export async function findSecret(
  folder: string,
  { env }: Pick<Io, 'env'>,
): Promise<Secret | undefined> {
  const { ORIGINMARK_SECRET } = env;
  if (ORIGINMARK_SECRET !== undefined && ORIGINMARK_SECRET !== '')
    return { secret: ORIGINMARK_SECRET };
  const file = join(folder, FILE);
  try {
    return { secret: (await readFile(file, 'utf8')).trim(), file, cost: RANDOM_COST };
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT') return undefined;
    throw unreadable(
      `${file}, the secret of this data folder, cannot be read (${String(code)}): check its permissions.`,
      cause,
    );
  }
}
