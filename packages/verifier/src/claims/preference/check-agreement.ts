import { type Agreement, compareDates } from '@originmark/customs';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineClocks } from '../claims-context.ts';
import { possibleDaysAt, timeText } from '../clocks/local-day.ts';

/**
 * The agreement is in force for what is entered on a day. Without a clock of entry the days between
 * importation and claim decide, when the answer is the same for all of them.
 */
export function checkAgreement(
  claims: ClaimsContext,
  agreement: Agreement,
  clocks: LineClocks,
  facts: Facts,
): Finding {
  const { from, until } = agreement.entered;
  const days = possibleEntryDays(claims, clocks);
  const all = {
    ...facts,
    clock: 'entered',
    expected: until === undefined ? `from ${from}` : `${from} to ${until}`,
  } as const;
  if (days === undefined)
    return undecided('origin.agreement-not-in-force', { ...all, found: agreement.id });
  const found = `${agreement.id}, entered ${days.first === days.last ? days.first : `${days.first} to ${days.last}`}`;
  const isAfterEnd = (day: string) => until !== undefined && compareDates(day, until) > 0;
  if (compareDates(days.last, from) < 0 || isAfterEnd(days.first))
    return fail('origin.agreement-not-in-force', { ...all, found });
  return compareDates(days.first, from) >= 0 && !isAfterEnd(days.last)
    ? pass('origin', { ...all, found })
    : undecided('origin.agreement-not-in-force', {
        ...all,
        found: `${found} (${timeText(clocks.enteredAt) ?? 'no clock of entry'})`,
      });
}

function possibleEntryDays(
  claims: ClaimsContext,
  clocks: LineClocks,
): { readonly first: string; readonly last: string } | undefined {
  const port = claims.subject.portOfEntry;
  if (clocks.enteredAt !== undefined) return possibleDaysAt(clocks.enteredAt, port);
  if (clocks.importedAt === undefined || clocks.claimedAt === undefined) return undefined;
  const imported = possibleDaysAt(clocks.importedAt, port);
  const claimed = possibleDaysAt(clocks.claimedAt, port);
  if (imported === undefined || claimed === undefined) return undefined;
  return compareDates(imported.first, claimed.last) <= 0
    ? { first: imported.first, last: claimed.last }
    : undefined;
}
