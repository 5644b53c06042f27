import { type Checked, accepted, refused, shown } from '../checked.ts';
import { parseLocalDate } from '../dates/local-date.ts';
import { isoCountry } from '../numbers/iso-country.ts';
import type { Agreement } from './agreement.ts';
import { agreementOf } from './agreements.ts';

/**
 * Whether a claim under an agreement (identifier or SPI) could be made for goods entered on `enteredDate`
 * (`YYYY-MM-DD`, the port's day) and, when given, whether `originCountry` was then a party to it.
 * A country of origin for marking may lawfully lie outside: leave it out where only the preference is in question.
 * Reasons: `agreement-unknown`, `agreement-date-malformed`, `agreement-not-yet-in-force`, `agreement-ended`,
 * `agreement-country-malformed`, `agreement-country-not-a-party`, `agreement-country-not-yet-in-force`.
 */
export function checkAgreementInForce(
  spiOrId: unknown,
  enteredDate: unknown,
  originCountry?: unknown,
): Checked<Agreement> {
  const agreement = agreementOf(spiOrId);
  if (agreement === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  const entered = parseLocalDate(enteredDate);
  if (entered === undefined) {
    return refused(
      'agreement-date-malformed',
      `Give the day of entry as YYYY-MM-DD, not ${shown(enteredDate)}.`,
    );
  }
  const { from, until } = agreement.entered;
  if (entered < from)
    return refused('agreement-not-yet-in-force', `${agreement.id} is in force from ${from}.`);
  if (until !== undefined && entered > until) {
    return refused('agreement-ended', `${agreement.id} covers goods entered up to ${until}.`);
  }
  return originCountry === undefined
    ? accepted(agreement)
    : checkParty(agreement, entered, originCountry);
}

/** `checkAgreementInForce` as a yes or no; anything malformed or unknown is a no. */
export function isAgreementInForce(
  spiOrId: unknown,
  enteredDate: unknown,
  originCountry?: unknown,
): boolean {
  return checkAgreementInForce(spiOrId, enteredDate, originCountry).ok;
}

function checkParty(agreement: Agreement, entered: string, country: unknown): Checked<Agreement> {
  if (!isoCountry(country)) {
    return refused('agreement-country-malformed', `${shown(country)} is no ISO 3166-1 country.`);
  }
  const party = agreement.parties.find((candidate) => candidate.country === country);
  if (party === undefined) {
    return refused(
      'agreement-country-not-a-party',
      `${shown(country)} is not a party to ${agreement.id}.`,
    );
  }
  return entered < party.inForceFrom
    ? refused(
        'agreement-country-not-yet-in-force',
        `${agreement.id} is in force for ${party.country} from ${party.inForceFrom}.`,
      )
    : accepted(agreement);
}
