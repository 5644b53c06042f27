import type { Command } from 'commander';
import type { ExitCode } from './errors.ts';

/** What every command on a data folder is given. */
export interface Common {
  readonly data?: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Called with what a command ended in. */
export type Finish = (code: ExitCode) => void;

/** Collects an option that may be given again. */
export function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** The options that every command on a data folder has. */
export function withCommon(command: Command): Command {
  return command
    .option('--data <folder>', 'data folder (default ORIGINMARK_DATA, else .originmark)')
    .option('--json', 'print the result as one JSON object')
    .option('--no-color', 'print without colour');
}

/** The options of writes that a relayer may send. */
export function withSponsoring(command: Command): Command {
  return command
    .option('--sponsored-request <file>', 'sign it for a relayer who pays, and send nothing')
    .option('--nonce <number>', 'number of the request among those of its owner (default the next)')
    .option('--valid-hours <number>', 'how long the request is good (default 24)');
}
