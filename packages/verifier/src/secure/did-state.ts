import type { JsonObject, VerificationKey, VerificationMethod } from '@originmark/core';
import type { FindingCode } from '../codes/registry.ts';
import type { RecordedDocument } from './recorded-documents.ts';

/** What a DID is known to be, and from where. */
export type DidState =
  | {
      readonly kind: 'methods';
      readonly methods: readonly VerificationMethod[];
      readonly document: JsonObject;
      readonly source: 'self' | 'staple' | 'resolver';
      /** Given where the host did not answer, and the document is what the verifier recorded of it. */
      readonly recorded?: RecordedDocument;
      /** When (ms) it was deactivated for good; what provably existed before still stands. */
      readonly deactivatedAt?: number;
      /** Thumbprints that the policy allows for this DID; absent means any key of the document. */
      readonly pinned?: ReadonlySet<string>;
    }
  /** The policy itself carries the keys: nothing need be resolved. */
  | { readonly kind: 'policy-keys'; readonly keys: readonly VerificationKey[] }
  | {
      readonly kind: 'fault';
      readonly code: FindingCode;
      readonly decided: boolean;
      readonly found: string;
    };
