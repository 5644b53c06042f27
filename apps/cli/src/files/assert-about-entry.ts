import type { EntryRecord, ObservedRight } from '@originmark/verifier';
import { unreadable, wrongUsage } from '../errors.ts';
import { type BundleView, isEntry, listOf, memberOf, textOf } from './read-bundle.ts';

/**
 * Refuses what was given beside a bundle and is about another entry. Where the bundle does not let
 * its entry be read, there is nothing to compare with: then the verdict says so.
 * @throws CliError 64 for a line that the entry does not have, 65 for the record of another entry
 */
export function assertAboutEntry(
  view: BundleView,
  given: {
    readonly observed: readonly ObservedRight[];
    readonly record?: { readonly path: string; readonly value: EntryRecord } | undefined;
  },
): void {
  const subjects = view.members.filter(isEntry).map(({ payload }) => payload['credentialSubject']);
  const lines = new Set(
    subjects.flatMap((subject) =>
      listOf(memberOf(subject, 'lines')).map((line) => memberOf(line, 'line')),
    ),
  );
  for (const { line, right } of lines.size === 0 ? [] : given.observed)
    if (!lines.has(line))
      throw wrongUsage(
        `--observed ${line}:${right} names a line that the entry does not have: its lines are ${[...lines].map(String).join(', ')}.`,
      );
  const numbers = subjects
    .map((subject) => textOf(memberOf(subject, 'entryNumber')))
    .filter((number) => number !== '');
  const { record } = given;
  if (record === undefined || numbers.length === 0) return;
  const { entryNumber } = record.value;
  if (!numbers.includes(entryNumber))
    throw unreadable(
      `The record ${record.path} is that of entry ${entryNumber}, and the bundle holds entry ${[...new Set(numbers)].join(', ')}: give the record of the same entry.`,
    );
}
