import { type Command, Option } from 'commander';
import type { TrustForgetArgs, TrustSeenArgs } from './commands/trust-memory.ts';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Common, type Finish, repeated, withCommon } from './register-options.ts';

/** Adds the commands on trust policies, and on what a data folder remembers of them and of status lists. */
export function addTrust(program: Command, io: Io, finish: Finish): void {
  const trust = endHelp(program.command('trust'), 'trust sign').description(
    'Write and sign trust policies; see and forget what is remembered of them and of status lists.',
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
  addMemory(trust, io, finish);
}

function addMemory(trust: Command, io: Io, finish: Finish): void {
  withCommon(endHelp(trust.command('seen'), 'trust seen'))
    .description(
      'Show the highest sequence of each trust policy and status list that was seen, since when, and by which version: what is lower counts as rolled back.',
    )
    .argument('[name]', 'id of a policy, URL of a list, or DID of its issuer (default: all)')
    .action(async (name: string | undefined, options: Omit<TrustSeenArgs, 'name'>) => {
      const { runTrustSeen } = await import('./commands/trust-memory.ts');
      finish(await runTrustSeen({ args: { ...options, ...(name !== undefined && { name }) }, io }));
    });
  withCommon(endHelp(trust.command('forget'), 'trust forget'))
    .description(
      'Forget a sequence that nobody should have signed, so that what is lower counts again. What was forgotten stays in forgotten-sequences.jsonl of the data folder, with the reason.',
    )
    .argument('[name]', 'id of a policy or URL of a list, as "trust seen" shows it')
    .requiredOption('--reason <text>', 'why; kept with what was forgotten')
    .option('--issuer <did>', 'only the list of this issuer at the URL')
    .option('--from <sequence>', 'of a list only this sequence and higher ones')
    .option('--first-seen-since <time>', 'all lists that were first seen at this moment or later')
    .action(async (name: string | undefined, options: Omit<TrustForgetArgs, 'name'>) => {
      const { runTrustForget } = await import('./commands/trust-memory.ts');
      finish(
        await runTrustForget({ args: { ...options, ...(name !== undefined && { name }) }, io }),
      );
    });
}
