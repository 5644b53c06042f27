import { wrongUsage } from '../errors.ts';
import type { Io } from '../io.ts';

/**
 * The file of the trust policy.
 * @param command as it is typed after the name of the program
 * @param besides a sentence on what else keeps it from being judged
 * @throws CliError 64 when none was named
 */
export function requireTrust(
  { trust }: { readonly trust?: string },
  command: string,
  { program }: Pick<Io, 'program'>,
  besides = '',
): string {
  if (trust !== undefined) return trust;
  throw wrongUsage(
    `Required option '--trust <file>' not specified. See "${program} ${command} --help" for what can be said.${besides === '' ? '' : ` ${besides}`}`,
  );
}
