import { type Command, Option } from 'commander';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Common, type Finish, repeated, withCommon } from './register-options.ts';

/** Adds the commands of trust policies. What they need is loaded when one of them runs. */
export function addTrust(program: Command, io: Io, finish: Finish): void {
  const trust = endHelp(program.command('trust'), 'trust sign').description(
    'Write and sign trust policies.',
  );
  withCommon(endHelp(trust.command('template'), 'trust template'))
    .description('Write a first trust policy: roots of this data folder, and its ledger.')
    .addOption(
      new Option('--root <did>', 'a DID or name to list as a root; may be given again')
        .argParser(repeated)
        .makeOptionMandatory(),
    )
    .option('--resolver <did>', 'a DID or name to list as a resolver; may be given again', repeated)
    .option(
      '--audience <did>',
      'the verifier itself, to whom bundles are presented and who signs reports: a DID or a name',
    )
    .requiredOption('--out <file>', 'where to write it')
    .action(async (args: Common & { root: readonly string[]; out: string }) => {
      const { runTrustTemplate } = await import('./commands/trust.ts');
      finish(await runTrustTemplate({ args, io }));
    });
  withCommon(endHelp(trust.command('sign'), 'trust sign'))
    .description('Sign a trust policy as a credential.')
    .argument('<policy>', 'trust policy, JSON')
    .requiredOption('--did <did>', 'who signs it: a DID or a name of the data folder')
    .requiredOption('--out <file>', 'where to write it')
    .action(async (policy: string, options: Common & { did: string; out: string }) => {
      const { runTrustSign } = await import('./commands/trust.ts');
      finish(await runTrustSign({ args: { ...options, policy }, io }));
    });
}
