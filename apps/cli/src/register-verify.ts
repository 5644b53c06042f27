import type { Command } from 'commander';
import type { VerifyCredentialArgs } from './commands/verify-credential.ts';
import { endHelp } from './end-help.ts';
import { CliError } from './errors.ts';
import type { InputKind } from './files/kind-of-input.ts';
import { requireTrust } from './files/require-trust.ts';
import type { Io } from './io.ts';
import { type Finish, repeated } from './register-options.ts';

/** Adds the command that judges. What it needs is loaded when it runs. */
export function addVerify(program: Command, io: Io, finish: Finish): void {
  endHelp(program.command('verify'), 'verify')
    .description(
      'Judge an entry bundle, or one credential with what it rests on, under a trust policy. Unless --offline, resolves did:web and fetches status lists that are not stapled, from public hosts, and asks the nodes that --rpc or the data folder name for did:ethr and proofs of existence. A file that cannot be read as a bundle at all is refused (65), where the library answers with the verdict "exception". An evidence package gives its verdict again, byte for byte, and asks nobody; one that does not is refused (65).',
    )
    .argument(
      '<bundle>',
      'entry bundle (*.bundle.json), token of a credential (*.jwt), or evidence package of a verdict, which is replayed',
    )
    .option('--with <file>', 'token that the credential rests on; may be given again', repeated)
    .option(
      '--evidence <file>',
      'proofs of existence and status lists for a credential, as "prove" writes them; may be given again',
      repeated,
    )
    .option('--rpc <url>', 'node of a ledger that the policy lists, or <0x chain id>=<url>')
    .option(
      '--trust <file>',
      'trust policy: plain JSON from your own disk, or signed; required but for an evidence package',
    )
    .option('--trust-key <thumbprint>', 'key that must have signed the trust policy (RFC 7638)')
    .option('--at <time>', 'when it was presented and is judged (default now)')
    .option('--as-of <time>', 'judge the claims as made at this moment')
    .option('--record <file>', "the authority's own record of the entry: AE records")
    .option('--filed-at <time>', 'when the recorded summary was filed')
    .option('--entered-at <time>', 'when the recorded goods were entered')
    .option('--counters <file>', 'what other entries drew from capped licences')
    .option('--decryption-key <file>', 'private key (JWK) for what is sealed to this verifier')
    .option(
      '--observed <line:right>',
      'a right found on the goods of a line; may be given again',
      repeated,
    )
    .option('--challenge <file>', 'the challenge of this verifier that the bundle answers')
    .option('--keep <file>', 'keep all that the verdict rests on, as an evidence package')
    .option(
      '--keep-closed',
      'leave what is sealed closed in it; refused where the verdict needs it',
    )
    .option('--report <file>', 'sign a report of the verdict; with --keep and --as')
    .option('--as <did>', 'who signs the report: a DID or a name of the data folder')
    .option('--offline', 'ask no host: judge by what the bundle carries')
    .option(
      '--data <folder>',
      'data folder, where the sequences of trust policies and status lists are remembered',
    )
    .option('--json', 'print the verdict alone, in its canonical form (RFC 8785)')
    .option('--no-color', 'print without colour')
    .action(async (bundle: string, options: Omit<VerifyCredentialArgs, 'bundle'>) => {
      const call = { args: { ...options, bundle }, io };
      // Of a file that is not there it is said first that nobody is trusted.
      const kind = await kindOf(bundle, io).catch((cause: unknown) => {
        requireTrust(options, 'verify', io, cause instanceof CliError ? cause.message : '');
        throw cause;
      });
      if (kind !== 'package')
        requireTrust(
          options,
          'verify',
          io,
          `Only an evidence package goes without it, and ${bundle} is none, or is not whole.`,
        );
      if (kind === 'token') {
        const { runVerifyCredential } = await import('./commands/verify-credential.ts');
        finish(await runVerifyCredential(call));
      } else if (kind === 'package') {
        const { runReplay } = await import('./commands/replay.ts');
        finish(await runReplay(call));
      } else {
        const { runVerify } = await import('./commands/verify.ts');
        finish(await runVerify(call));
      }
    });
}

async function kindOf(path: string, io: Io): Promise<InputKind> {
  const { kindOfInput } = await import('./files/kind-of-input.ts');
  return kindOfInput(path, io);
}
