import { Command, CommanderError } from 'commander';
import type { DemoArgs } from './commands/demo.ts';
import { EXIT, type ExitCode, wrongUsage } from './errors.ts';
import { endHelp } from './end-help.ts';
import { explainFault } from './explain-fault.ts';
import { ENVIRONMENT, EXAMPLES, EXIT_CODES, INTRODUCTION } from './help-text.ts';
import type { Io } from './io.ts';
import { addAfterEntry } from './register-after-entry.ts';
import { addAuditCommands } from './register-audit.ts';
import { addIssuerCommands } from './register-issuer.ts';
import { addOriginCommands } from './register-origin.ts';
import { addReportCommands } from './register-report.ts';
import { addTrust } from './register-trust.ts';
import { addVerify } from './register-verify.ts';
import { addBundleCreate, addWalletCommands } from './register-wallet.ts';

/** Words that need another to be a command. */
const GROUPS: ReadonlySet<string> = new Set([
  'ae',
  'audit',
  'bundle',
  'did',
  'draft',
  'held',
  'interrupted',
  'origin',
  'report',
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
      const { runDemo } = await import('./commands/demo.ts');
      finish(await runDemo({ args, io }));
    });

  addVerify(program, io, finish);
  addReportCommands(program, io, finish);
  addIssuerCommands(program, io, finish);
  addTrust(program, io, finish);
  addWalletCommands(program, io, finish);
  addOriginCommands(program, io, finish);
  addAfterEntry(program, io, finish);
  addAuditCommands(program, io, finish);

  const ae = endHelp(program.command('ae'), 'ae parse').description('Read ACE ABI "AE" records.');
  endHelp(ae.command('parse'), 'ae parse')
    .description(
      'Read an entry summary as filed, 80-column AE records, and name every problem by record and columns.',
    )
    .argument('<file>', 'file of AE records')
    .option('--json', 'print what was read as one JSON object')
    .option('--no-color', 'print without colour')
    .action(async (file: string, options: ReadingOptions) => {
      const { runAeParse } = await import('./commands/ae-parse.ts');
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
      const { runBundleInspect } = await import('./commands/bundle-inspect.ts');
      finish(await runBundleInspect({ args: { ...options, file }, io }));
    });
  return program;
}
