import { readFileSync } from 'node:fs';
import { hasCode } from './has-code.ts';

/** A process, told apart from a later one that got its number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and clock tick at which it began, where the system tells; else absent. */
  readonly start?: string;
}

export function ownProcess(): ProcessIdentity {
  return { pid: process.pid, ...startOf(process.pid) };
}

/** Whether that very process still runs. When in doubt it does: two writers are worse than none. */
export function isRunning({ pid, start }: ProcessIdentity): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return true;
  if (!exists(pid)) return false;
  const now = startOf(pid).start;
  return start === undefined || now === undefined || start === now;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return !hasCode(error, 'ESRCH');
  }
}

/** Linux: proc(5), field 22 of stat, counted after the name, which may hold blanks and brackets. */
function startOf(pid: number): { readonly start?: string } {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? {} : { start: `${boot}/${ticks}` };
  } catch {
    return {};
  }
}
