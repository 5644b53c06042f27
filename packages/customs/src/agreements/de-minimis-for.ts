import { type Checked, accepted, refused, shown } from '../checked.ts';
import { parseHts } from '../numbers/hts.ts';
import { agreementOf } from './agreements.ts';
import type { DeMinimisRule } from './origin-limits.ts';

/**
 * The de minimis rule of an agreement (identifier or SPI) for a good, by chapter and heading. It says neither whether
 * the good meets it nor whether an exclusion closes it: see `deMinimisExclusions`.
 * Reasons: `agreement-unknown`, `hts-shape`, `hts-chapter`, `de-minimis-textile-unsettled` (a heading of which some
 * goods are textiles to the agreement and some are not: a person decides).
 */
export function deMinimisFor(spiOrId: unknown, hts: unknown): Checked<DeMinimisRule> {
  const agreement = agreementOf(spiOrId);
  if (agreement === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  const parsed = parseHts(hts);
  if (!parsed.ok) return parsed;
  const { chapter, heading } = parsed.value;
  const { deMinimis, textileUnsettled } = agreement.limits;
  if (textileUnsettled?.headings.includes(heading) === true) {
    return refused(
      'de-minimis-textile-unsettled',
      `Some goods of heading ${heading} are textiles to ${agreement.id}, some are not: weight or value is not settled.`,
    );
  }
  const named = deMinimis.find(
    ({ goods }) => goods?.includes(chapter) === true || goods?.includes(heading) === true,
  );
  const rule = named ?? deMinimis.find(({ goods }) => goods === undefined);
  return rule === undefined
    ? refused('agreement-unknown', `${agreement.id} has no de minimis rule known here.`)
    : accepted(rule);
}
