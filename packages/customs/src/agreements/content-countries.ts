import { type Checked, accepted, refused, shown } from '../checked.ts';
import { parseSpi } from '../numbers/spi.ts';
import { checkAgreementInForce } from './check-agreement-in-force.ts';

/**
 * Countries whose materials and operations count as those of a party for a claim under `spi`, entered on `enteredDate`
 * (`YYYY-MM-DD`, the port's day): those for which the agreement was then in force, without the one that the indicator
 * turns into a stranger. Under `P+` what was made in, or comes from, the United States is foreign (GN 29(a)(ii)).
 * Reasons: those of `checkAgreementInForce`; `spi-unknown` for an agreement's name, which does not say the indicator.
 */
export function contentCountries(spi: unknown, enteredDate: unknown): Checked<readonly string[]> {
  const parsed = parseSpi(spi);
  if (!parsed.ok) return parsed;
  const agreement = checkAgreementInForce(parsed.value.code, enteredDate);
  if (!agreement.ok) return agreement;
  // Read above: a malformed day is refused there.
  const entered = enteredDate as string;
  const { parties, treatsAsThirdCountry } = agreement.value;
  const strangers = treatsAsThirdCountry.filter((rule) => rule.spi === parsed.value.code);
  const countries = parties
    .filter(({ country, inForceFrom }) => {
      const isStranger = strangers.some((rule) => rule.country === country);
      return !isStranger && inForceFrom <= entered;
    })
    .map(({ country }) => country);
  return countries.length > 0
    ? accepted(countries)
    : refused('agreement-not-yet-in-force', `${shown(spi)} has no party on that day.`);
}
