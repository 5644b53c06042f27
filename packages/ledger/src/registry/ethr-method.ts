import { didFailure, type VersionedDidResolver } from '@originmark/core';
import type { DIDResolver } from 'did-resolver';

/**
 * A resolver of did:ethr as `new Resolver(…)` of the package did-resolver takes it, which hands a DID
 * URL over in parts. Matrix parameters, which the method does not have, are refused.
 */
export function toEthrMethod(resolver: VersionedDidResolver): { readonly ethr: DIDResolver } {
  return {
    async ethr(did, { params, path, query }, _resolvers, options) {
      if (params !== undefined || path !== undefined) {
        return didFailure('invalidDidUrl', 'a path or parameter names no document');
      }
      return resolver.resolve(query === undefined ? did : `${did}?${query}`, options);
    },
  };
}
