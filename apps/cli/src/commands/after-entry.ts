import { afterEntryOptions } from '@originmark/customs';
import { factsOfLine } from '@originmark/wallet';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { loadAllFiledEntries } from '../files/filed-entries.ts';
import type { Call } from '../io.ts';
import { ADVISORY, type LineRemedies, putRemedies } from '../render/after-entry.ts';
import { createPage, readStyle } from '../render/page.ts';
import { type AfterEntryArgs, askedOf, parseClaimed, readFacts } from './after-entry-facts.ts';

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
  const entries = await loadAllFiledEntries(args.entries, io);
  const claimed = parseClaimed(args.claimed, entries);
  const told = entries.map((entry) => {
    const common = readFacts(entry, args, io);
    const lines = entry.lines.map((line): LineRemedies => {
      const facts = factsOfLine(common, line, askedOf(claimed, args));
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
