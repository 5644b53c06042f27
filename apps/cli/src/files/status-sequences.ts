import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CoreError, isJsonObject, type JsonValue, parseJson } from '@originmark/core';
import type { StatusListSeen, VerifierInput } from '@originmark/verifier';
import { unreadable } from '../errors.ts';
import { explainWrite } from './explain-write.ts';
import { withFolderLock } from './folder-lock.ts';
import { systemCode } from './system-code.ts';
import { writeAtomically } from './write-atomically.ts';

const FILE = 'status-sequences.json';
const REMEDY =
  'Make room or name another data folder with --data: without this memory an old status list could be put in the place of a newer one, so nothing is told.';
/** Steps that are kept of one list: older ones tell of verdicts as of days long past. */
const MAX_STEPS = 64;
/** Lists that are kept: bundles of strangers name any number. Those that are known go on being kept. */
const MAX_LISTS = 20_000;

/** When (ms) a higher sequence of a list was first seen. */
type Step = readonly [sequence: number, seenAt: number];
type Steps = Map<string, readonly Step[]>;

/** The status lists that were seen in a data folder, by who signed them and where. */
export interface StatusSequences {
  /**
   * What a verdict at a moment (ms) is given: the highest sequence of each list that was seen before it, so
   * that a verdict of the past comes out as it did then; and where to note what it sees.
   */
  readonly inputAt: (at: number) => Pick<VerifierInput, 'memory' | 'noteStatusList'>;
  /** Keeps durably what was noted. @throws CliError 65 */
  readonly remember: (at: number) => Promise<void>;
}

/**
 * Opens the memory of a data folder; where there is no folder, nothing is remembered and none is made.
 * @throws CliError 65 when it is there and cannot be read
 */
export async function openStatusSequences(folder: string): Promise<StatusSequences> {
  const path = join(folder, FILE);
  const known = await readSteps(path);
  const noted = new Map<string, number>();
  return {
    inputAt: (at) => ({
      ...memoryBefore(known, at),
      noteStatusList: ({ issuer, sequence, url }: StatusListSeen) => {
        const name = `${issuer} ${url}`;
        noted.set(name, Math.max(sequence, noted.get(name) ?? 0));
      },
    }),
    async remember(at) {
      if (![...noted].some(([name, sequence]) => isHigher(known.get(name), [sequence, at]))) return;
      if (!(await isThere(folder))) return;
      try {
        await withFolderLock(join(folder, 'status-sequences.lock'), async () => {
          const latest = await readSteps(path);
          for (const [name, sequence] of noted) addStep(latest, name, [sequence, at]);
          const text = JSON.stringify(Object.fromEntries([...latest].sort()), null, 1);
          await writeAtomically(path, `${text}\n`);
        });
      } catch (cause) {
        throw explainWrite(cause, path, REMEDY);
      }
    },
  };
}

function memoryBefore(known: Steps, at: number): Pick<VerifierInput, 'memory'> {
  const statusSequences = new Map<string, number>();
  for (const [name, steps] of known) {
    const seen = steps.filter(([, seenAt]) => seenAt < at).map(([sequence]) => sequence);
    if (seen.length > 0) statusSequences.set(name, Math.max(...seen));
  }
  return statusSequences.size === 0 ? {} : { memory: { statusSequences } };
}

/** Whether no step says as much: as high a sequence, seen as early. */
function isHigher(steps: readonly Step[] = [], [sequence, at]: Step): boolean {
  return !steps.some(([known, seenAt]) => known >= sequence && seenAt <= at);
}

function addStep(all: Steps, name: string, step: Step): void {
  const steps = all.get(name);
  if (!isHigher(steps, step) || (steps === undefined && all.size >= MAX_LISTS)) return;
  const [sequence, at] = step;
  // What was seen later and is no higher tells nothing more.
  const others = (steps ?? []).filter(([known, seenAt]) => known > sequence || seenAt < at);
  all.set(name, [...others, step].toSorted((a, b) => a[0] - b[0]).slice(-MAX_STEPS));
}

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return false;
    throw explainWrite(cause, folder, REMEDY);
  }
}

async function readSteps(path: string): Promise<Steps> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Map();
    throw unreadable(
      `${path}, the memory of status lists that were seen, cannot be read (${String(code)}): check the folder and its permissions, or name another data folder with --data.`,
      cause,
    );
  }
  try {
    const value = parseJson(bytes);
    if (!isJsonObject(value) || !Object.values(value).every(isSteps))
      throw new CoreError('json.not-json', 'not an object of sequences with their moments');
    return new Map(Object.entries(value) as unknown as [string, readonly Step[]][]);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw unreadable(
      `${path}, the memory of status lists that were seen, is damaged (${cause.message}): restore it, or remove it if you are sure that the lists you are shown are the newest.`,
      cause,
    );
  }
}

function isSteps(value: JsonValue): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (step) =>
        Array.isArray(step) && step.length === 2 && step.every((one) => Number.isSafeInteger(one)),
    )
  );
}
