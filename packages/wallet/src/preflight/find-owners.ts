import type { Holdings } from '../hold/holdings.ts';
import type { EntryMatch } from '../match/match-entry.ts';
import { partyAt, subjectOf, textAt } from '../match/read-members.ts';

/** @internal Owners of the rights that lines declare, from what is held of the rights themselves. */
export async function findOwners(
  { lines }: EntryMatch,
  holdings: Holdings,
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  const unheld = lines.filter(({ authorities }) => authorities.length === 0);
  for (const right of new Set(unheld.flatMap(({ question }) => question.line.rights ?? []))) {
    const [held] = await holdings.find({
      types: ['IntellectualPropertyRightsCredential'],
      right,
    });
    const owner =
      held === undefined || textAt(subjectOf(held), 'right') !== right
        ? undefined
        : partyAt(subjectOf(held), 'intellectualPropertyRightsOwner');
    if (owner !== undefined) owners.set(right, owner);
  }
  return owners;
}
