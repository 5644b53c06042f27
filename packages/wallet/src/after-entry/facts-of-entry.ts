import type { AfterEntryFacts } from '@originmark/customs';
import type { FiledEntry, FiledLine } from './filed-entry.ts';

/** What is known of an entry besides what it says itself. */
export type KnownFacts = Omit<AfterEntryFacts, 'aim' | 'entryType' | 'spi' | 'wasClaimed'>;

/** The facts of an entry that are those of all its lines; what nobody says stays open. */
export function factsOfEntry(
  { entryDate, entryType, importDate }: Omit<FiledEntry, 'lines'>,
  known: KnownFacts,
): Omit<AfterEntryFacts, 'aim'> {
  return {
    ...(entryDate !== undefined && { entryDate }),
    ...(importDate !== undefined && { importDate }),
    ...known,
    ...(entryType !== undefined && { entryType }),
  };
}

/**
 * A line that claimed has a claim to correct; any other might still claim.
 * @param claimed lines on which the preference was claimed, where that is not what the entry says
 */
export function factsOfLine(
  common: Omit<AfterEntryFacts, 'aim'>,
  line: FiledLine,
  { claimed, spi: named }: { readonly claimed?: ReadonlySet<number>; readonly spi?: string } = {},
): AfterEntryFacts {
  const wasClaimed = claimed === undefined ? line.spi !== undefined : claimed.has(line.line);
  const spi = line.spi ?? named;
  return {
    ...common,
    aim: wasClaimed ? 'correct-claim' : 'claim-preference',
    wasClaimed,
    ...(spi !== undefined && { spi }),
  };
}
