import { describe, expect, it } from '@jest/globals';
import { CREDENTIAL_TYPES, isCredentialType } from '@originmark/schemas';
import { CHAIN_PROFILE, ENTRY_TYPES, profileOf } from './profile.ts';

const ENTRIES = Object.entries(CHAIN_PROFILE);

describe('the chain profile', () => {
  it('has an entry for every credential type that has a schema, and for no other', () => {
    expect(Object.keys(CHAIN_PROFILE).sort()).toEqual([...CREDENTIAL_TYPES].sort());
  });

  it.each(ENTRIES)('%s has edges to types that exist, and to at least one', (_, { edges }) => {
    const targets = Object.values(edges).flatMap((edge) => edge.targets);
    expect(targets.filter((type) => !isCredentialType(type))).toEqual([]);
    expect(Object.values(edges).filter((edge) => edge.targets.length === 0)).toEqual([]);
  });

  it.each(ENTRIES)('%s leads by an edge to nothing that is judged by use alone', (_, { edges }) => {
    const evidence = [
      'DidResolutionCredential',
      'TrustPolicyCredential',
      'BitstringStatusListCredential',
    ];
    const targets = Object.values(edges).flatMap((edge) => edge.targets);
    expect(targets.filter((type) => evidence.includes(type))).toEqual([]);
  });

  it('asks who may issue everywhere but where each use asks for itself', () => {
    const byUse = ENTRIES.filter(([, { issuer }]) => issuer.kind === 'by-use');
    expect(byUse.map(([type]) => type).sort()).toEqual([
      'BitstringStatusListCredential',
      'DidResolutionCredential',
      'EntryVerificationReportCredential',
      'TrustPolicyCredential',
    ]);
  });

  it('has an edge to a recognition wherever an issuer must be recognised', () => {
    const recognised = ENTRIES.filter(([, { issuer }]) =>
      ['recognized', 'recognizer'].includes(issuer.kind),
    );
    expect(recognised.length).toBeGreaterThan(0);
    for (const [, { edges }] of recognised)
      expect(edges['recognizedIn']).toMatchObject({
        kind: 'authority',
        targets: ['RecognizedEntityCredential'],
      });
  });

  it('names a grantee wherever a credential of the type may be extended', () => {
    const extended = new Set(
      ENTRIES.flatMap(([, { edges }]) => edges['extendsCredential']?.targets ?? []),
    );
    expect(extended.size).toBe(2);
    for (const type of extended) expect(CHAIN_PROFILE[type].grantee).toBeDefined();
  });

  it('requires a status of all that gives authority, and of all that certifies origin', () => {
    const required = ENTRIES.filter(([, { status }]) => status === 'required').map(
      ([type]) => type,
    );
    expect(required.sort()).toEqual([
      'CAFTADRCertificationOfOrigin',
      'IntellectualPropertyRightsCredential',
      'IntellectualPropertyRightsLicenseCredential',
      'MakerAuthorizationCredential',
      'NAFTACertificateOfOrigin',
      'OrganizationIdentityCredential',
      'PowerOfAttorneyCredential',
      'RecognizedEntityCredential',
      'SupplierOriginDeclaration',
      'USMCACertificationOfOrigin',
    ]);
  });

  it('requires existence of all that gives authority to somebody', () => {
    const needed = ENTRIES.filter(([, entry]) => entry.needsExistence).map(([type]) => type);
    expect(needed.sort()).toEqual([
      'IntellectualPropertyRightsLicenseCredential',
      'MakerAuthorizationCredential',
      'PowerOfAttorneyCredential',
      'RecognizedEntityCredential',
    ]);
    for (const type of needed)
      expect(profileOf(type as 'MakerAuthorizationCredential')?.grantee).toBeDefined();
  });

  it('knows nothing of a type that has no schema', () => {
    expect(profileOf(undefined)).toBeUndefined();
    expect(profileOf('UnknownCredential' as never)).toBeUndefined();
  });

  it('has two types of entry, one profile for both', () => {
    const [summary, release] = ENTRY_TYPES;
    expect(CHAIN_PROFILE[summary]).toEqual(CHAIN_PROFILE[release]);
    expect(profileOf(summary)?.issuer).toEqual({ kind: 'importer-or-broker' });
  });
});
