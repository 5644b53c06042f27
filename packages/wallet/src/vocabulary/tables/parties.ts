import { lei } from '../converters/identifiers.ts';
import { country } from '../converters/locations.ts';
import { did, text } from '../converters/texts.ts';
import { instant } from '../converters/times.ts';
import type { Mapping, Table } from '../mapping.ts';
import { credentialTable, VALID_UNTIL } from './credential.ts';
import { PARTY } from './parts.ts';

/** The issuer is the principal, the subject the agent (19 CFR 141.31). */
const POWER: Mapping = {
  theirs: 'PowerOfAttorneyCredential',
  ours: 'PowerOfAttorneyCredential',
  table: credentialTable(
    { ours: 'PowerOfAttorneyCredential', theirs: 'PowerOfAttorneyCredential' },
    {
      ours: 'PowerOfAttorney',
      rows: [{ ours: '/agent', theirs: '', part: PARTY }],
    },
    [
      { ours: '/credentialSubject/grantor', theirs: '/issuer', part: PARTY },
      { ours: '/credentialSubject/from', theirs: '/validFrom', as: instant },
      { ours: '/credentialSubject/until', theirs: '/validUntil', as: instant },
      VALID_UNTIL,
    ],
  ),
};

const LEI_ADDRESS: Table = {
  title: 'Address in the register of legal entity identifiers',
  rows: [
    { ours: '/streetAddress', theirs: '/firstAddressLine', as: text() },
    { ours: '/addressLocality', theirs: '/city', as: text() },
    { ours: '/addressRegion', theirs: '/region', as: text() },
    { ours: '/postalCode', theirs: '/postalCode', as: text() },
    { ours: '/addressCountry', theirs: '/country', as: country },
    { ours: '/type', is: 'PostalAddress' },
    { theirs: '/type', is: ['LEIAddress'] },
  ],
};

const LEGAL_ENTITY: Table = {
  title: 'Legal entity',
  rows: [
    { ours: '/name', theirs: '/legalName', as: text() },
    { ours: '/address', theirs: '/legalAddress', part: LEI_ADDRESS },
    { theirs: '/type', is: ['LEIEntity'] },
  ],
};

const WEB_LEI: Mapping = {
  theirs: 'WebLeiCredential',
  ours: 'OrganizationIdentityCredential',
  table: credentialTable(
    { ours: 'OrganizationIdentityCredential', theirs: 'WebLeiCredential' },
    {
      ours: 'Organization',
      theirs: 'WebLEI',
      rows: [
        { ours: '/id', theirs: '/id', as: did },
        { ours: '', theirs: '/entity', part: LEGAL_ENTITY },
        { ours: '/identifiers/[scheme=LEI]/value', theirs: '/lei', as: lei },
      ],
    },
    [VALID_UNTIL],
  ),
};

export const PARTIES: readonly Mapping[] = [POWER, WEB_LEI];
