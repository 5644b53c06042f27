import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** Who holds a lock: enough to tell later, without asking it, whether it still lives. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start of the process in ticks since boot, where the system tells: a pid is used again. */
  readonly startedAt: string | null;
  readonly host: string;
  /** Boot of the machine, where the system tells. */
  readonly boot: string | null;
  /** The name space that the pid counts in, where the system tells. */
  readonly pidSpace: string | null;
}

/** `unknown`: on another machine or in another container, where this process cannot look. */
export type Liveness = 'alive' | 'dead' | 'unknown';

/** This process. */
export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    startedAt: startOf(process.pid),
    host: hostname(),
    boot: tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pidSpace: tryRead(() => readlinkSync('/proc/self/ns/pid')),
  };
}

/** Whether a process that once wrote its identity still runs, as seen from this one. */
export function livenessOf(other: ProcessIdentity): Liveness {
  const self = thisProcess();
  if (other.host !== self.host) return 'unknown';
  if (other.boot !== self.boot)
    return other.boot === null || self.boot === null ? 'unknown' : 'dead';
  if (other.pidSpace !== self.pidSpace) return 'unknown';
  if (!isRunning(other.pid)) return 'dead';
  return other.startedAt !== null && startOf(other.pid) !== other.startedAt ? 'dead' : 'alive';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any other refusal means that there is a process which is not ours.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Field 22 of proc(5) stat; the second, the program's name, may itself hold spaces and brackets. */
function startOf(pid: number): string | null {
  return tryRead(() => {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  });
}

function tryRead(read: () => string | null): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
