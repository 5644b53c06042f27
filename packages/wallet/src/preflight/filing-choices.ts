import { afterEntryOptions, agreementOf, parseLocalDate } from '@originmark/customs';
import type { PreflightChoice, PreflightLine } from '@originmark/schemas';
import type { LineMatch } from '../match/match-entry.ts';
import { stakeOf } from './at-stake.ts';

const LATER =
  'where the goods qualified at importation, a claim may follow within one year of it (19 USC 1520(d))';
const LATER_UNKNOWN =
  'that a claim may follow within one year of importation (19 USC 1520(d)) is not shown for this line';

/** @internal To file as it is, or without the claim: what is due then, and how long the claim can still be made. */
export function choicesOf(
  { line }: LineMatch['question'],
  preference: PreflightLine['preference'],
  imported: string | undefined,
): PreflightChoice[] {
  const { duty, fees } = stakeOf(line);
  const claimUntil = laterClaimUntil(line.spi, parseLocalDate(imported));
  return [
    {
      choice: 'file-as-is',
      preference,
      note: correctionNote(line.spi),
    },
    {
      choice: 'file-without-claim',
      preference: 'not-claimed',
      due: { ...(duty !== undefined && { duty }), ...(fees !== undefined && { fees }) },
      ...(claimUntil !== undefined && { claimUntil }),
      note: `Duty at the general rate and the merchandise processing fee are due now; ${claimUntil === undefined ? LATER_UNKNOWN : LATER}.`,
    },
  ];
}

/**
 * The last day of a claim under 19 USC 1520(d) for goods that are entered now without one, not flagged for
 * reconciliation; undefined where such a claim is not open to them (goods of a preference level, 19 CFR 182.82).
 */
function laterClaimUntil(
  spi: string | undefined,
  imported: string | undefined,
): string | undefined {
  if (spi === undefined || imported === undefined) return undefined;
  const claim = afterEntryOptions({
    today: imported,
    aim: 'claim-preference',
    spi,
    importDate: imported,
    entryDate: imported,
    wasClaimed: false,
    isFlaggedForReconciliation: false,
  }).find(({ remedy }) => remedy === 'post-importation-claim');
  return claim?.answer === 'open' ? claim.until : undefined;
}

/**
 * What a wrong claim asks of the importer under its own agreement, such as 19 CFR 182.11(c) and 182.124 for USMCA.
 * Where the text of the agreement was not read, no days are told.
 */
function correctionNote(spi: string | undefined): string {
  const agreement = agreementOf(spi);
  const promptly =
    agreement?.citationsSource.confirmed === true ? 'within 30 days of becoming aware' : 'promptly';
  const reference = agreement === undefined ? '' : ` (${agreement.citations.correction})`;
  return `The claim is made. If it proves wrong, correct it ${promptly} and pay what is due${reference}.`;
}
