import type { StatusListSeen, VerifierInput } from '@originmark/verifier';
import type { JsonValue } from '@originmark/core';
import { unreadable } from '../errors.ts';
import { standInOf } from '../network/host-map.ts';
import {
  changeMemory,
  type Forgetting,
  isFolder,
  type MemoryFile,
  readMemory,
  recordForgotten,
} from './memory-file.ts';

/**
 * Steps that are kept of one list, the first and the latest: those between tell of verdicts as of days long past,
 * the first since when the list is known.
 */
const MAX_STEPS = 64;
/** Lists that are kept: bundles of strangers name any number. */
export const MAX_LISTS = 20_000;
/**
 * No trust policy believes a list that is older than a day (`statusMaxAgeSeconds`), nor clocks that differ by
 * more than minutes: of a list whose newest version was seen before that, every older one is stale by now.
 */
const IRRELEVANT_AFTER_MS = 2 * 86_400_000;

/** When (ms) a higher sequence of a list was first seen, and the digest of that version. */
export type Step = readonly [sequence: number, seenAt: number, digest?: string];
type Steps = Map<string, readonly Step[]>;

const MEMORY: MemoryFile = {
  file: 'status-sequences',
  what: 'the memory of status lists that were seen',
  sure: 'the lists you are shown are the newest',
  remedy:
    'Make room or name another data folder with --data: without this memory an old status list could be put in the place of a newer one, so nothing is told.',
  isEntry: isSteps,
};

/** The status lists that were seen in a data folder, by who signed them and where. */
export interface StatusSequences {
  /**
   * What a verdict at a moment (ms) is given: the highest sequence of each list that was seen before it, so
   * that a verdict of the past comes out as it did then; and where to note what it sees.
   * @param hosts stand-ins (ORIGINMARK_HOSTS): what is signed by keys that one of them served is not noted
   */
  readonly inputAt: (
    at: number,
    hosts?: Readonly<Record<string, string>>,
  ) => Pick<VerifierInput, 'memory' | 'noteStatusList'>;
  /**
   * Keeps durably what was noted.
   * @param now ms, by which it is told what can be let go of when the memory is full
   * @throws CliError 65, also where there is no room
   */
  readonly remember: (at: number, now: number) => Promise<void>;
}

/**
 * Opens the memory of a data folder; where there is no folder, nothing is remembered and none is made.
 * @throws CliError 65 when it is there and cannot be read
 */
export async function openStatusSequences(folder: string): Promise<StatusSequences> {
  const known: Steps = await readMemory(folder, MEMORY);
  const noted = new Map<string, StatusListSeen>();
  return {
    inputAt: (at, hosts = {}) => ({
      ...memoryBefore(known, at),
      noteStatusList: (seen) => {
        if (standInOf(seen.issuer, hosts) !== undefined) return;
        const name = `${seen.issuer} ${seen.url}`;
        if (seen.sequence > (noted.get(name)?.sequence ?? -1)) noted.set(name, seen);
      },
    }),
    async remember(at, now) {
      const steps = [...noted].map(
        ([name, { digest, sequence }]) => [name, [sequence, at, digest] as Step] as const,
      );
      if (!steps.some(([name, step]) => isHigher(known.get(name), step))) return;
      if (!(await isFolder(folder, MEMORY.remedy))) return;
      await changeMemory(folder, MEMORY, (latest: Steps) => {
        for (const [name, step] of steps) addStep(latest, name, step);
        makeRoom(latest, folder, Math.min(at, now));
        return true;
      });
    },
  };
}

/** The highest step of a list that is remembered. */
export interface ListSeen {
  readonly issuer: string;
  readonly url: string;
  readonly steps: readonly Step[];
}

/** All lists that are remembered, by issuer and URL. @throws CliError 65 */
export async function listStatusSequences(folder: string): Promise<readonly ListSeen[]> {
  const known: Steps = await readMemory(folder, MEMORY);
  return [...known].sort().map(([name, steps]) => toSeen(name, steps));
}

/**
 * Forgets steps of lists, after they are written down with the reason.
 * @param isForgotten of each step
 * @returns what was forgotten
 * @throws CliError 65
 */
export async function forgetStatusSequences(
  folder: string,
  isForgotten: (list: ListSeen, step: Step) => boolean,
  why: Forgetting,
): Promise<readonly ListSeen[]> {
  const forgotten: ListSeen[] = [];
  if (!(await isFolder(folder, MEMORY.remedy))) return forgotten;
  await changeMemory(folder, MEMORY, async (latest: Steps) => {
    for (const [name, all] of latest) {
      const list = toSeen(name, all);
      const steps = all.filter((step) => isForgotten(list, step));
      if (steps.length === 0) continue;
      forgotten.push({ ...list, steps });
      const left = all.filter((step) => !steps.includes(step));
      if (left.length === 0) latest.delete(name);
      else latest.set(name, left);
    }
    if (forgotten.length === 0) return false;
    const told = forgotten.map((list) => ({ kind: 'status-list', ...list }));
    await recordForgotten(folder, told, why);
    return true;
  });
  return forgotten;
}

function toSeen(name: string, steps: readonly Step[]): ListSeen {
  const space = name.indexOf(' ');
  return { issuer: name.slice(0, space), url: name.slice(space + 1), steps };
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
  if (!isHigher(steps, step)) return;
  const [sequence, at] = step;
  // What was seen later and is no higher tells nothing more.
  const others = (steps ?? []).filter(([known, seenAt]) => known > sequence || seenAt < at);
  const sorted = [...others, step].toSorted((a, b) => a[0] - b[0]);
  const tooMany = Math.max(0, sorted.length - MAX_STEPS);
  all.set(name, [...sorted.slice(0, 1), ...sorted.slice(1 + tooMany)]);
}

/**
 * Lets go of lists, those seen longest ago first, of which no older version could be believed any more;
 * nothing else is ever dropped to make room.
 */
function makeRoom(all: Steps, folder: string, at: number): void {
  const tooMany = all.size - MAX_LISTS;
  if (tooMany <= 0) return;
  const irrelevant = [...all]
    .map(([name, steps]) => ({ name, last: Math.max(...steps.map(([, seenAt]) => seenAt)) }))
    .filter(({ last }) => last < at - IRRELEVANT_AFTER_MS)
    .toSorted((a, b) => a.last - b.last)
    .slice(0, tooMany);
  for (const { name } of irrelevant) all.delete(name);
  if (irrelevant.length === tooMany) return;
  throw unreadable(
    `The memory of status lists in ${folder} is full: ${String(MAX_LISTS)} lists were seen within days, and this verdict rests on ${String(tooMany - irrelevant.length)} more. An old version of those could later be put in the place of a newer one, so nothing is told. See with "originmark trust seen" who filled it, forget that with "originmark trust forget --first-seen-since <time> --reason <text>", and verify again.`,
  );
}

function isSteps(value: JsonValue): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isStep);
}

/** A step without a digest was written before digests were kept. */
function isStep(step: JsonValue): boolean {
  if (!Array.isArray(step)) return false;
  const [sequence, seenAt, digest, ...more] = step as readonly JsonValue[];
  return (
    more.length === 0 &&
    Number.isSafeInteger(sequence) &&
    Number.isSafeInteger(seenAt) &&
    (digest === undefined || typeof digest === 'string')
  );
}
