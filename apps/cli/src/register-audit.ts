import type { Command } from 'commander';
import type { AuditCheckArgs } from './commands/audit-check.ts';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import type { Finish } from './register-options.ts';

/** Adds the command of whoever audits a server. What it needs is loaded when it runs. */
export function addAuditCommands(program: Command, io: Io, finish: Finish): void {
  const audit = endHelp(program.command('audit'), 'audit check').description(
    'Check the audit trails of servers.',
  );
  endHelp(audit.command('check'), 'audit check')
    .description(
      'Say of an exported audit trail whether anything in it was changed, removed, put in or moved, and whether its end is there. It needs no server and no network.',
    )
    .argument('<trail>', 'the file that GET /audit/export wrote')
    .option('--head <position:hash>', 'a head that was kept elsewhere: nothing up to it is missing')
    .option('--json', 'print the result as one JSON object')
    .option('--no-color', 'print without colour')
    .action(async (trailFile: string, options: Omit<AuditCheckArgs, 'trailFile'>) => {
      const { runAuditCheck } = await import('./commands/audit-check.ts');
      finish(await runAuditCheck({ args: { ...options, trailFile }, io }));
    });
}
