import type { AfterEntryFacts } from '@originmark/customs';
import { factsOfEntry, type FiledEntry } from '@originmark/wallet';
import { wrongUsage } from '../errors.ts';
import { nowAt, parseDay, parseDayAt } from '../files/filed-entries.ts';
import type { Io } from '../io.ts';
import type { PrintArgs } from '../workspace/print-result.ts';

/** What the command line says of entries besides their files. */
export interface AfterEntryOptions {
  readonly enteredAt?: string;
  readonly importedAt?: string;
  readonly claimed?: string;
  readonly spi?: string;
  readonly flagged?: string;
  readonly liquidatedOn?: string;
  readonly scheduledLiquidation?: string;
  readonly extended?: string;
  readonly claimDenied?: string;
  readonly awareOn?: string;
  readonly investigation?: string;
  readonly at?: string;
}

export interface AfterEntryArgs extends PrintArgs, AfterEntryOptions {
  readonly entries: readonly string[];
  readonly data?: string;
  /** Token of a certification that was withdrawn. */
  readonly withdrawn?: string;
  readonly falseFrom?: string;
}

/** The facts of an entry that are those of all its lines. @throws CliError 64 */
export function readFacts(
  entry: FiledEntry,
  options: AfterEntryOptions,
  io: Pick<Io, 'now'>,
): Omit<AfterEntryFacts, 'aim'> {
  const { at, awareOn, scheduledLiquidation } = options;
  const entryDate = dayFrom(entry, 'entryDate', options.enteredAt, '--entered-at');
  const importDate = dayFrom(entry, 'importDate', options.importedAt, '--imported-at');
  const isFlagged = yesOrNo(options.flagged, '--flagged');
  const isExtended = yesOrNo(options.extended, '--extended');
  const isInvestigated = yesOrNo(options.investigation, '--investigation');
  const liquidation = dayOrNone(options.liquidatedOn, '--liquidated-on');
  const claimDenied = dayOrNone(options.claimDenied, '--claim-denied');
  return factsOfEntry(entry, {
    today:
      at === undefined ? nowAt(io.now(), '--at', entry.port) : parseDayAt(at, '--at', entry.port),
    ...(entryDate !== undefined && { entryDate }),
    ...(importDate !== undefined && { importDate }),
    ...(isFlagged !== undefined && { isFlaggedForReconciliation: isFlagged }),
    ...(liquidation !== undefined && { liquidation }),
    ...(scheduledLiquidation !== undefined && {
      scheduledLiquidation: parseDay(scheduledLiquidation, '--scheduled-liquidation'),
    }),
    ...(isExtended !== undefined && { isLiquidationExtended: isExtended }),
    ...(claimDenied !== undefined && { claimDenied }),
    ...(awareOn !== undefined && { awareOn: parseDay(awareOn, '--aware-on') }),
    ...(isInvestigated !== undefined && { isUnderInvestigation: isInvestigated }),
  });
}

/** What the command line says of claims. */
export function askedOf(
  claimed: ReadonlySet<number> | undefined,
  { spi }: Pick<AfterEntryOptions, 'spi'>,
): { readonly claimed?: ReadonlySet<number>; readonly spi?: string } {
  return { ...(claimed !== undefined && { claimed }), ...(spi !== undefined && { spi }) };
}

/** Lines on which the preference was claimed, where the command line says so. @throws CliError 64 */
export function parseClaimed(
  text: string | undefined,
  entries: readonly FiledEntry[],
): ReadonlySet<number> | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return new Set();
  const known = new Set(entries.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const lines = text.split(',').map((part) => part.trim());
  const unknown = lines.find((part) => !/^[0-9]{1,3}$/.test(part) || !known.has(Number(part)));
  if (unknown !== undefined)
    throw wrongUsage(
      `--claimed ${text}: ${unknown === '' ? 'an empty place' : unknown} is no line of the entry. Write its lines such as 1,3, or none.`,
    );
  return new Set(lines.map(Number));
}

function dayFrom(
  entry: FiledEntry,
  member: 'entryDate' | 'importDate',
  text: string | undefined,
  option: string,
): string | undefined {
  const own = entry[member];
  if (text === undefined) return own;
  const day = parseDayAt(text, option, entry.port);
  if (own === undefined || own === day) return day;
  throw wrongUsage(
    `${option} says ${day}, and the file of ${entry.entryNumber} says ${own}: give it only where the file does not.`,
  );
}

function dayOrNone(text: string | undefined, option: string): string | null | undefined {
  if (text === undefined) return undefined;
  return text === 'none' ? null : parseDay(text, option);
}

function yesOrNo(text: string | undefined, option: string): boolean | undefined {
  if (text === undefined) return undefined;
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw wrongUsage(`${option} ${text}: answer yes or no, or leave it out where nobody knows.`);
}
