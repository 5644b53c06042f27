import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CoreError, isJsonObject, parseJson } from '@originmark/core';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { explainWrite } from './explain-write.ts';
import { withFolderLock } from './folder-lock.ts';
import { makeFolder } from './make-folder.ts';
import { systemCode } from './system-code.ts';
import { writeAtomically } from './write-atomically.ts';

const FILE = 'trust-sequences.json';
const REMEDY =
  'Make room or name another data folder with --data: without this memory an old trust policy could be put in the place of a newer one, so nothing was judged.';

/** Highest `sequence` of each trust policy that was in use here, by policy id. */
export interface TrustSequences {
  readonly seen: (policyId: string) => number | undefined;
  /** Keeps a sequence, durably, when it is higher than what was seen. */
  readonly remember: (policyId: string, sequence: number) => Promise<void>;
}

/** The data folder: `--data`, else ORIGINMARK_DATA, else `.originmark` in the working folder. */
export function dataFolder(option: string | undefined, io: Pick<Io, 'cwd' | 'env'>): string {
  const { ORIGINMARK_DATA } = io.env;
  const named = option ?? (ORIGINMARK_DATA === '' ? undefined : ORIGINMARK_DATA);
  return resolve(io.cwd, named ?? '.originmark');
}

/** Opens the memory of a data folder. @throws CliError 65 when it is there and cannot be read */
export async function openTrustSequences(folder: string): Promise<TrustSequences> {
  const path = join(folder, FILE);
  const known = await readSequences(path);
  return {
    seen: (policyId) => known.get(policyId),
    async remember(policyId, sequence) {
      if (sequence <= (known.get(policyId) ?? -1)) return;
      try {
        await makeFolder(folder, 0o700);
        await withFolderLock(join(folder, 'trust-sequences.lock'), async () => {
          const latest = await readSequences(path);
          if (sequence <= (latest.get(policyId) ?? -1)) return;
          latest.set(policyId, sequence);
          const text = JSON.stringify(Object.fromEntries([...latest].sort()), null, 2);
          await writeAtomically(path, `${text}\n`);
        });
      } catch (cause) {
        throw explainWrite(cause, path, REMEDY);
      }
    },
  };
}

async function readSequences(path: string): Promise<Map<string, number>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT') return new Map();
    throw unreadable(
      `${path}, the memory of trust policies in use, cannot be read (${String(code)}): check the folder and its permissions, or name another data folder with --data.`,
      cause,
    );
  }
  try {
    const value = parseJson(bytes);
    if (!isJsonObject(value) || !Object.values(value).every((one) => Number.isSafeInteger(one)))
      throw new CoreError('json.not-json', 'not an object of whole numbers');
    return new Map(Object.entries(value) as [string, number][]);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unreadable(
      `${path}, the memory of trust policies in use, is damaged (${cause.message}): restore it, or remove it if you are sure that the trust policy you give is the newest.`,
      cause,
    );
  }
}
