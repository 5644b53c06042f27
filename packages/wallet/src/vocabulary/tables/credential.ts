import { did, iri, text } from '../converters/texts.ts';
import { instant } from '../converters/times.ts';
import type { Row, Table } from '../mapping.ts';

export const THEIR_CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://w3id.org/traceability/v1',
] as const;
export const OUR_CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://originmark.example/ns/v1',
] as const;

export const ISSUER: Table = {
  title: 'Issuer',
  rows: [
    { ours: '/id', theirs: '/id', as: did },
    { ours: '/name', theirs: '/name', as: text() },
    { ours: '/type', is: 'Organization' },
    { theirs: '/type', is: ['Organization'] },
  ],
};

/** The subject of a credential: what type of object it is, on each side, and its rows. */
export interface SubjectTable {
  readonly ours: string;
  readonly theirs?: string;
  readonly rows: readonly Row[];
}

/**
 * The table of a whole credential: what is common to all, then what is its own. `validUntil` is
 * left to those where it means the end of the credential and not of something in it.
 */
export function credentialTable(
  types: { readonly ours: string; readonly theirs: string },
  subject: SubjectTable,
  more: readonly Row[] = [],
): Table {
  const subjectTable: Table = {
    title: `${types.theirs}, subject`,
    rows: [
      ...subject.rows,
      { ours: '/type', is: subject.ours },
      ...(subject.theirs === undefined ? [] : [{ theirs: '/type', is: [subject.theirs] }]),
    ],
  };
  return {
    title: types.theirs,
    rows: [
      { ours: '/id', theirs: '/id', as: iri },
      { ours: '/issuer', theirs: '/issuer', part: ISSUER },
      { ours: '/name', theirs: '/name', as: text() },
      { ours: '/description', theirs: '/description', as: text() },
      ...more,
      { ours: '/validFrom', theirs: '/validFrom', as: instant },
      { ours: '/credentialSubject', theirs: '/credentialSubject', part: subjectTable },
      { ours: '/@context', is: [...OUR_CONTEXT] },
      { theirs: '/@context', is: [...THEIR_CONTEXT] },
      { ours: '/type', is: ['VerifiableCredential', types.ours] },
      { theirs: '/type', is: ['VerifiableCredential', types.theirs] },
    ],
  };
}

/** The end of the credential, for all but the certifications. */
export const VALID_UNTIL: Row = { ours: '/validUntil', theirs: '/validUntil', as: instant };
