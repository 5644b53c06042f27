import { agreementOf } from '../agreements/agreements.ts';
import { type Checked, accepted, refused, shown } from '../checked.ts';
import { CORRECTION_SOURCE, correctionLastDay } from '../dates/after-entry-deadlines.ts';
import { type LocalDate, parseLocalDate } from '../dates/local-date.ts';
import { type SourceMark, read } from '../source-mark.ts';

/** A certification that its maker has reason to believe is wrong. */
export interface WrongCertification {
  readonly spiOrId: string;
  readonly certifierRole: 'importer' | 'exporter' | 'producer';
  /** Where the certifier is, ISO 3166-1; the regulations of the United States bind its own exporters and producers. */
  readonly certifierCountry?: string;
  /** Everybody to whom the certification was provided. */
  readonly providedTo: readonly string[];
  readonly awareOn?: LocalDate;
}

/** Who must be told, by whom, how and by when. */
export interface DutyToTell {
  readonly whom: string;
  readonly how: string;
  /** The last day on which it is prompt whatever else has happened; absent while the day of awareness is not known. */
  readonly by?: LocalDate;
  readonly citation: string;
  readonly source: SourceMark;
}

/** `not-bound`: no duty of this law; that the same is wise, or owed at home, is another question. */
export type TellingAnswer =
  | { readonly answer: 'bound'; readonly duties: readonly DutyToTell[] }
  | { readonly answer: 'not-bound'; readonly because: string }
  | { readonly answer: 'undecided'; readonly wantOf: string };

/**
 * Who must be told that a certification is wrong. An importer corrects its claims with CBP (19 CFR 182.11(c)); an
 * exporter or producer in the United States tells in writing everybody to whom it gave the certification, and CBP
 * (182.21(b); NAFTA 181.11(d)). One in Mexico or Canada is bound by its own law, which is not known here.
 * Reasons: `agreement-unknown`, `telling-day-malformed`.
 */
export function whoMustBeTold(wrong: WrongCertification): Checked<TellingAnswer> {
  const { awareOn, certifierCountry, certifierRole, providedTo, spiOrId } = wrong;
  const agreement = agreementOf(spiOrId);
  if (agreement === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  if (awareOn !== undefined && parseLocalDate(awareOn) === undefined)
    return refused('telling-day-malformed', `${shown(awareOn)} is no day.`);
  const by = awareOn === undefined ? {} : { by: correctionLastDay(awareOn, agreement.id).date };
  if (certifierRole === 'importer') {
    const duty = {
      whom: 'CBP',
      how: 'a corrected claim or certification with a statement, and any duties and fees',
      ...by,
      citation: agreement.citations.correction,
      source: CORRECTION_SOURCE[agreement.id],
    };
    return accepted({ answer: 'bound', duties: [duty] });
  }
  if (agreement.id === 'CAFTA-DR')
    return accepted({ answer: 'undecided', wantOf: 'the text of 19 CFR 10.589 and 10.622' });
  if (certifierCountry === undefined)
    return accepted({ answer: 'undecided', wantOf: 'the country of the certifier' });
  if (certifierCountry !== 'US')
    return accepted({
      answer: 'not-bound',
      because: 'the regulation binds exporters and producers of the United States only',
    });
  const isUsmca = agreement.id === 'USMCA';
  const citation = isUsmca ? '19 CFR 182.21(b), 182.124' : '19 CFR 181.11(d)';
  const text = { ...by, citation, source: read(citation) };
  const duties: DutyToTell[] = providedTo.map((whom) => ({ whom, how: 'in writing', ...text }));
  if (isUsmca) duties.push({ whom: 'CBP', how: 'in writing, with the correction', ...text });
  // Nobody told is no duty done: without a list there is nothing to go by.
  return providedTo.length === 0
    ? accepted({ answer: 'undecided', wantOf: 'to whom the certification was provided' })
    : accepted({ answer: 'bound', duties });
}
