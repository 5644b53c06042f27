import { type CliError, unreadable } from '../errors.ts';

/** Why a file or folder could not be written, as a sentence that names it. */
export function explainWrite(cause: unknown, path: string, remedy: string): CliError {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? 'unknown';
  return unreadable(`${path} cannot be written: ${reasonOf(code)}. ${remedy}`, cause);
}

function reasonOf(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    case 'EACCES':
    case 'EPERM':
      return 'this user may not write there';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a part of the path is a file, not a folder';
    case 'ENOENT':
      return 'a folder on the way does not exist';
    default:
      return `the system says ${code}`;
  }
}
