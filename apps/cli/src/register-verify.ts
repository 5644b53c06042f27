import type { Command } from 'commander';
import type { VerifyCredentialArgs } from './commands/verify-credential.ts';
import { endHelp } from './end-help.ts';
import type { ExitCode } from './errors.ts';
import { requireTrust } from './files/require-trust.ts';
import type { Io } from './io.ts';
import { repeated } from './register-issuer.ts';

/** Adds the command that judges. What it needs is loaded when it runs. */
export function addVerify(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  endHelp(program.command('verify'), 'verify')
    .description(
      'Judge an entry bundle, or one credential with what it rests on, under a trust policy. Unless --offline, resolves did:web and fetches status lists that are not stapled, from public hosts, and asks the nodes that --rpc or the data folder name for did:ethr and proofs of existence. A file that cannot be read as a bundle at all is refused (65), where the library answers with the verdict "exception".',
    )
    .argument('<bundle>', 'entry bundle (*.bundle.json) or token of a credential (*.jwt)')
    .option('--with <file>', 'token that the credential rests on; may be given again', repeated)
    .option(
      '--evidence <file>',
      'proofs of existence and status lists for a credential, as "prove" writes them; may be given again',
      repeated,
    )
    .option('--rpc <url>', 'node of a ledger that the policy lists, or <0x chain id>=<url>')
    .option('--trust <file>', 'trust policy, required: plain JSON from your own disk, or signed')
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
    .option('--offline', 'ask no host: judge by what the bundle carries')
    .option('--data <folder>', 'data folder, where the sequences of trust policies are remembered')
    .option('--json', 'print the verdict alone, in its canonical form (RFC 8785)')
    .option('--no-color', 'print without colour')
    .action(async (bundle: string, options: Omit<VerifyCredentialArgs, 'bundle'>) => {
      requireTrust(options, 'verify', io);
      const call = { args: { ...options, bundle }, io };
      const { isToken, runVerify } = await import('./commands/verify.ts');
      if (await isToken(bundle, io)) {
        const { runVerifyCredential } = await import('./commands/verify-credential.ts');
        finish(await runVerifyCredential(call));
      } else finish(await runVerify(call));
    });
}
