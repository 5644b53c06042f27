import { createUnseal, parseDateTime } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import {
  createDemoStory,
  type DemoStory,
  type DemoStoryOptions,
  type SignedStory,
  type TwinStory,
  type TwinVerification,
} from '@originmark/demo-entry';
import type { EntryVerdict, Fragment } from '@originmark/schemas';
import {
  createVerifierCaches,
  loadTrustPolicy,
  type VerifierInput,
  verifyEntry,
} from '@originmark/verifier';

const crypto = createNodeCrypto();
// Shared on purpose: no verdict may depend on what was verified before.
const caches = createVerifierCaches(crypto);

/** A story with its verdict. */
export interface VerifiedStory {
  readonly story: DemoStory;
  readonly verdict: EntryVerdict;
}

/** Tells a story and judges it. */
export async function verifyStory(
  options: DemoStoryOptions = {},
  verification: TwinVerification = {},
): Promise<VerifiedStory> {
  const story = await createDemoStory(options);
  return { story, verdict: await verifyBundle(story, story.bundleText, verification) };
}

/** Tells and judges a twin's side. */
export function verifyTwin({ story, verify }: TwinStory): Promise<VerifiedStory> {
  return verifyStory(story, verify);
}

/** Judges it as a verifier does that has seen nothing before. */
export async function verifyAfresh(
  story: DemoStory,
  bundle: string,
  verification: TwinVerification = {},
): Promise<EntryVerdict> {
  const input = await toInput(story, verification);
  return verifyEntry({ ...input, bundle, caches: createVerifierCaches(crypto) });
}

/** Judges the text of a bundle with the policy, clocks and other inputs of a story. */
export async function verifyBundle(
  story: DemoStory,
  bundle: string,
  verification: TwinVerification = {},
  ways: Pick<VerifierInput, 'ledgers' | 'resolver'> = {},
): Promise<EntryVerdict> {
  return verifyEntry({ ...(await toInput(story, verification)), ...ways, bundle });
}

/** The story's inputs to the verifier. The policy is checked once. */
async function toInput(
  story: DemoStory,
  verification: TwinVerification = {},
): Promise<VerifierInput> {
  const { asOf, presentedAt, observed, challenge, memory, uses } = verification;
  const received =
    presentedAt === undefined
      ? {}
      : { presentedAt: instantOf(presentedAt), verifiedAt: instantOf(presentedAt) };
  const clocks = { ...story.clocks, ...received };
  const policy = await loadTrustPolicy({ text: story.policyText, at: clocks.verifiedAt, crypto });
  return {
    bundle: story.bundleText,
    policy,
    clocks: { ...clocks, ...(asOf !== undefined && { asOf: instantOf(asOf) }) },
    crypto,
    caches,
    ...(verification.withoutCounters !== true && { counters: story.counters }),
    ...(verification.withoutRecord !== true &&
      story.record !== undefined && { record: story.record }),
    ...(verification.withoutUnseal !== true && { unseal: createUnseal(story.unsealKeys) }),
    ...(observed !== undefined && { observed }),
    ...(challenge !== undefined && { challenge }),
    ...(memory !== undefined && { memory }),
    ...(uses !== undefined && {
      uses: uses.map(({ certification, ...use }) => ({
        ...use,
        certification: story.credentials[certification]?.credentialDigest ?? '',
        bills: [...use.bills],
      })),
    }),
  };
}

/** A story whose bundle exists twice: as told, and with members, staples and sealed parts shuffled. */
export interface ShuffledStory {
  readonly story: DemoStory;
  readonly told: string;
  readonly shuffled: string;
}

/** Tells a story once, and presents it again in another order. */
export async function tellShuffled(
  { edit, tamper }: DemoStoryOptions,
  seed: number,
): Promise<ShuffledStory> {
  let told = '';
  const story = await createDemoStory({
    ...(edit !== undefined && { edit }),
    tamper: async (signed) => {
      await tamper?.(signed);
      told = signed.bundleText ?? JSON.stringify(signed.bundle);
      if (signed.bundleText === undefined) await shuffleStory(signed, seed);
    },
  });
  return { story, told, shuffled: story.bundleText };
}

/** Presents the same credentials and evidence in another order. */
export async function shuffleStory(signed: SignedStory, seed: number): Promise<void> {
  const random = createRandom(seed);
  await signed.present(shuffle(signed.members, random));
  const { evidence, sealed } = signed.bundle;
  if (evidence?.didResolutions !== undefined)
    evidence.didResolutions = shuffle(evidence.didResolutions, random);
  if (evidence?.statusLists !== undefined)
    evidence.statusLists = shuffle(evidence.statusLists, random);
  if (evidence?.existenceProofs !== undefined)
    evidence.existenceProofs = shuffle(evidence.existenceProofs, random);
  if (sealed !== undefined) signed.bundle.sealed = shuffle(sealed, random);
}

/** Fisher and Yates, from a seed. */
function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}

/** Numbers in [0, 1) from a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Where a finding is looked for. */
export interface FindingPlace {
  readonly code: string;
  readonly line?: number | undefined;
  /** Key of a credential of the story. */
  readonly credential?: string | undefined;
}

/** Failed and undecided findings of a code, on the line and about the credential where these are named. */
export function findingsAt(
  { story, verdict }: VerifiedStory,
  { code, line, credential }: FindingPlace,
): Fragment[] {
  const id = credential === undefined ? undefined : story.credentials[credential]?.credential.id;
  return verdict.fragments.filter(
    (fragment) =>
      fragment.code === code &&
      (fragment.outcome === 'fail' || fragment.outcome === 'indeterminate') &&
      (line === undefined || fragment.line === line) &&
      (id === undefined || fragment.credential === id),
  );
}

/** Codes of what failed or stayed open on an axis of a line, without repetition, in order. */
export function openCodes(
  verdict: EntryVerdict,
  line: number,
  axis: Fragment['axis'],
): { readonly failed: string[]; readonly open: string[] } {
  const own = verdict.fragments.filter(
    (fragment) => fragment.line === line && fragment.axis === axis && fragment.effect !== 'none',
  );
  const codes = (outcome: Fragment['outcome']) =>
    [
      ...new Set(own.filter((fragment) => fragment.outcome === outcome).map(({ code }) => code)),
    ].sort();
  return { failed: codes('fail'), open: codes('indeterminate') };
}

function instantOf(time: string): number {
  const epochMs = parseDateTime(time);
  if (epochMs === undefined) throw new Error(`${time} is no instant`);
  return epochMs;
}
