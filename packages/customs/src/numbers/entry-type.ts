import { type Checked, accepted, refused, shown } from '../checked.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { type SourceMark, read, unconfirmed } from '../source-mark.ts';

/** What an entry summary is filed as: its type code, 7501 block 2, AE record 10 columns 34 to 35. */
export interface EntryType {
  readonly code: string;
  readonly title: string;
  /**
   * `formal` and `informal` enter goods; `reconciliation` corrects an entry that was flagged for it; `admission` brings
   * goods into a foreign-trade zone; `in-bond` moves them on; `low-value` was section 321.
   */
  readonly filing: EntryFiling;
  /** The goods are under a quota, or need a visa. */
  readonly isQuota: boolean;
  /** The goods are under an anti-dumping or countervailing duty order. */
  readonly isAdCvd: boolean;
  /** The goods come out of a foreign-trade zone, or go into one. */
  readonly isForeignTradeZone: boolean;
  /** Into a bonded warehouse, from one to another, or out of one. */
  readonly isWarehouse: boolean;
  /** Stands in the table of the AE chapter. */
  readonly isInAe: boolean;
  /** From this day on ACE takes it no more. */
  readonly closedFrom?: LocalDate;
  readonly source: SourceMark;
}

export type EntryFiling =
  | 'formal'
  | 'informal'
  | 'reconciliation'
  | 'admission'
  | 'in-bond'
  | 'low-value';

type Mark = 'quota' | 'ad-cvd' | 'ftz' | 'warehouse';

const AE_TABLE = unconfirmed('ACE ABI CATAIR Entry Summary Create/Update, Table 2', '3rd');
const OLDER_FORM = unconfirmed('CBP Form 7501 instructions, older editions, block 2', 'to-confirm');

const row = (
  code: string,
  title: string,
  filing: EntryFiling,
  marks: readonly Mark[] = [],
  more: Partial<Pick<EntryType, 'isInAe' | 'closedFrom' | 'source'>> = {},
): EntryType => ({
  code,
  title,
  filing,
  isQuota: marks.includes('quota'),
  isAdCvd: marks.includes('ad-cvd'),
  isForeignTradeZone: marks.includes('ftz'),
  isWarehouse: marks.includes('warehouse'),
  isInAe: true,
  source: AE_TABLE,
  ...more,
});

const OLDER = { isInAe: false, source: OLDER_FORM } as const;
const IN_BOND = {
  isInAe: false,
  source: unconfirmed('In-bond entry types', 'knowledge'),
} as const;

/** Every type that is known here, with where it is known from. */
export const ENTRY_TYPES: readonly EntryType[] = [
  row('01', 'consumption, free and dutiable', 'formal'),
  row('02', 'consumption, quota or visa', 'formal', ['quota']),
  row('03', 'consumption, anti-dumping or countervailing duty', 'formal', ['ad-cvd']),
  row('04', 'appraisement', 'formal', [], OLDER),
  row('05', 'vessel repair', 'formal', [], OLDER),
  row('06', 'consumption, foreign-trade zone', 'formal', ['ftz']),
  row('07', 'consumption, quota or visa with anti-dumping or countervailing duty', 'formal', [
    'quota',
    'ad-cvd',
  ]),
  row('08', 'duty deferral', 'formal', [], OLDER),
  row('09', 'reconciliation summary', 'reconciliation', [], OLDER),
  row('11', 'informal, free and dutiable', 'informal'),
  row('12', 'informal, quota or visa', 'informal', ['quota']),
  row('13', 'informal, mail (test of 2026)', 'informal', [], {
    isInAe: false,
    source: unconfirmed('ACE test of informal entry by mail, 2026', '3rd'),
  }),
  row('21', 'warehouse', 'formal', ['warehouse']),
  row('22', 're-warehouse', 'formal', ['warehouse']),
  row('23', 'temporary importation under bond', 'formal'),
  row('24', 'trade fair', 'formal', [], OLDER),
  row('25', 'permanent exhibition', 'formal', [], OLDER),
  row('26', 'foreign-trade zone admission', 'admission', ['ftz'], OLDER),
  row('31', 'warehouse withdrawal, consumption', 'formal', ['warehouse']),
  row('32', 'warehouse withdrawal, quota or visa', 'formal', ['warehouse', 'quota']),
  row('34', 'warehouse withdrawal, anti-dumping or countervailing duty', 'formal', [
    'warehouse',
    'ad-cvd',
  ]),
  row('38', 'warehouse withdrawal, quota with anti-dumping or countervailing duty', 'formal', [
    'warehouse',
    'quota',
    'ad-cvd',
  ]),
  row('51', 'government, military', 'formal'),
  row('52', 'government, other', 'formal'),
  row('61', 'immediate transportation', 'in-bond', [], IN_BOND),
  row('62', 'transportation and exportation', 'in-bond', [], IN_BOND),
  row('63', 'immediate exportation', 'in-bond', [], IN_BOND),
  row('86', 'section 321, low value (test)', 'low-value', [], {
    isInAe: false,
    closedFrom: '2025-08-29',
    source: read('EO 14324; 90 FR 42418'),
  }),
];

const BY_CODE: ReadonlyMap<string, EntryType> = new Map(ENTRY_TYPES.map((one) => [one.code, one]));

/** Reads an entry type of two digits. Reasons: `entry-type-shape`, `entry-type-unknown`. */
export function parseEntryType(text: unknown): Checked<EntryType> {
  if (typeof text !== 'string' || text.length !== 2 || !/^[0-9]{2}$/.test(text)) {
    return refused(
      'entry-type-shape',
      `An entry type has two digits such as 01, not ${shown(text)}.`,
    );
  }
  const type = BY_CODE.get(text);
  return type === undefined
    ? refused(
        'entry-type-unknown',
        `Entry type ${text} is not known here: look it up in the entry summary chapter before relying on the entry.`,
      )
    : accepted(type);
}
