import type { Command } from 'commander';
import type { DraftArgs } from './commands/draft.ts';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { addAnchoring } from './register-anchoring.ts';
import { addDid } from './register-did.ts';
import { addFsck } from './register-fsck.ts';
import { type Common, type Finish, repeated, withCommon } from './register-options.ts';

/**
 * Adds the commands of an issuer. What they need is loaded when one of them runs: the others start
 * without database and ledger.
 */
export function addIssuerCommands(program: Command, io: Io, finish: Finish): void {
  withCommon(endHelp(program.command('init'), 'init'))
    .description(
      'Make a data folder: secret, database, and a network with its two contracts. Run again it changes nothing.',
    )
    .option(
      '--chain-id <number>',
      'chain id of one’s own, for ever part of every did:ethr (default random)',
    )
    .option('--rpc <url>', 'a node of an EVM network, instead of a chain of the folder')
    .option('--registry <address>', 'ERC-1056 registry that stands there (default: deploy one)')
    .option('--eas <address>', 'EAS that stands there (default: deploy one)')
    .option('--code-hash <hash>', 'keccak-256 of the code of that registry')
    .option('--finality <rule>', 'when a block counts: instant, finalized, or a number of blocks')
    .option('--account-key <file>', 'private key of the account that pays, 64 hexadecimal digits')
    .option('--status-base <url>', 'https URL under which status lists are to be served')
    .action(async (args: Common) => {
      const { runInit } = await import('./commands/init.ts');
      finish(await runInit({ args, io }));
    });

  addDid(program, io, finish);

  addDraft(program, io, finish);

  withCommon(endHelp(program.command('issue'), 'issue'))
    .description(
      'Issue a credential from a draft: without id, issuer and status, which are added. A licence wider than what it rests on is refused.',
    )
    .argument('<draft>', 'JSON file with type, credentialSubject and edges')
    .requiredOption('--as <did>', 'who issues it: a DID or a name of the data folder')
    .option('--basis <file>', 'token of what it rests on; may be given again', repeated)
    .option('--purpose <text>', 'what for, in your own words; kept in the register')
    .option('--out <file>', 'where to write the token (default: print it)')
    .action(async (draft: string, options: Common & { as: string }) => {
      const { runIssue } = await import('./commands/issue.ts');
      finish(await runIssue({ args: { ...options, draft }, io }));
    });

  addInterrupted(program, io, finish);
  addStatus(program, io, finish);
  addFsck(program, io, finish);
  addAnchoring(program, io, finish);
}

function addDraft(program: Command, io: Io, finish: Finish): void {
  const draft = endHelp(program.command('draft'), 'draft right').description(
    'Write drafts of credentials to begin with.',
  );
  const addKind = (kind: DraftArgs['kind'], description: string): Command =>
    endHelp(draft.command(kind), `draft ${kind}`)
      .description(description)
      .option('--out <file>', 'where to write it (default: print it)')
      .option('--data <folder>', 'data folder (default ORIGINMARK_DATA, else .originmark)')
      .action(async (options: Common) => {
        const { runDraft } = await import('./commands/draft.ts');
        finish(await runDraft({ args: { ...options, kind } as DraftArgs, io }));
      });
  addKind(
    'right',
    'Write a draft of a right with its registration and recordation.',
  ).requiredOption('--owner <did>', 'who owns it: a DID, or a name of the data folder');
  const whom = 'a DID, or a name of the data folder';
  addKind('certification', 'Write a draft of a certification of origin by an exporter.')
    .requiredOption('--certifier <did>', `the exporter that certifies: ${whom}`)
    .requiredOption('--importer <did>', `the importer: ${whom}`)
    .option('--agreement <name>', 'USMCA (default) or CAFTA-DR');
  addKind('invoice', 'Write a draft of a commercial invoice.')
    .requiredOption('--seller <did>', `who sells: ${whom}`)
    .requiredOption('--buyer <did>', `who buys: ${whom}`);
  addKind('entry', 'Write an entry summary of one line, to be pre-flighted and filed.')
    .requiredOption('--importer <did>', `the importer of record, who files: ${whom}`)
    .requiredOption('--exporter <did>', `who exported the goods: ${whom}`);
  addKind('licence', 'Write a draft of a licence under a right or licence.')
    .requiredOption('--licensee <did>', 'whom it is given to: a DID, or a name of the data folder')
    .requiredOption('--basis <file>', 'token of the right or licence that it rests on');
}

function addInterrupted(program: Command, io: Io, finish: Finish): void {
  const interrupted = endHelp(program.command('interrupted'), 'interrupted list').description(
    'What a crash or a full disk left half issued: list it, finish it, give it up.',
  );
  withCommon(endHelp(interrupted.command('list'), 'interrupted list'))
    .description('List what was recorded and not signed, or signed and not handed over.')
    .action(async (args: Common) => {
      const { runInterrupted } = await import('./commands/interrupted.ts');
      finish(await runInterrupted({ args, io }));
    });
  withCommon(endHelp(interrupted.command('finish'), 'interrupted finish'))
    .description('Sign and hand over what was recorded: the same credential, never a second one.')
    .argument('<credential>', 'its id')
    .requiredOption('--out <file>', 'where to write the token')
    .action(async (credential: string, options: Common & { out: string }) => {
      const { runFinish } = await import('./commands/interrupted.ts');
      finish(await runFinish({ args: { ...options, credential }, io }));
    });
  withCommon(endHelp(interrupted.command('abandon'), 'interrupted abandon'))
    .description('Give up what was recorded and not signed.')
    .argument('<credential>', 'its id')
    .action(async (credential: string, options: Common) => {
      const { runAbandon } = await import('./commands/interrupted.ts');
      finish(await runAbandon({ args: { ...options, credential }, io }));
    });
}

function addStatus(program: Command, io: Io, finish: Finish): void {
  const steps = [
    ['revoke', 'Take a credential back for ever, and publish the list that shows it.'],
    ['suspend', 'Suspend a credential until it is resumed, and publish the list that shows it.'],
    ['resume', 'End the suspension of a credential.'],
  ] as const;
  for (const [step, description] of steps) {
    const command = withCommon(endHelp(program.command(step), step))
      .description(description)
      .argument('<credential>', 'its id, or the file of its token');
    if (step === 'revoke')
      command
        .requiredOption(
          '--kind <kind>',
          'false-from-the-start, clerical-replaced, ceased or key-compromised',
        )
        .option('--effective <time>', 'from when it counts for nothing (default now)')
        .option('--reason <text>', 'for the register; never published');
    command.action(async (credential: string, options: Common) => {
      const { runChangeStatus } = await import('./commands/change-status.ts');
      finish(await runChangeStatus({ args: { ...options, credential }, io }, step));
    });
  }
}
