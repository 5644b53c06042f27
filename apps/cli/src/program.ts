import { Command, CommanderError } from 'commander';
import { runAeParse } from './commands/ae-parse.ts';
import { runBundleInspect } from './commands/bundle-inspect.ts';
import type { DemoArgs } from './commands/demo.ts';
import { isToken, runVerify } from './commands/verify.ts';
import { runVerifyCredential, type VerifyCredentialArgs } from './commands/verify-credential.ts';
import { EXIT, type ExitCode, wrongUsage } from './errors.ts';
import { endHelp } from './end-help.ts';
import { explainFault } from './explain-fault.ts';
import { requireTrust } from './files/load-policy.ts';
import { ENVIRONMENT, EXAMPLES, EXIT_CODES, INTRODUCTION } from './help-text.ts';
import type { Io } from './io.ts';
import { addAfterEntry } from './register-after-entry.ts';
import { addIssuerCommands, repeated } from './register-issuer.ts';
import { addOriginCommands } from './register-origin.ts';
import { addBundleCreate, addWalletCommands } from './register-wallet.ts';

/** Words that need another to be a command. */
const GROUPS: ReadonlySet<string> = new Set([
  'ae',
  'bundle',
  'did',
  'draft',
  'held',
  'interrupted',
  'origin',
  'trust',
]);

interface ReadingOptions {
  readonly json?: boolean;
  readonly color?: boolean;
}

/**
 * Parses the words after the program's name and runs the command they name.
 * @throws CliError for everything a caller can mend
 */
export async function runProgram(
  words: readonly string[],
  io: Io,
  version: string,
): Promise<ExitCode> {
  const said: string[] = [];
  let exitCode: ExitCode = EXIT.noException;
  const finish = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = createProgram(io, version, { say: (text) => said.push(text), finish });
  try {
    // A command that there is not has no help: commander would show that of everything.
    await program.parseAsync(unknownCommand(program, words) ?? words, { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw explainFault(cause);
    return explainUsage(cause, words, said.join(''), io);
  }
  return exitCode;
}

/** The words up to the first that should name a command and names none, where help is asked for. */
function unknownCommand(program: Command, words: readonly string[]): readonly string[] | undefined {
  const isHelp = words[0] === 'help';
  if (!isHelp && !words.includes('--help') && !words.includes('-h')) return undefined;
  const path = isHelp ? words.slice(1) : words;
  let command: Command | undefined = program;
  for (const [at, word] of path.entries()) {
    if (word.startsWith('-') || word === 'help' || command.commands.length === 0) return undefined;
    command = command.commands.find((one) => one.name() === word);
    if (command === undefined) return path.slice(0, at + 1);
  }
  return undefined;
}

/** Help that was asked for is an answer; everything else commander says is a mistake in the words. */
async function explainUsage(
  cause: CommanderError,
  words: readonly string[],
  text: string,
  io: Io,
): Promise<ExitCode> {
  if (cause.exitCode === 0) {
    await io.out(text);
    return EXIT.noException;
  }
  if (cause.code === 'commander.help') {
    await io.err(text);
    return EXIT.wrongUsage;
  }
  const command = words.slice(0, GROUPS.has(words[0] ?? '') ? 2 : 1);
  const known = Object.keys(EXAMPLES).includes(command.join(' ')) ? ` ${command.join(' ')}` : '';
  const message = cause.message.replace(/^error: /, '').replaceAll(/\s+/g, ' ');
  throw wrongUsage(
    `${startSentence(message)}. See "${io.program}${known} --help" for what can be said.`,
    cause,
  );
}

function startSentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

interface Ends {
  readonly say: (text: string) => void;
  readonly finish: (code: ExitCode) => void;
}

function createProgram(io: Io, version: string, { say, finish }: Ends): Command {
  const program = new Command('originmark')
    .description(INTRODUCTION)
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: say, writeErr: say, outputError: () => undefined })
    .addHelpText('after', `\n${ENVIRONMENT}\n${EXIT_CODES}`);

  endHelp(program.command('demo'), 'demo')
    .description(
      'Play the story of one entry from its first paper: pre-flight it, judge it, explain the verdict, sign the report, then let every hostile twin try and show what it is caught by.',
    )
    .option('--json', 'print acts, pre-flight, verdict, report and twins as one JSON object')
    .option('--no-color', 'print without colour')
    .option('--only <twin>', 'run only the twin with this id')
    .option(
      '--write <folder>',
      'also write the files of the story, a folder for every party, to try other commands on',
    )
    .action(async (args: DemoArgs) => {
      // The story makes its own credentials: only it loads what issues them.
      const { runDemo } = await import('./commands/demo.ts');
      finish(await runDemo({ args, io }));
    });

  addVerify(program, io, finish);
  addIssuerCommands(program, io, finish);
  addWalletCommands(program, io, finish);
  addOriginCommands(program, io, finish);
  addAfterEntry(program, io, finish);

  const ae = endHelp(program.command('ae'), 'ae parse').description('Read ACE ABI "AE" records.');
  endHelp(ae.command('parse'), 'ae parse')
    .description(
      'Read an entry summary as filed, 80-column AE records, and name every problem by record and columns.',
    )
    .argument('<file>', 'file of AE records')
    .option('--json', 'print what was read as one JSON object')
    .option('--no-color', 'print without colour')
    .action(async (file: string, options: ReadingOptions) => {
      finish(await runAeParse({ args: { ...options, file }, io }));
    });

  const bundle = endHelp(program.command('bundle'), 'bundle inspect').description(
    'Make entry bundles and look at them.',
  );
  addBundleCreate(bundle, io, finish);
  endHelp(bundle.command('inspect'), 'bundle inspect')
    .description('Show what a bundle says that it holds. Nothing is verified.')
    .argument('<file>', 'entry bundle')
    .option('--json', 'print it as one JSON object')
    .option('--no-color', 'print without colour')
    .action(async (file: string, options: ReadingOptions) => {
      finish(await runBundleInspect({ args: { ...options, file }, io }));
    });
  return program;
}

function addVerify(program: Command, io: Io, finish: Ends['finish']): void {
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
      finish(await ((await isToken(bundle, io)) ? runVerifyCredential(call) : runVerify(call)));
    });
}
