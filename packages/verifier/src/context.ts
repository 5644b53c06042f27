import type { CryptoPrimitives, DidResolver, EthereumRequest, Unseal } from '@originmark/core';
import type { DrawDownCounters, SingleShipmentUse, TrustPolicy } from '@originmark/schemas';
import type { VerifierCaches } from './caches.ts';
import type { ExistedAt } from './secure/proven-existence.ts';
import type { EntryRecord, ObservedRight } from './claims/record.ts';

/** A trust policy that was checked, with the digest that stands in every verdict. */
export interface LoadedTrustPolicy {
  readonly policy: TrustPolicy;
  /** `u…` digest of the JCS form of the policy. */
  readonly digest: string;
}

/** Moments, in milliseconds since the epoch. */
export interface VerifierClocks {
  /** When the verifier received the bundle: never a value out of the file. */
  readonly presentedAt: number;
  /** When it is judged. */
  readonly verifiedAt: number;
  /**
   * Judges the claims as of this moment instead of the entry's own claim clock. One later than
   * `verifiedAt` is no moment of a claim: nothing is judged as claimed then.
   */
  readonly asOf?: number;
}

/** What an online presentation must answer. Absent for a file, where the entry number binds. */
export interface Challenge {
  readonly nonce: string;
  readonly audience: string;
  /** True when the nonce was spent before: the caller keeps that memory. */
  readonly alreadyUsed: boolean;
}

/** What the verifier remembers of earlier presentations. Part of the input, so that a verdict can be replayed. */
export interface VerifierMemory {
  /**
   * Highest status list `sequence` seen, by `<issuer> <URL>`, or by the URL alone where the caller knows that
   * nobody else signs lists of that name.
   */
  readonly statusSequences?: ReadonlyMap<string, number>;
  /** Digest of the entry credential accepted before, by `<entryNumber>/<entryVersion>`. */
  readonly entries?: ReadonlyMap<string, string>;
}

/** A status list that was believed: signed by the issuer of what it speaks of. */
export interface StatusListSeen {
  readonly url: string;
  /** Its issuer, normalised. */
  readonly issuer: string;
  readonly sequence: number;
  /** `credentialDigest` of the version, so that what a memory holds can be told from other versions. */
  readonly digest: string;
}

/** All that a verdict depends on. The library reads no clock, file, environment or network of its own. */
export interface VerifierInput {
  /** The bundle's bytes, or their text. */
  readonly bundle: Uint8Array | string;
  readonly policy: LoadedTrustPolicy;
  readonly clocks: VerifierClocks;
  readonly crypto: CryptoPrimitives;
  /** Shared between verdicts, so that keys are parsed once. Made from `crypto` when absent. */
  readonly caches?: VerifierCaches;
  /** Resolves DIDs that no staple proves. Absent: nothing is fetched. */
  readonly resolver?: DidResolver;
  /** Fetches the `vc+jwt` text of a status list that is not stapled. Absent: nothing is fetched. */
  readonly fetchStatusList?: (url: string) => Promise<string>;
  /**
   * The way to a node of a ledger that the policy lists (EIP-1193 `request`), for proofs of existence that
   * no staple completes. Absent, or undefined for a chain: nobody is asked.
   */
  readonly ledgers?: (chainId: string) => EthereumRequest | undefined;
  /** Opens what was sealed to this verifier. */
  readonly unseal?: Unseal;
  /** What other entries drew from capped licences. */
  readonly counters?: DrawDownCounters;
  /** Where else certifications of a single shipment were used; without it nothing is said of that. */
  readonly uses?: readonly SingleShipmentUse[];
  /** The authority's own record of the entry (ACE); without it the entry's own clocks are used and flagged. */
  readonly record?: EntryRecord;
  /** Rights that an officer found on the goods. */
  readonly observed?: readonly ObservedRight[];
  readonly challenge?: Challenge;
  readonly memory?: VerifierMemory;
  /** Hears of each numbered list that was read, for the memory of the next verdict; changes nothing of this one. */
  readonly noteStatusList?: (seen: StatusListSeen) => void;
}

/** The input with its defaults made, without the documents that are judged. */
export interface VerifierContext extends Omit<VerifierInput, 'bundle'> {
  /** The one place that says by when something existed. */
  readonly existedAt: ExistedAt;
  readonly caches: VerifierCaches;
}
