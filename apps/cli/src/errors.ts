/** What each exit code of the command means (sysexits.h from 64 on). */
export const EXIT = {
  noException: 0,
  exception: 1,
  review: 2,
  wrongUsage: 64,
  unreadableInput: 65,
  unreachable: 69,
  ownFault: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Trouble that ends the command: its message is a sentence for whoever typed the command. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The command was called in a way it does not know. */
export function wrongUsage(message: string, cause?: unknown): CliError {
  return new CliError(EXIT.wrongUsage, message, { cause });
}

/** A file or folder that was named cannot be used. */
export function unreadable(message: string, cause?: unknown): CliError {
  return new CliError(EXIT.unreadableInput, message, { cause });
}
