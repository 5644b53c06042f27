import type { ExistenceProof } from '@originmark/core';
import type { SealedPart } from '@originmark/schemas';
import type { HeldCredential } from '../read-credential.ts';

/** What to look for; every member that is given must hold. */
export interface HoldingsQuery {
  readonly types?: readonly string[];
  /** Any of these DIDs is issuer or a party of it. */
  readonly parties?: readonly string[];
  readonly issuer?: string;
  /** HS or HTS digits, at least four: one of its codes begins with them, or they with it. */
  readonly goods?: string;
  /** Product IRI that it names. */
  readonly product?: string;
  /** IRI of a right in its scope or subject. */
  readonly right?: string;
  /** Its invoice, bill or packing list number. */
  readonly number?: string;
  /** RFC 3339 day or instant in the period that it is about. */
  readonly at?: string;
  /** Id of a credential that it has an edge to. */
  readonly restsOn?: string;
}

/** A part number of one importer: a product IRI, or the seller's DID and its item number. */
export interface PartKey {
  readonly importer: string;
  readonly part: string;
}

/** A sealed part as it is carried, unread, with the proofs that came with it. */
export interface HeldSealedPart extends SealedPart {
  readonly proofs: readonly ExistenceProof[];
}

/** An edge to a credential that is not held. */
export interface UnheldTarget {
  /** Id of the credential with the edge. */
  readonly from: string;
  readonly role: string;
  readonly credential: string;
  readonly credentialDigest: string;
}

/** What a trader holds: found, never judged. */
export interface Holdings {
  /** Newest `validFrom` first, then by digest. */
  find(query: HoldingsQuery): Promise<readonly HeldCredential[]>;
  /** Every version of it that is held. */
  withId(id: string): Promise<readonly HeldCredential[]>;
  withDigest(credentialDigest: string): Promise<HeldCredential | undefined>;
  /** Where the edges of what is found lead to something that is not held, by digest. */
  unheldTargets(query: HoldingsQuery): Promise<readonly UnheldTarget[]>;
  /** A part that only the verifier can open, by the digest of the credential inside. */
  sealedPart(credentialDigest: string): Promise<HeldSealedPart | undefined>;
  proofsOf(token: string): Promise<readonly ExistenceProof[]>;
  /** The newest token kept of the status list that this issuer signs at this URL. */
  statusList(url: string, issuer: string): Promise<string | undefined>;
  /**
   * Older tokens of the same list, those that show what was in force at a moment (ms): the version of then and
   * its successor. Absent: none are kept.
   */
  statusVersionsAt?(url: string, issuer: string, at: number): Promise<readonly string[]>;
  /** The newest DidResolutionCredential that is kept for a DID. */
  didResolution(did: string): Promise<string | undefined>;
  /** Ids of the credentials that a part stood on before. */
  partMatches(part: PartKey): Promise<readonly string[]>;
  rememberPart(part: PartKey, credentials: readonly string[]): Promise<void>;
}
