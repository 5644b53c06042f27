import type { Command } from 'commander';
import type { DraftArgs } from './commands/draft.ts';
import type { ExitCode } from './errors.ts';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';

/** What every command on a data folder is told. */
export interface Common {
  readonly data?: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

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
function withSponsoring(command: Command): Command {
  return command
    .option('--sponsored-request <file>', 'sign it for a relayer who pays, and send nothing')
    .option('--nonce <number>', 'number of the request among those of its owner (default the next)')
    .option('--valid-hours <number>', 'how long the request is good (default 24)');
}

/**
 * Adds the commands of an issuer. What they need is loaded when one of them runs: the others start
 * without database and ledger.
 */
export function addIssuerCommands(
  program: Command,
  io: Io,
  finish: (code: ExitCode) => void,
): void {
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
  addLedger(program, io, finish);
}

function addDraft(program: Command, io: Io, finish: (code: ExitCode) => void): void {
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

function addDid(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const did = endHelp(program.command('did'), 'did create').description(
    'Make, resolve and change identifiers and their keys.',
  );
  withCommon(endHelp(did.command('create'), 'did create'))
    .description('Make an identifier with its first key.')
    .requiredOption('--method <method>', 'ethr, web or key')
    .option('--name <name>', 'what the command line calls it; also the name of the issuer')
    .option('--host <host>', 'host of a did:web')
    .option('--type <type>', 'key of a did:web or did:key: P-256 (default), Ed25519, secp256k1')
    .action(async (args: Common & { method: string }) => {
      const { runDidCreate } = await import('./commands/did-create.ts');
      finish(await runDidCreate({ args, io }));
    });
  withCommon(endHelp(did.command('list'), 'did list'))
    .description(
      'List the identifiers of the data folder, and the keys that sign for them or wait for the ledger.',
    )
    .action(async (args: Common) => {
      const { runDidList } = await import('./commands/did-list.ts');
      finish(await runDidList({ args, io }));
    });
  withCommon(endHelp(did.command('resolve'), 'did resolve'))
    .description('Show a DID with the history of its keys; with --json its document.')
    .argument(
      '<did>',
      'a DID, or a name of the data folder; with ?versionId=<block> or ?versionTime=<time>, in quotes for the shell, as it was then',
    )
    .option('--at <time>', 'say which keys were in force at this moment')
    .option(
      '--new-block',
      'with ?versionTime=: where the ledger is silent since that moment, write an empty transaction first, for which the operator pays',
    )
    .action(async (subject: string, options: Common) => {
      const { runDidResolve } = await import('./commands/did-resolve.ts');
      finish(await runDidResolve({ args: { ...options, did: subject }, io }));
    });
  withCommon(endHelp(did.command('state'), 'did state'))
    .description(
      'State as a resolver what a did:ethr resolves to, as evidence for a verifier that asks nobody.',
    )
    .argument('<did>', 'a DID, or a name of the data folder')
    .requiredOption('--as <did>', 'the resolver: a DID or name that the trust policy lists as one')
    .requiredOption('--out <file>', 'where to write it')
    .action(async (subject: string, options: Common & { as: string; out: string }) => {
      const { runDidState } = await import('./commands/did-state.ts');
      finish(await runDidState({ args: { ...options, did: subject }, io }));
    });
  withSponsoring(withCommon(endHelp(did.command('add-key'), 'did add-key')))
    .description('Add a key to an identifier; for did:ethr it is written to the ledger.')
    .argument('<did>', 'a DID, or a name of the data folder')
    .option('--type <type>', 'P-256 (default), Ed25519, secp256k1')
    .option('--use <use>', 'sign (credentials, default) or present (presentations too)')
    .option('--valid-days <number>', 'for how long (default 3650)')
    .action(async (subject: string, options: Common) => {
      const { runDidAddKey } = await import('./commands/did-add-key.ts');
      finish(await runDidAddKey({ args: { ...options, did: subject }, io }));
    });
  withCommon(endHelp(did.command('rotate'), 'did rotate'))
    .description(
      'Put a new key of the same type in the place of one, whose validity lapses; sign status lists anew.',
    )
    .argument('<did>', 'a DID, or a name of the data folder')
    .option('--key <id>', 'the key to replace (default the newest)')
    .action(async (subject: string, options: Common) => {
      const { runDidRotate } = await import('./commands/did-rotate.ts');
      finish(await runDidRotate({ args: { ...options, did: subject }, io }));
    });
  withSponsoring(withCommon(endHelp(did.command('revoke-key'), 'did revoke-key')))
    .description('Revoke a key at once, as when it was stolen.')
    .argument('<did>', 'a DID, or a name of the data folder')
    .argument('<key>', 'id of the key, or what follows its #')
    .action(async (subject: string, key: string, options: Common) => {
      const { runDidRevokeKey } = await import('./commands/did-end.ts');
      finish(await runDidRevokeKey({ args: { ...options, did: subject, key }, io }));
    });
  withSponsoring(withCommon(endHelp(did.command('change-owner'), 'did change-owner')))
    .description('Hand a did:ethr to another address. This folder writes for it no more.')
    .argument('<did>', 'a DID, or a name of the data folder')
    .argument('<address>', 'address of the new owner')
    .action(async (subject: string, address: string, options: Common) => {
      const { runDidOwner } = await import('./commands/did-end.ts');
      finish(await runDidOwner({ args: { ...options, did: subject, address }, io }));
    });
  withSponsoring(withCommon(endHelp(did.command('deactivate'), 'did deactivate')))
    .description('Give a did:ethr up for ever.')
    .argument('<did>', 'a DID, or a name of the data folder')
    .action(async (subject: string, options: Common) => {
      const { runDidOwner } = await import('./commands/did-end.ts');
      finish(await runDidOwner({ args: { ...options, did: subject }, io }));
    });
}

function addInterrupted(program: Command, io: Io, finish: (code: ExitCode) => void): void {
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

function addStatus(program: Command, io: Io, finish: (code: ExitCode) => void): void {
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

function addLedger(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  withCommon(endHelp(program.command('fsck'), 'fsck'))
    .description(
      'Look for damage in the data folder: register, keys, status lists, proofs, wallet, files, stamps on the ledger. Says what is lost, and what can be rebuilt from what.',
    )
    .option('--repair', 'rebuild what can be rebuilt; without it nothing is changed')
    .action(async (args: Common) => {
      const { runFsckCommand } = await import('./commands/fsck.ts');
      finish(await runFsckCommand({ args, io }));
    });
  withCommon(endHelp(program.command('relay'), 'relay'))
    .description(
      'Send a write of a did:ethr that its owner signed (--sponsored-request), and pay for it. Sent again it has no second effect.',
    )
    .argument('<request>', 'file of the request')
    .option('--max-gas <number>', 'most gas of one write (default 1000000)')
    .option('--per-owner <number>', 'most writes of one owner within 24 hours (default 20)')
    .option('--gas-per-owner <number>', 'most gas of one owner within 24 hours (default 3000000)')
    .option('--in-all <number>', 'most writes of all owners within 24 hours (default 200)')
    .option('--gas-in-all <number>', 'most gas of all owners within 24 hours (default 30000000)')
    .option('--max-gas-price <gwei>', 'most that is paid for a unit of gas (default 200)')
    .action(async (file: string, options: Common) => {
      const { runRelay } = await import('./commands/relay.ts');
      finish(await runRelay({ args: { ...options, file }, io }));
    });
  withCommon(endHelp(program.command('anchor'), 'anchor'))
    .description(
      'Publish the status lists that are due and anchor all that waits: one transaction a batch. Run again it carries on.',
    )
    .option(
      '--batch-size <number>',
      'most items of a batch (default 1024, at most 10000: proofs of larger batches are longer)',
    )
    .option(
      '--watch',
      'go on until interrupted: a batch when it is full, or --every so often. A folder with a database or chain of its own is in use meanwhile',
    )
    .option('--every <seconds>', 'how long a document waits for company at most (default 60)')
    .option('--lag', 'only say what waits, what is open, and how long the oldest has no proof')
    .option('--bound <minutes>', 'lag from which on it is late: exit 2 (default 60)')
    .action(async (args: Common) => {
      const { runAnchor } = await import('./commands/anchor.ts');
      finish(await runAnchor({ args, io }));
    });
  withCommon(endHelp(program.command('prove'), 'prove'))
    .description(
      'Write the evidence that goes with a credential: proofs that it and what it rests on existed, and status lists.',
    )
    .argument('<credential>', 'its id, or the file of its token')
    .option('--staple', 'complete the proofs, so that they verify without a node')
    .option(
      '--as-of <time>',
      'add the versions of the status lists that show what was in force then, such as when a claim was made',
    )
    .requiredOption('--out <file>', 'where to write it')
    .action(async (credential: string, options: Common & { out: string; asOf?: string }) => {
      const { runProve } = await import('./commands/prove.ts');
      finish(await runProve({ args: { ...options, credential }, io }));
    });
  withCommon(endHelp(program.command('check-proof'), 'check-proof'))
    .description('Say by when a credential existed, as its proof shows.')
    .argument('<proof>', 'proof of existence, or evidence that holds it')
    .argument('<token>', 'file of the credential, exactly as it was issued')
    .option(
      '--trust <file>',
      'trust policy that lists the ledger (default: that of the data folder)',
    )
    .option('--trust-key <thumbprint>', 'key that must have signed the trust policy')
    .option('--rpc <url>', 'node of the ledger')
    .option('--offline', 'ask no node: the proof must be stapled')
    .action(async (proof: string, token: string, options: Common) => {
      const { runCheckProof } = await import('./commands/check-proof.ts');
      finish(await runCheckProof({ args: { ...options, proof, token }, io }));
    });
}
