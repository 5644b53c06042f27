import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, read, unconfirmed } from '../source-mark.ts';

/** A special program indicator: which program a line of the entry summary claims. */
export interface Spi {
  readonly code: string;
  /** The program's name as the tariff's notes abbreviate it. */
  readonly program: string;
  /** Set for the three agreements this package knows; absent for every other program. */
  readonly agreement?: 'USMCA' | 'CAFTA-DR' | 'NAFTA';
  /**
   * `originating` rests on the origin of the good; `tpl-or-agricultural` (S+) on a certificate of eligibility or a quota:
   * textile TPL goods are non-originating; `agricultural-us-as-third-country` (P+) treats United States content as foreign.
   */
  readonly kind:
    | 'originating'
    | 'tpl-or-agricultural'
    | 'agricultural-us-as-third-country'
    | 'other-program';
  readonly source: SourceMark;
}

const LIST = read('HTSUS general notes, list of special program indicators');

const OTHER_PROGRAMS: readonly (readonly [string, string])[] = [
  ['A', 'GSP'],
  ['A+', 'GSP, least-developed countries'],
  ['A*', 'GSP, with exclusions'],
  ['B', 'Automotive Products Trade Act'],
  ['C', 'Agreement on Trade in Civil Aircraft'],
  ['D', 'AGOA'],
  ['E', 'CBERA'],
  ['E*', 'CBERA, with exclusions'],
  ['IL', 'Israel'],
  ['K', 'Agreement on Trade in Pharmaceutical Products'],
  ['L', 'Intermediate chemicals for dyes'],
  ['R', 'CBTPA'],
  ['JO', 'Jordan'],
  ['SG', 'Singapore'],
  ['CL', 'Chile'],
  ['MA', 'Morocco'],
  ['AU', 'Australia'],
  ['BH', 'Bahrain'],
  ['OM', 'Oman'],
  ['PE', 'Peru'],
  ['KR', 'Korea'],
  ['CO', 'Colombia'],
  ['PA', 'Panama'],
  ['JP', 'Japan'],
];

const SPIS: ReadonlyMap<string, Spi> = new Map(
  (
    [
      {
        code: 'S',
        program: 'USMCA',
        agreement: 'USMCA',
        kind: 'originating',
        source: read('19 CFR 182.11'),
      },
      {
        code: 'S+',
        program: 'USMCA',
        agreement: 'USMCA',
        kind: 'tpl-or-agricultural',
        source: unconfirmed('19 CFR 182.82; CATAIR comment', '3rd'),
      },
      {
        code: 'P',
        program: 'CAFTA-DR',
        agreement: 'CAFTA-DR',
        kind: 'originating',
        source: read('HTSUS GN 29(a)(i)'),
      },
      {
        code: 'P+',
        program: 'CAFTA-DR',
        agreement: 'CAFTA-DR',
        kind: 'agricultural-us-as-third-country',
        source: read('HTSUS GN 29(a)(ii)'),
      },
      {
        code: 'CA',
        program: 'NAFTA, Canada',
        agreement: 'NAFTA',
        kind: 'originating',
        source: LIST,
      },
      {
        code: 'MX',
        program: 'NAFTA, Mexico',
        agreement: 'NAFTA',
        kind: 'originating',
        source: LIST,
      },
      ...OTHER_PROGRAMS.map(([code, program]) => ({
        code,
        program,
        kind: 'other-program' as const,
        source: LIST,
      })),
      ...(
        [
          ['N', 'West Bank, Gaza and qualifying industrial zones'],
          ['NP', 'Nepal'],
        ] as const
      ).map(([code, program]) => ({
        code,
        program,
        kind: 'other-program' as const,
        source: unconfirmed('HTSUS general notes', 'knowledge'),
      })),
    ] satisfies Spi[]
  ).map((spi) => [spi.code, spi]),
);

/** Reads a special program indicator, upper case, without blanks. Reason: `spi-unknown`. */
export function parseSpi(text: unknown): Checked<Spi> {
  const spi = typeof text === 'string' ? SPIS.get(text) : undefined;
  return spi === undefined
    ? refused(
        'spi-unknown',
        `${shown(text)} is no special program indicator: write the one of the tariff, such as S or P+, in upper case and without blanks.`,
      )
    : accepted(spi);
}
