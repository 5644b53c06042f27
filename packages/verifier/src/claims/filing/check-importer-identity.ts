import { sameDid } from '@originmark/core';
import type { OrganizationIdentity } from '@originmark/schemas';
import { edgeName, targetsOf } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import {
  type Finding,
  about,
  fail,
  notApplicable,
  pass,
  undecided,
} from '../../verdict/fragment.ts';
import { type ClaimsContext, readSubject } from '../claims-context.ts';
import { opensCommitment } from './importer-number-commitment.ts';

/**
 * The identity credential that the entry names for its importer is about that importer, and the
 * importer number opens the commitment in it. The number and its salt never stand in a finding.
 */
export function checkImporterIdentity(claims: ClaimsContext): Finding[] {
  const identities = targetsOf(claims.graph, claims.entry, 'importer');
  if (identities.length === 0)
    return [
      notApplicable('entry', {
        axis: 'filing',
        on: claims.entry,
        pointer: '/credentialSubject/importer',
        found: 'no identity credential',
      }),
    ];
  return identities.flatMap((identity) => judgeIdentity(claims, identity));
}

function judgeIdentity(claims: ClaimsContext, identity: Credential): Finding[] {
  const at = about({
    axis: 'filing',
    on: identity,
    edge: edgeName('importer', identity.id),
    expected: claims.importer,
  });
  const organization = readSubject<OrganizationIdentity>(
    claims,
    identity,
    'OrganizationIdentityCredential',
  );
  const { outcome } = claims.standing(identity);
  if (organization === undefined || outcome !== 'valid')
    return [
      undecided('entry.importer-mismatch', { ...at, found: `an identity that is ${outcome}` }),
    ];
  const named = { ...at, pointer: '/credentialSubject/id', found: organization.id };
  if (!sameDid(organization.id, claims.importer)) return [fail('entry.importer-mismatch', named)];
  return [pass('entry', named), ...checkCommitment(claims, organization, at)];
}

function checkCommitment(
  claims: ClaimsContext,
  organization: OrganizationIdentity,
  at: Parameters<typeof pass>[1],
): Finding[] {
  const commitments = organization.identifiers.flatMap(({ scheme, value }) =>
    scheme === 'importer-number-commitment' ? [value] : [],
  );
  if (commitments.length === 0) return [];
  const { importerNumber, importerNumberSalt } = claims.subject.importer;
  const facts = { ...at, pointer: '/credentialSubject/identifiers' };
  if (importerNumberSalt === undefined)
    return [
      undecided('entry.importer-mismatch', {
        ...facts,
        found: 'an importer number that no salt opens',
      }),
    ];
  const { sha256 } = claims.context.crypto;
  return opensCommitment(importerNumber, importerNumberSalt, commitments, sha256)
    ? [pass('entry', { ...facts, found: 'the importer number, opened by its salt' })]
    : [
        fail('entry.importer-mismatch', {
          ...facts,
          found: 'another importer number, or one under another salt',
        }),
      ];
}
