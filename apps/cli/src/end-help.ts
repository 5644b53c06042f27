import type { Command } from 'commander';
import { EXAMPLES, exitCodesOf } from './help-text.ts';

/** The end of a help page: examples and exit codes. */
export function endHelp(command: Command, path: keyof typeof EXAMPLES): Command {
  const examples = EXAMPLES[path].map((example) => `  originmark ${example}`).join('\n');
  return command.addHelpText('after', `\nExamples:\n${examples}\n\n${exitCodesOf(path)}`);
}
