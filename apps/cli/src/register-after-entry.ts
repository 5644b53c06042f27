import type { Command } from 'commander';
import type { AfterEntryArgs } from './commands/after-entry-facts.ts';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Finish, withCommon } from './register-options.ts';

/** Adds what an importer asks once an entry is filed. What it needs is loaded when it runs. */
export function addAfterEntry(program: Command, io: Io, finish: Finish): void {
  withCommon(endHelp(program.command('after-entry'), 'after-entry'))
    .description(
      'Tell what can still be done about an entry that was filed, remedy by remedy: open until which day, closed since when, not open and why, or undecided for want of what. With --withdrawn: which entries and lines a withdrawn certification hits, and by when to correct them. What is not said is not known, and is never taken for "no".',
    )
    .argument('[entries...]', 'entries as filed: AE records, or entry summaries as JSON')
    .option(
      '--entered-at <day>',
      'day of entry at the port, or moment, where the file does not say it',
    )
    .option('--imported-at <day>', 'day of importation, where the file does not say it')
    .option(
      '--claimed <lines>',
      'lines that claimed the preference, such as 1,3, or none (default: as filed)',
    )
    .option('--spi <code>', 'indicator that a line without one would have claimed')
    .option('--flagged <yes|no>', 'whether the summary was flagged for FTA reconciliation')
    .option('--liquidated-on <day>', 'day of liquidation, or none')
    .option('--scheduled-liquidation <day>', 'day for which liquidation is scheduled')
    .option('--extended <yes|no>', 'whether liquidation was extended')
    .option('--claim-denied <day>', 'day on which a claim after importation was denied, or none')
    .option('--aware-on <day>', 'day on which the importer became aware that its claim is wrong')
    .option('--investigation <yes|no>', 'whether a formal investigation has begun')
    .option('--at <day>', 'day for which is asked, or moment (default now)')
    .option(
      '--withdrawn <token>',
      'certification that its maker took back; without entries: those held',
    )
    .option('--false-from <day>', 'first day on which it no longer holds (default: never true)')
    .action(async (entries: readonly string[], options: Omit<AfterEntryArgs, 'entries'>) => {
      const { runAfterEntry } = await import('./commands/after-entry.ts');
      finish(await runAfterEntry({ args: { ...options, entries }, io }));
    });
}
