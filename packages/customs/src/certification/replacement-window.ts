import { agreementOf } from '../agreements/agreements.ts';
import { type Checked, accepted, refused, shown } from '../checked.ts';
import type { Deadline } from '../dates/filing-deadlines.ts';
import { FEDERAL_HOLIDAY_SOURCE } from '../dates/federal-holidays.ts';
import { parseLocalDate } from '../dates/local-date.ts';
import { addWorkingDays } from '../dates/working-days.ts';
import { read, unconfirmed } from '../source-mark.ts';

const WORKING_DAYS = 5;
const SOURCES = {
  USMCA: unconfirmed('CBP USMCA implementing instructions', '3rd'),
  NAFTA: read('19 CFR 181.22(c)'),
} as const;

/**
 * The earliest day that CBP may set as the last for handing in a corrected certification in place of one that is
 * illegible or defective: not less than five working days from its notice. CBP may give more, so that the day after is
 * not yet too late by law. A defective certification is not a good shown not to originate.
 * Reasons: `agreement-unknown`, `replacement-rule-unknown`, `replacement-notice-malformed`.
 */
export function replacementWindow(spiOrId: unknown, noticeDay: unknown): Checked<Deadline> {
  const agreement = agreementOf(spiOrId);
  if (agreement === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  if (agreement.id === 'CAFTA-DR')
    return refused('replacement-rule-unknown', 'No such period of CAFTA-DR is known here.');
  const notice = parseLocalDate(noticeDay);
  if (notice === undefined)
    return refused(
      'replacement-notice-malformed',
      `Give the day of the notice as YYYY-MM-DD, not ${shown(noticeDay)}.`,
    );
  return accepted({
    date: addWorkingDays(notice, WORKING_DAYS),
    sources: [SOURCES[agreement.id], FEDERAL_HOLIDAY_SOURCE],
    note: 'At the earliest: the notice says the day, and CBP may give more than five working days.',
  });
}
