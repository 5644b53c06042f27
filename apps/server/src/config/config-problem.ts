import { CliError, EXIT } from '@originmark/cli/workspace';

/** A setting that cannot be used: the sentence says what to do. */
export function configProblem(sentence: string, cause?: unknown): CliError {
  return new CliError(EXIT.wrongUsage, sentence, { cause });
}

/** @param found absent where it may hold a password */
export function refuseSetting(
  name: string,
  found: string | undefined,
  wanted: string,
  example: string,
): CliError {
  const told = found === undefined ? name : `${name}=${found}`;
  return configProblem(`${told} is not ${wanted}: write for example ${name}=${example}.`);
}
