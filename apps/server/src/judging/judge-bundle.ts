import { rememberVerifications } from '@originmark/cli/workspace';
import type {
  DrawDownCounters,
  EntryVerdict,
  EvidencePackage,
  SingleShipmentUse,
} from '@originmark/schemas';
import {
  createEvidencePackage,
  createVerifierCaches,
  formatVerdict,
  recordWays,
  type StatusListSeen,
  type VerifierInput,
  verifyEntry,
} from '@originmark/verifier';
import type { Resources } from '../resources.ts';
import { openWays, policyOf } from './ways-of.ts';
import type { StatusMemory } from './status-memory.ts';

/** What was presented, and all that this verifier knows besides. */
export interface Question
  extends Pick<VerifierInput, 'challenge' | 'clocks' | 'observed' | 'record'> {
  readonly bundle: Uint8Array;
  /** Digests of entries accepted before, by `<number>/<version>`. */
  readonly entries: ReadonlyMap<string, string>;
}

/** A verdict with all that it rests on. */
export interface Judgement {
  readonly verdict: EntryVerdict;
  readonly text: string;
  readonly evidence: EvidencePackage;
}

/** What other entries drew from capped licences, and where they used certifications of a single shipment. */
export interface UsesOfOthers {
  readonly counters: DrawDownCounters;
  readonly uses: readonly SingleShipmentUse[];
}

/** A bundle that was judged once, as if no other entry had drawn anything; the world was asked for it. */
export interface FirstJudgement {
  readonly verdict: EntryVerdict;
  /**
   * Judges it again in the same state of the world, with what others used, and keeps what it rests on.
   * Nobody is asked for it.
   */
  readonly among: (others: UsesOfOthers) => Promise<Judgement>;
}

const NOBODY_DREW: DrawDownCounters = { type: 'DrawDownCounters', version: 1, uses: [] };
const SALT_BYTES = 32;

/** Judges what was presented: the first time with the network, so no transaction may be open meanwhile. */
export async function judgeBundle(
  { entries, ...given }: Question,
  resources: Resources,
  memory: StatusMemory,
): Promise<FirstJudgement> {
  const crypto = rememberVerifications(resources.crypto);
  const caches = createVerifierCaches(crypto);
  const { text, trustKey, ...policy } = await policyOf(resources);
  const recorder = recordWays(crypto);
  const ways = recorder.ways(openWays(resources, policy));
  const seen: StatusListSeen[] = [];
  const known = await memory.open();
  const input: VerifierInput = { ...given, ...ways, policy, crypto, caches };
  const verdict = await verifyEntry({
    ...input,
    counters: NOBODY_DREW,
    uses: [],
    memory: { statusSequences: known.sequences, entries },
    noteStatusList: (list) => seen.push(list),
  });
  await memory.remember(seen);
  return {
    verdict,
    async among(others) {
      const again: VerifierInput = {
        ...input,
        ...others,
        memory: { statusSequences: known.asked(), entries },
      };
      const final = await verifyEntry(again);
      const evidence = await createEvidencePackage({
        input: again,
        recorder,
        verdict: final,
        policy: { text, ...(trustKey !== undefined && { trustKey }) },
        salt: resources.randomBytes(SALT_BYTES),
      });
      return { verdict: final, text: formatVerdict(final), evidence };
    },
  };
}
