import type { Command } from 'commander';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Common, type Finish, withCommon } from './register-options.ts';

/** Adds the commands that write to the ledger and prove by it. What they need is loaded when one runs. */
export function addAnchoring(program: Command, io: Io, finish: Finish): void {
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
