import { didFailure, type DidResolver, type VersionedDidResolver } from './did-resolver.ts';
import { parseDidVersion } from './did-version.ts';

/**
 * Resolves each DID with the resolver of its method. A method that is not listed answers
 * `methodNotSupported`; what is no DID, `invalidDid`. A version is asked of resolvers that honour
 * versions; of any other it is `invalidOptions`, since the answer would be the latest.
 * @param resolvers by method name: `{ web: …, key: … }`
 */
export function createMethodResolver(
  resolvers: Readonly<Record<string, DidResolver | VersionedDidResolver>>,
): VersionedDidResolver {
  const byMethod = new Map(Object.entries(resolvers));
  return {
    honoursVersions: true,
    resolve(didUrl, options) {
      const asked = parseDidVersion(didUrl, options);
      if (!asked.ok) return Promise.resolve(didFailure(asked.error, asked.message));
      const { did, version } = asked;
      const resolver = byMethod.get(did.method);
      if (resolver === undefined) {
        return Promise.resolve(
          didFailure('methodNotSupported', `no resolver for did:${did.method}`),
        );
      }
      if ('honoursVersions' in resolver) return resolver.resolve(didUrl, options);
      if (version === undefined) return resolver.resolve(did.did);
      return Promise.resolve(
        didFailure('invalidOptions', `no versions of did:${did.method} are known here`),
      );
    },
  };
}
