import { type CryptoPrimitives, createUnseal, parseDateTime } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory, type DemoStory, type TwinStory } from '@originmark/demo-entry';
import type { EntryVerdict, TrustPolicy } from '@originmark/schemas';
import {
  createVerifierCaches,
  type EntryRecord,
  type VerifierCaches,
  type VerifierInput,
  verifyEntry,
} from '@originmark/verifier';
import { loadPolicyOf } from './load-policy-of.ts';
import { recordAsFiled } from './record-as-filed.ts';
import { rememberVerifications } from './remember-verifications.ts';

/** A story and what the verifier makes of it. */
export interface JudgedStory {
  readonly story: DemoStory;
  readonly policy: TrustPolicy;
  readonly verdict: EntryVerdict;
}

/** Judges stories of the demo entry, sharing what is the same for all of them. */
export type StoryJudge = (twin: TwinStory) => Promise<JudgedStory>;

/** What all that is judged in a process shares. */
export interface Judging {
  readonly crypto: CryptoPrimitives;
  readonly caches: VerifierCaches;
}

/** Signatures are checked once, and what was read is kept. */
export function createJudging(): Judging {
  const crypto = rememberVerifications(createNodeCrypto());
  return { crypto, caches: createVerifierCaches(crypto) };
}

/** Makes the judge: nothing is fetched, and all clocks are the story's own. */
export function createStoryJudge({ caches, crypto }: Judging = createJudging()): StoryJudge {
  const judge = async (
    { story: options, verify = {} }: TwinStory,
    recordOf: (record: EntryRecord) => EntryRecord = (record) => record,
  ): Promise<JudgedStory> => {
    const story = await createDemoStory(options);
    const { asOf, presentedAt, uses, withoutRecord, withoutUnseal, withoutCounters, ...given } =
      verify;
    const clocks: VerifierInput['clocks'] = {
      ...(presentedAt === undefined
        ? story.clocks
        : { presentedAt: instantOf(presentedAt), verifiedAt: instantOf(presentedAt) }),
      ...(asOf === undefined ? {} : { asOf: instantOf(asOf) }),
    };
    const policy = await loadPolicyOf(story, clocks.verifiedAt);
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
      ...(uses !== undefined && { uses: toUses(uses, story) }),
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

/** Uses with the digests of what the story names by keys. */
function toUses(
  uses: NonNullable<TwinStory['verify']>['uses'] & object,
  { credentials }: DemoStory,
): NonNullable<VerifierInput['uses']> {
  return uses.map(({ certification, ...use }) => ({
    ...use,
    certification: credentials[certification]?.credentialDigest ?? '',
    bills: [...use.bills],
  }));
}

function instantOf(time: string): number {
  const at = parseDateTime(time);
  if (at === undefined) throw new Error(`a twin of the demo names ${time}, which is no moment`);
  return at;
}
