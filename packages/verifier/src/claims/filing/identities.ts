import { sameDid } from '@originmark/core';
import type { OrganizationIdentity } from '@originmark/schemas';
import { type ClaimsContext, readSubject } from '../claims-context.ts';
import type { Credential } from '../../intake/credential.ts';

export interface Identity {
  readonly credential: Credential;
  readonly organization: OrganizationIdentity;
}

/** Valid identity credentials of a DID, wherever in the bundle something rests on them, by digest. */
export function identitiesOf(claims: ClaimsContext, did: string): readonly Identity[] {
  const found = new Map<string, Identity>();
  for (const links of claims.graph.links.values())
    for (const { to: credential } of links) {
      const organization = readSubject<OrganizationIdentity>(
        claims,
        credential,
        'OrganizationIdentityCredential',
      );
      if (organization === undefined || !sameDid(organization.id, did)) continue;
      if (claims.standing(credential).outcome === 'valid')
        found.set(credential.digest, { credential, organization });
    }
  return [...found.values()].sort((a, b) => (a.credential.digest < b.credential.digest ? -1 : 1));
}

/** The values that an identity credential gives under one scheme. */
export function identifiersOf(
  { organization }: Identity,
  scheme: OrganizationIdentity['identifiers'][number]['scheme'],
): readonly string[] {
  return organization.identifiers.flatMap((item) => (item.scheme === scheme ? [item.value] : []));
}
