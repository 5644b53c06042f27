import { randomUUID } from 'node:crypto';
import { type AfterEntryFacts, afterEntryOptions, type RemedyAnswer } from '@originmark/customs';
import { addDueDate, markDueDateDone, type StorageTransaction } from '@originmark/storage';
import {
  dayAtPort,
  factsOfEntry,
  factsOfLine,
  type FiledEntry,
  type KnownFacts,
  readFiledEntries,
} from '@originmark/wallet';

/** What may still be done about one line. */
export interface LineOptions {
  readonly line: number;
  readonly aim: AfterEntryFacts['aim'];
  readonly remedies: readonly RemedyAnswer[];
}

/** The day at the port of an entry; in UTC where the zone of the port is not known. */
export function todayAt(now: number, port: string | undefined): string {
  return dayAtPort(now, port) ?? new Date(now).toISOString().slice(0, 10);
}

/** What may still be done about every line of an entry, by what is known now. */
export function optionsOf(entry: FiledEntry, known: KnownFacts): readonly LineOptions[] {
  const common = factsOfEntry(entry, known);
  return entry.lines.map((line) => {
    const facts = factsOfLine(common, line);
    return { line: line.line, aim: facts.aim, remedies: afterEntryOptions(facts) };
  });
}

/**
 * Enters the last days of an entry that follow from what is known now. Days that were reckoned from less are
 * done with, because others take their place.
 */
export async function enterDueDates(
  tx: StorageTransaction,
  entry: FiledEntry,
  options: readonly LineOptions[],
  now: number,
): Promise<void> {
  const { entryNumber } = entry;
  const wanted = options.flatMap(({ line, remedies }) =>
    remedies.flatMap((remedy) => toDue(entryNumber, line, remedy)),
  );
  const before = await tx
    .selectFrom('due_date')
    .select(['id', 'kind', 'about'])
    .where('about', 'like', `${entryNumber} line %`)
    .where('source', 'like', `${OF_ENTRY}%`)
    .where('done_at', 'is', null)
    .execute();
  for (const { about, id, kind } of before)
    if (!wanted.some((one) => one.about === about && one.kind === kind))
      await markDueDateDone(tx, { id, because: 'another day took its place', at: now });
  for (const due of wanted) await addDueDate(tx, { id: randomUUID(), ...due, createdAt: now });
}

/** Enters the last days of an entry that was filed just now, of which nothing else is known. */
export async function enterFiled(
  tx: StorageTransaction,
  subject: object,
  now: number,
): Promise<void> {
  const [entry] = readFiledEntries(JSON.stringify(subject)).entries;
  if (entry === undefined) return;
  const today = todayAt(now, entry.port);
  await enterDueDates(tx, entry, optionsOf(entry, { today }), now);
}

/** From what a day was reckoned. */
const OF_ENTRY = 'entry';

/** Of what is not known yet, these are worth being looked after. */
const LOOKED_AFTER: readonly RemedyAnswer['remedy'][] = [
  'post-summary-correction',
  'post-importation-claim',
];

/** What is open has a last day or ends with an event; what wants facts says which. */
function toDue(entryNumber: string, line: number, remedy: RemedyAnswer) {
  const due = { kind: remedy.remedy, rule: remedy.citation };
  const about = `${entryNumber} line ${line}`;
  if (remedy.answer === 'open') {
    const { until, untilEvent = 'an event' } = remedy;
    return until === undefined
      ? [{ ...due, about: `${about} until ${untilEvent}`, source: OF_ENTRY }]
      : [{ ...due, about: `${about} until ${until}`, lastDay: until, source: OF_ENTRY }];
  }
  if (remedy.answer !== 'undecided' || !LOOKED_AFTER.includes(remedy.remedy)) return [];
  const wants = remedy.wantOf.join('; ');
  return [{ ...due, about: `${about} until nobody knows`, source: `${OF_ENTRY}, wants: ${wants}` }];
}
