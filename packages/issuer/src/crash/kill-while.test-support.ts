import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** A process that is to be killed, and when. */
export interface KillRequest {
  /** What node is called with. */
  readonly args: readonly string[];
  /** The delay begins with the nth line of a kind; absent: with the start of the process. */
  readonly after?: { readonly line: RegExp; readonly nth: number };
  readonly delayMs: number;
}

/**
 * Starts a process, kills it (SIGKILL) at its moment, and gives the lines it printed.
 * @throws Error where it ended by itself
 */
export async function killWhile({ after, args, delayMs }: KillRequest): Promise<string[]> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });
  const exited = once(child, 'exit');
  const killLater = (): void => {
    setTimeout(() => child.kill('SIGKILL'), delayMs);
  };
  if (after === undefined) killLater();
  const lines: string[] = [];
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (after?.line.test(line) !== true) continue;
    seen += 1;
    if (seen === after.nth) killLater();
  }
  const [code, signal] = (await exited) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the worker ended by itself with ${String(code)}`);
  return lines;
}
