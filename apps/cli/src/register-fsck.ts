import type { Command } from 'commander';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Common, type Finish, withCommon } from './register-options.ts';

/** Adds the command that looks for damage. What it needs is loaded when it runs. */
export function addFsck(program: Command, io: Io, finish: Finish): void {
  withCommon(endHelp(program.command('fsck'), 'fsck'))
    .description(
      'Look for damage in the data folder: register, keys, status lists, proofs, wallet, files, stamps on the ledger. Says what is lost, and what can be rebuilt from what.',
    )
    .option('--repair', 'rebuild what can be rebuilt; without it nothing is changed')
    .action(async (args: Common) => {
      const { runFsckCommand } = await import('./commands/fsck.ts');
      finish(await runFsckCommand({ args, io }));
    });
}
