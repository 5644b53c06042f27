import { createUnseal, parseDateTime } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { parseAe } from '@originmark/customs';
import {
  createDemoStory,
  type DemoStory,
  readAeFile,
  type TwinStory,
} from '@originmark/demo-entry';
import type { EntryVerdict, TrustPolicy } from '@originmark/schemas';
import {
  createVerifierCaches,
  type EntryRecord,
  loadTrustPolicy,
  type VerifierInput,
  verifyEntry,
} from '@originmark/verifier';
import { toRecord } from './to-record.ts';
import { rememberVerifications } from './remember-verifications.ts';

/** A story and what the verifier makes of it. */
export interface JudgedStory {
  readonly story: DemoStory;
  readonly policy: TrustPolicy;
  readonly verdict: EntryVerdict;
}

/** Judges stories of the demo entry, sharing what is the same for all of them. */
export type StoryJudge = (twin: TwinStory) => Promise<JudgedStory>;

/** Makes the judge: nothing is fetched, and all clocks are the story's own. */
export function createStoryJudge(): StoryJudge {
  const crypto = rememberVerifications(createNodeCrypto());
  const caches = createVerifierCaches(crypto);
  const judge = async (
    { story: options, verify = {} }: TwinStory,
    recordOf: (record: EntryRecord) => EntryRecord = (record) => record,
  ): Promise<JudgedStory> => {
    const story = await createDemoStory(options);
    const { asOf, presentedAt, withoutRecord, withoutUnseal, withoutCounters, ...given } = verify;
    const clocks: VerifierInput['clocks'] = {
      ...(presentedAt === undefined
        ? story.clocks
        : { presentedAt: instantOf(presentedAt), verifiedAt: instantOf(presentedAt) }),
      ...(asOf === undefined ? {} : { asOf: instantOf(asOf) }),
    };
    const policy = await loadTrustPolicy({
      text: story.policyText,
      at: clocks.verifiedAt,
      crypto,
    });
    const verdict = await verifyEntry({
      bundle: story.bundleText,
      policy,
      clocks,
      crypto,
      caches,
      ...(withoutCounters === true ? {} : { counters: story.counters }),
      ...(withoutUnseal === true ? {} : { unseal: createUnseal(story.unsealKeys) }),
      ...(withoutRecord === true || story.record === undefined
        ? {}
        : { record: recordOf(story.record) }),
      ...given,
    });
    return { story, policy: policy.policy, verdict };
  };
  // Many twins set the story as it was told against an attack: it is told and judged once.
  let untouched: Promise<JudgedStory> | undefined;
  return (twin) => {
    const isUntouched = Object.keys(twin.story).length === 0 && twin.verify === undefined;
    if (!isUntouched) return judge(twin);
    untouched ??= judge(twin, recordAsFiled);
    return untouched;
  };
}

/** The record as the demo's AE file has it, so that the files of the demo give its verdict again. */
function recordAsFiled({ claimedAt, enteredAt }: EntryRecord): EntryRecord {
  const text = readAeFile();
  const { summary } = parseAe(text);
  if (summary === undefined) throw new Error('the AE file of the demo cannot be read');
  const times = {
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(enteredAt === undefined ? {} : { enteredAt }),
  };
  return toRecord(summary, times, text);
}

function instantOf(time: string): number {
  const at = parseDateTime(time);
  if (at === undefined) throw new Error(`a twin of the demo names ${time}, which is no moment`);
  return at;
}
