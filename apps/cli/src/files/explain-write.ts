import { unreadable } from '../errors.ts';
import { systemCode } from './system-code.ts';

/** Why a file or folder could not be written, as a sentence that names it; any other error as it is. */
export function explainWrite(cause: unknown, path: string, remedy: string): unknown {
  const code = systemCode(cause);
  if (code === undefined) return cause;
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
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOENT':
      return 'a folder on the way does not exist';
    default:
      return `the system says ${code}`;
  }
}
