import { normalizeDid } from '@originmark/core';
import type { OrganizationIdentity } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import { type ClaimsContext, readSubject } from '../claims-context.ts';
import { oncePerEntry } from '../../once-per.ts';

export interface Identity {
  readonly credential: Credential;
  readonly organization: OrganizationIdentity;
}

/** Valid identity credentials of a DID, wherever in the bundle something rests on them, by digest. */
export function identitiesOf(claims: ClaimsContext, did: string): readonly Identity[] {
  return identitiesByDid(claims).get(normalizeDid(did)) ?? [];
}

/** The values that an identity credential gives under one scheme. */
export function identifiersOf(
  { organization }: Identity,
  scheme: OrganizationIdentity['identifiers'][number]['scheme'],
): readonly string[] {
  return organization.identifiers.flatMap((item) => (item.scheme === scheme ? [item.value] : []));
}

const identitiesByDid = oncePerEntry(
  (claims: ClaimsContext): ReadonlyMap<string, readonly Identity[]> => {
    const targets = new Map<string, Credential>();
    for (const links of claims.graph.links.values())
      for (const { to } of links) targets.set(to.digest, to);
    const found = new Map<string, Identity[]>();
    for (const credential of [...targets.values()].sort(byDigest)) {
      const organization = readSubject<OrganizationIdentity>(
        claims,
        credential,
        'OrganizationIdentityCredential',
      );
      if (organization === undefined || claims.standing(credential).outcome !== 'valid') continue;
      const did = normalizeDid(organization.id);
      found.set(did, [...(found.get(did) ?? []), { credential, organization }]);
    }
    return found;
  },
);

function byDigest(a: Credential, b: Credential): number {
  return a.digest < b.digest ? -1 : 1;
}
