import { type RemedyAnswer, afterEntryOptions } from '@originmark/customs';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { type FiledEntry, loadFiledEntries } from '../files/filed-entries.ts';
import type { Call, Io } from '../io.ts';
import { ADVISORY, putRemedies } from '../render/after-entry.ts';
import { createPage, readStyle } from '../render/page.ts';
import type { PrintArgs } from '../workspace/print-result.ts';
import {
  type AfterEntryOptions,
  factsOfEntry,
  factsOfLine,
  parseClaimed,
} from './after-entry-facts.ts';

export interface AfterEntryArgs extends PrintArgs, AfterEntryOptions {
  readonly entries: readonly string[];
  readonly data?: string;
  /** Token of a certification that was withdrawn. */
  readonly withdrawn?: string;
  readonly falseFrom?: string;
}

/** What can still be done about one line. */
export interface LineRemedies {
  readonly line: number;
  readonly spi?: string;
  readonly aim: 'claim-preference' | 'correct-claim';
  readonly remedies: readonly RemedyAnswer[];
}

/**
 * Prints what can still be done about the lines of entries that were filed, remedy by remedy. What nobody says is
 * wanted, never taken for "no".
 * @throws CliError 64, 65
 */
export async function runAfterEntry({ args, io }: Call<AfterEntryArgs>): Promise<ExitCode> {
  if (args.withdrawn !== undefined) {
    const { runWithdrawn } = await import('./withdrawn.ts');
    return runWithdrawn({ args: { ...args, withdrawn: args.withdrawn }, io });
  }
  if (args.falseFrom !== undefined)
    throw wrongUsage('--false-from belongs to a certification: name it with --withdrawn.');
  if (args.entries.length === 0)
    throw wrongUsage('Name the entry as it was filed: AE records, or an entry summary as JSON.');
  const entries = await loadAll(args.entries, io);
  const claimed = parseClaimed(args.claimed, entries);
  const told = entries.map((entry) => {
    const common = factsOfEntry(entry, args, io);
    const lines = entry.lines.map((line): LineRemedies => {
      const facts = factsOfLine(common, line, claimed, args);
      return {
        line: line.line,
        ...(facts.spi !== undefined && { spi: facts.spi }),
        aim: facts.aim,
        remedies: afterEntryOptions(facts),
      };
    });
    return { entryNumber: entry.entryNumber, on: common.today, lines };
  });
  if (args.json === true) {
    await io.out(`${JSON.stringify({ advisory: true, notice: ADVISORY, entries: told })}\n`);
    return EXIT.noException;
  }
  const page = createPage(readStyle(io, args));
  for (const entry of told) putRemedies(page, entry);
  page.gap();
  page.put({ text: ADVISORY, look: 'dim' });
  await io.out(page.text());
  return EXIT.noException;
}

/** @throws CliError 65 */
export async function loadAll(paths: readonly string[], io: Io): Promise<readonly FiledEntry[]> {
  const entries: FiledEntry[] = [];
  for (const path of paths) entries.push(...(await loadFiledEntries(path, io)));
  return entries;
}
