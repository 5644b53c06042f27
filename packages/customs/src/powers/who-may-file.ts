import type { PowerAnswer, PowerFacts, PowerUse } from './power-facts.ts';
import { checkPower, isPowerEnough } from './check-power.ts';
import { type SourceMark, read, unconfirmed } from '../source-mark.ts';

/** Officers of a resident corporation who sign without a power (19 CFR 141.38). */
export type ResidentOfficer = 'president' | 'vice-president' | 'treasurer' | 'secretary';

/** Who signs and files for an importer. */
export type Filer =
  /** The importer of record, by one of its own people. */
  | {
      readonly kind: 'importer';
      readonly importerIs: 'owner' | 'purchaser' | 'other' | undefined;
      readonly signer:
        | { readonly office: ResidentOfficer; readonly isKnownToCbp?: boolean }
        | { readonly office: 'other' }
        | undefined;
      readonly isResidentCorporation?: boolean;
      /** Whether an individual importer signs for itself. */
      readonly isTheImporterInPerson?: boolean;
      readonly power?: PowerFacts;
    }
  | { readonly kind: 'broker'; readonly isLicensed?: boolean; readonly power?: PowerFacts }
  | { readonly kind: 'other' };

/** Whether this filer may file, or what is missing to say so. */
export interface FilingRight {
  readonly answer: 'may-file' | 'may-not-file' | 'undecided';
  readonly because: string;
  readonly citation: string;
  readonly source: SourceMark;
  /** The questions put to the power, where there is one. */
  readonly power: readonly PowerAnswer[];
}

/**
 * Who may file an entry: the owner or purchaser of the goods, or a licensed broker that one of them or the consignee
 * named (19 USC 1484), and by whose hand: an officer of a resident corporation without a power (19 CFR 141.38), anybody
 * else with one. A power is kept and not filed (141.46): that none is shown is a question, not a fault.
 */
export function whoMayFile(filer: Filer, use: PowerUse): FilingRight {
  if (filer.kind === 'other')
    return said('may-not-file', 'neither owner, purchaser nor licensed broker', ENTRY);
  if (filer.kind === 'importer') return importerFiles(filer, use);
  if (filer.isLicensed === false)
    return said('may-not-file', 'customs business for others needs a licence', LICENCE);
  const byPower = underPower(filer.power, use);
  return byPower.answer === 'may-file' && filer.isLicensed === undefined
    ? { ...byPower, answer: 'undecided', because: 'whether the broker is licensed' }
    : byPower;
}

const ENTRY = { citation: '19 USC 1484', source: unconfirmed('19 USC 1484', 'knowledge') };
const LICENCE = { citation: '19 USC 1641', source: unconfirmed('19 USC 1641', 'knowledge') };
const OFFICER = { citation: '19 CFR 141.38', source: read('19 CFR 141.38') };
const POWER = { citation: '19 CFR 141.46', source: read('19 CFR 141.46') };

type Text = Pick<FilingRight, 'citation' | 'source'>;

function said(answer: FilingRight['answer'], because: string, text: Text): FilingRight {
  return { answer, because, ...text, power: [] };
}

function importerFiles(filer: Filer & { kind: 'importer' }, use: PowerUse): FilingRight {
  const { importerIs, isResidentCorporation, isTheImporterInPerson, power, signer } = filer;
  if (importerIs === 'other')
    return said('may-not-file', 'the importer is neither owner nor purchaser', ENTRY);
  if (importerIs === undefined)
    return said('undecided', 'whether the importer is owner or purchaser', ENTRY);
  if (isTheImporterInPerson === true) return said('may-file', 'the importer signs itself', ENTRY);
  if (power !== undefined) return underPower(power, use);
  const isOfficer = signer !== undefined && signer.office !== 'other';
  if (isOfficer && isResidentCorporation === true && signer.isKnownToCbp === true)
    return said('may-file', `${signer.office} of a resident corporation`, OFFICER);
  const isExcluded = signer?.office === 'other' || isResidentCorporation === false;
  return isExcluded
    ? said('undecided', 'whether who signs has a power', POWER)
    : said(
        'undecided',
        'whether an officer known to CBP signs for a resident corporation',
        OFFICER,
      );
}

function underPower(power: PowerFacts | undefined, use: PowerUse): FilingRight {
  if (power === undefined) return said('undecided', 'no power is shown: ask for it', POWER);
  const answers = checkPower(power, use);
  const failed = answers.find(({ answer }) => answer === 'not-met');
  const open = answers.find(({ answer }) => answer === 'undecided');
  const decisive = failed ?? open;
  if (decisive === undefined && isPowerEnough(answers))
    return { answer: 'may-file', because: 'under a power of attorney', ...POWER, power: answers };
  return {
    answer: failed === undefined ? 'undecided' : 'may-not-file',
    because: decisive?.why ?? 'no question was answered',
    citation: decisive?.citation ?? POWER.citation,
    source: decisive?.source ?? POWER.source,
    power: answers,
  };
}
