import { resolve } from 'node:path';
import type { JsonValue } from '@originmark/core';
import type { Io } from '../io.ts';
import { makeFolder } from './make-folder.ts';
import { explainWrite } from './explain-write.ts';
import {
  changeMemory,
  type Forgetting,
  isFolder,
  type MemoryFile,
  readMemory,
  recordForgotten,
} from './memory-file.ts';

const MEMORY: MemoryFile = {
  file: 'trust-sequences',
  what: 'the memory of trust policies in use',
  sure: 'the trust policy you give is the newest',
  remedy:
    'Make room or name another data folder with --data: without this memory an old trust policy could be put in the place of a newer one, so nothing was judged.',
  isEntry: isUse,
};

/** The highest `sequence` of a policy, when (ms) it came into use and by which text; older files have the number alone. */
type Use = number | readonly [sequence: number, seenAt: number, digest: string];
type Uses = Map<string, Use>;

/** A trust policy that was read and may be used. */
export interface PolicyInUse {
  readonly id: string;
  readonly sequence: number;
  /** Of what was read. */
  readonly digest: string;
}

/** Highest `sequence` of each trust policy that was in use here, by policy id. */
export interface TrustSequences {
  readonly seen: (policyId: string) => number | undefined;
  /** Keeps a sequence, durably, when it is higher than what was seen. */
  readonly remember: (policy: PolicyInUse, at: number) => Promise<void>;
}

/** The data folder: `--data`, else ORIGINMARK_DATA, else `.originmark` in the working folder. */
export function dataFolder(option: string | undefined, io: Pick<Io, 'cwd' | 'env'>): string {
  const { ORIGINMARK_DATA } = io.env;
  const named = option ?? (ORIGINMARK_DATA === '' ? undefined : ORIGINMARK_DATA);
  return resolve(io.cwd, named ?? '.originmark');
}

/** Opens the memory of a data folder. @throws CliError 65 when it is there and cannot be read */
export async function openTrustSequences(folder: string): Promise<TrustSequences> {
  const known: Uses = await readMemory(folder, MEMORY);
  return {
    seen: (policyId) => sequenceIn(known, policyId),
    async remember({ digest, id, sequence }, at) {
      if (sequence <= (sequenceIn(known, id) ?? -1)) return;
      await makeFolder(folder, 0o700).catch((cause: unknown) => {
        throw explainWrite(cause, `${folder}/${MEMORY.file}.json`, MEMORY.remedy);
      });
      await changeMemory(folder, MEMORY, (latest: Uses) => {
        if (sequence <= (sequenceIn(latest, id) ?? -1)) return false;
        latest.set(id, [sequence, at, digest]);
        return true;
      });
    },
  };
}

/** What is remembered of a trust policy. */
export interface PolicySeen {
  readonly id: string;
  readonly sequence: number;
  /** When (ms) it came into use, and its digest; absent where an older version of this command wrote it. */
  readonly seenAt?: number;
  readonly digest?: string;
}

/** All trust policies that are remembered. @throws CliError 65 */
export async function listTrustSequences(folder: string): Promise<readonly PolicySeen[]> {
  const known: Uses = await readMemory(folder, MEMORY);
  return [...known].sort().map(([id, use]) => toSeen(id, use));
}

/**
 * Forgets a policy, after it is written down with the reason.
 * @returns what was forgotten; undefined where it was not remembered
 * @throws CliError 65
 */
export async function forgetTrustSequence(
  folder: string,
  id: string,
  why: Forgetting,
): Promise<PolicySeen | undefined> {
  let forgotten: PolicySeen | undefined;
  if (!(await isFolder(folder, MEMORY.remedy))) return forgotten;
  await changeMemory(folder, MEMORY, async (latest: Uses) => {
    const use = latest.get(id);
    if (use === undefined) return false;
    forgotten = toSeen(id, use);
    await recordForgotten(folder, [{ kind: 'trust-policy', ...forgotten }], why);
    return latest.delete(id);
  });
  return forgotten;
}

function sequenceIn(uses: Uses, id: string): number | undefined {
  const use = uses.get(id);
  return typeof use === 'number' ? use : use?.[0];
}

function toSeen(id: string, use: Use): PolicySeen {
  if (typeof use === 'number') return { id, sequence: use };
  const [sequence, seenAt, digest] = use;
  return { id, sequence, seenAt, digest };
}

function isUse(value: JsonValue): boolean {
  if (!Array.isArray(value)) return Number.isSafeInteger(value);
  const [sequence, seenAt, digest, ...more] = value as readonly JsonValue[];
  return (
    more.length === 0 &&
    Number.isSafeInteger(sequence) &&
    Number.isSafeInteger(seenAt) &&
    typeof digest === 'string'
  );
}
