import type { EntryVerdict, Fragment } from '@originmark/schemas';
import { HttpError } from '../http/http-error.ts';
import type { PresentedEntry } from './read-presented.ts';

/**
 * Lets nobody past who does not show that it holds the entry: nothing of it is kept, and nothing told but why.
 * @throws HttpError `submission.holder-not-proven`, with the findings
 */
export function assertHolderProven(
  { entryNumber, entryVersion, fragments }: EntryVerdict,
  entry: PresentedEntry | undefined,
): PresentedEntry {
  const against = fragments.filter(isAgainst);
  const isProven =
    against.length === 0 &&
    fragments.some(({ code }) => code === 'holder.ok') &&
    entry !== undefined;
  if (isProven && entryNumber === entry.number && entryVersion === entry.version) return entry;
  const reasons =
    against.length > 0 ? against : fragments.filter(({ effect }) => effect !== 'none');
  throw Object.assign(
    new HttpError('submission.holder-not-proven', 'it is not shown who presents this entry'),
    { reasons },
  );
}

/** What failed or stayed open of the presentation itself, of what it answers, or of reading it at all. */
function isAgainst({ check, credentialDigest, outcome, pointer }: Fragment): boolean {
  if (outcome !== 'fail' && outcome !== 'indeterminate') return false;
  if (check === 'holder') return true;
  return credentialDigest === undefined && pointer?.startsWith('/presentation') === true;
}
