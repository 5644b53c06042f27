import type { Command } from 'commander';
import { EXAMPLES, EXIT_CODES, READING_EXIT_CODES } from './help-text.ts';

const JUDGING: readonly string[] = ['verify', 'check-proof'];

/** The end of a help page: examples and exit codes. */
export function endHelp(command: Command, path: keyof typeof EXAMPLES): Command {
  const examples = EXAMPLES[path].map((example) => `  originmark ${example}`).join('\n');
  const exitCodes = JUDGING.includes(path) ? EXIT_CODES : READING_EXIT_CODES;
  return command.addHelpText('after', `\nExamples:\n${examples}\n\n${exitCodes}`);
}
