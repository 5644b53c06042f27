import { CliError, EXIT, type ExitCode } from './errors.ts';
import type { Io } from './io.ts';
import { cleanText } from './render/clean-text.ts';

/**
 * Says on standard error what went wrong: a sentence, never a stack trace unless ORIGINMARK_DEBUG
 * asks for one.
 * @returns the exit code of the fault; 70 for what nobody foresaw
 */
export async function reportFault(fault: unknown, io: Pick<Io, 'err' | 'env'>): Promise<ExitCode> {
  const [exitCode, sentence] = await explain(fault);
  await say(io, `originmark: ${sentence}\n`);
  if (io.env['ORIGINMARK_DEBUG'] === '1') await say(io, `${traceOf(fault)}\n`);
  return exitCode;
}

async function explain(fault: unknown): Promise<readonly [ExitCode, string]> {
  const message = cleanText(fault instanceof Error ? fault.message : String(fault));
  if (fault instanceof CliError) return [fault.exitCode, message];
  // Loaded here: most commands run without the verifier.
  const { VerifierError } = await import('@originmark/verifier');
  if (fault instanceof VerifierError) return [EXIT.unreadableInput, `${message} (${fault.code})`];
  return [
    EXIT.ownFault,
    `this is a fault of originmark itself: ${message}. Set ORIGINMARK_DEBUG=1 to see where it arose, and report it.`,
  ];
}

function traceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return '';
  const { cause, stack = '' } = fault;
  return cause === undefined ? stack : `${stack}\ncaused by ${traceOf(cause)}`;
}

async function say(io: Pick<Io, 'err'>, text: string): Promise<void> {
  // Standard error may be closed: then the exit code is all that is left to say.
  await io.err(text).catch(() => undefined);
}
