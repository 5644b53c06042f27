import type { Command } from 'commander';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Common, type Finish, withCommon, withSponsoring } from './register-options.ts';

/** Adds the commands of identifiers and their keys. What they need is loaded when one of them runs. */
export function addDid(program: Command, io: Io, finish: Finish): void {
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
