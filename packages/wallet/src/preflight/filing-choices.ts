import { agreementOf, claim1520dLastDay, parseLocalDate } from '@originmark/customs';
import type { PreflightChoice, PreflightLine } from '@originmark/schemas';
import type { LineMatch } from '../match/match-entry.ts';
import { stakeOf } from './at-stake.ts';

/** @internal To file as it is, or without the claim: what is due then, and how long the claim can still be made. */
export function choicesOf(
  { line }: LineMatch['question'],
  preference: PreflightLine['preference'],
  imported: string | undefined,
): PreflightChoice[] {
  const { duty, fees } = stakeOf(line);
  const day = parseLocalDate(imported);
  const claimUntil = day === undefined ? undefined : claim1520dLastDay(day).date;
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
      note: 'Duty at the general rate and the merchandise processing fee are due now; where the goods qualified at importation, a claim may follow within one year of it (19 USC 1520(d)).',
    },
  ];
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
