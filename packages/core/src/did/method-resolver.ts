import { didFailure, type DidResolver } from './did-resolver.ts';
import { parseDid } from './did-syntax.ts';

/**
 * Resolves each DID with the resolver of its method. A method that is not listed answers
 * `methodNotSupported`; what is no DID, `invalidDid`.
 * @param resolvers by method name: `{ web: …, key: … }`
 */
export function createMethodResolver(
  resolvers: Readonly<Record<string, DidResolver>>,
): DidResolver {
  const byMethod = new Map(Object.entries(resolvers));
  return {
    resolve(did) {
      const parsed = parseDid(did);
      if (parsed === undefined) return Promise.resolve(didFailure('invalidDid', 'not a DID'));
      const resolver = byMethod.get(parsed.method);
      if (resolver === undefined) {
        return Promise.resolve(
          didFailure('methodNotSupported', `no resolver for did:${parsed.method}`),
        );
      }
      return resolver.resolve(did);
    },
  };
}
