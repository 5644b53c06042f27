import type { JsonObject } from '@originmark/core';
import type { Finding } from '../verdict/fragment.ts';

/** DID documents that a listed resolver vouches for at the presented clock. */
export interface ProvenStaples {
  readonly didDocuments: ReadonlyMap<
    string,
    { readonly document: JsonObject; readonly metadata: JsonObject }
  >;
  readonly findings: readonly Finding[];
}
