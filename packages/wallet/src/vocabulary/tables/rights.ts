import { gtin } from '../converters/goods.ts';
import { iri, oneOf } from '../converters/texts.ts';
import type { Mapping, Table } from '../mapping.ts';
import { credentialTable, VALID_UNTIL } from './credential.ts';
import { PARTY } from './parts.ts';

const TYPES = oneOf('Trademark', 'Copyright', 'Patent');

/** The product that is licensed; the vocabulary knows one. */
const LICENSED_PRODUCT: Table = {
  title: 'Licensed product',
  rows: [
    { ours: '/products/0', theirs: '/gtin', as: gtin },
    { ours: '/products/0', theirs: '/id', as: iri },
    { theirs: '/type', is: ['Product'] },
  ],
};

export const RIGHTS: readonly Mapping[] = [
  {
    theirs: 'IntellectualPropertyRightsCredential',
    ours: 'IntellectualPropertyRightsCredential',
    table: credentialTable(
      {
        ours: 'IntellectualPropertyRightsCredential',
        theirs: 'IntellectualPropertyRightsCredential',
      },
      {
        ours: 'IntellectualPropertyRights',
        theirs: 'IntellectualPropertyRights',
        rows: [
          {
            ours: '/intellectualPropertyRightsOwner',
            theirs: '/intellectualPropertyRightsOwner',
            part: PARTY,
          },
          {
            ours: '/intellectualPropertyRightsType',
            theirs: '/intellectualPropertyRightsType',
            as: TYPES,
          },
        ],
      },
      [VALID_UNTIL],
    ),
  },
  {
    theirs: 'IntellectualPropertyRightsLicenseCredential',
    ours: 'IntellectualPropertyRightsLicenseCredential',
    table: credentialTable(
      {
        ours: 'IntellectualPropertyRightsLicenseCredential',
        theirs: 'IntellectualPropertyRightsLicenseCredential',
      },
      {
        ours: 'IntellectualPropertyRightsLicense',
        theirs: 'IntellectualPropertyRightsLicense',
        rows: [
          { ours: '/licensee', theirs: '/licensee', part: PARTY },
          { ours: '/extendsCredential', theirs: '/extendsCredential', as: iri },
          {
            ours: '/scope',
            theirs: '/intellectualPropertyRightsProduct',
            part: LICENSED_PRODUCT,
          },
        ],
      },
      [VALID_UNTIL],
    ),
  },
];
