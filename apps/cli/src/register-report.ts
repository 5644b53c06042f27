import type { Command } from 'commander';
import type { ReportCheckArgs } from './commands/report-check.ts';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Finish, repeated, withCommon } from './register-options.ts';

/** Adds the command of whoever receives a verifier's report. What it needs is loaded when it runs. */
export function addReportCommands(program: Command, io: Io, finish: Finish): void {
  const report = endHelp(program.command('report'), 'report check').description(
    'Check the signed reports of verifiers.',
  );
  withCommon(endHelp(report.command('check'), 'report check'))
    .description(
      'Say of a signed report what holds and what was not looked at: signature, signer, existence, trust policy and, with its evidence package, commitments and the replayed verdict. 0: all that was looked at holds; 1: something does not; 2: something could not be decided.',
    )
    .argument('<report>', 'token of the report (*.jwt), as "verify --report" writes it')
    .option('--trust <file>', 'the trust policy that it has to be made under; its audience signs')
    .option('--trust-key <thumbprint>', 'key that must have signed the trust policy (RFC 7638)')
    .option('--key <thumbprint>', 'the key that must have signed the report (RFC 7638)')
    .option('--evidence <file>', 'proofs of existence, as "prove" writes them', repeated)
    .option('--package <file>', 'the evidence package that it is of')
    .option('--rpc <url>', 'node of a ledger that the policy lists, or <0x chain id>=<url>')
    .option('--offline', 'ask no host and no node')
    .action(async (reportFile: string, options: Omit<ReportCheckArgs, 'reportFile'>) => {
      const { runReportCheck } = await import('./commands/report-check.ts');
      finish(await runReportCheck({ args: { ...options, reportFile }, io }));
    });
}
