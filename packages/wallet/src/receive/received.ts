import type { ExistenceProof, JsonObject, CryptoPrimitives } from '@originmark/core';
import type { SealedPart } from '@originmark/schemas';
import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { JudgedArrival } from './judge-arrival.ts';
import type { Arrival } from './read-arrival.ts';

/** Where arrivals are kept. */
export interface ArrivalKeeper {
  keepCredential(
    token: string,
    facts: {
      readonly receivedAt: number;
      readonly outcome?: JudgedArrival['outcome'];
      readonly reasons?: readonly string[];
    },
  ): Promise<'kept' | 'held-already' | 'another-version'>;
  keepProof(token: string, proof: ExistenceProof): Promise<unknown>;
  keepSealedPart(part: SealedPart, proofs: readonly ExistenceProof[]): Promise<unknown>;
  keepStatusList(token: string): Promise<unknown>;
  keepDidResolution(token: string): Promise<unknown>;
}

/** A file, or what a link gave. */
export interface ReceivedText {
  readonly name: string;
  readonly text: string;
}

/** What became of one file. */
export interface Received {
  readonly name: string;
  readonly kind: Arrival['kind'];
  /** `refused` and `not-held` kept nothing; `draft` is a document to be issued first. */
  readonly state: 'kept' | 'held-already' | 'another-version' | 'refused' | 'not-held' | 'draft';
  readonly credential?: {
    readonly id: string;
    readonly type: string;
    readonly credentialDigest: string;
  };
  /** What the verifier says of it; absent where no trust policy was given. */
  readonly judged?: JudgedArrival;
  /** Proofs that were kept, and those that are of nothing held. */
  readonly proofs?: { readonly kept: number; readonly unmatched: number };
  readonly document?: JsonObject;
  readonly why?: string;
  readonly remedy?: string;
}

/** What receiving needs. */
export interface ReceiveContext {
  readonly holdings: Holdings & ArrivalKeeper;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  /** Moment of arrival, ms since the epoch. */
  readonly at: number;
  /** The verifier, under the trust policy of whoever receives; absent: nothing is judged. */
  readonly judge?: (held: HeldCredential, holdings: Holdings) => Promise<JudgedArrival>;
  readonly onProgress?: (done: number) => Promise<void> | void;
}
