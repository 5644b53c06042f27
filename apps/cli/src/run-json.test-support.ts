import { expect } from '@jest/globals';
import type { TestIo } from './io.test-support.ts';
import { runProgram } from './program.ts';

/** Runs a command that must succeed; what it printed with `--json`. */
export async function runJson(io: TestIo, line: string): Promise<Record<string, unknown>> {
  Object.assign(io.printed, { out: '', err: '' });
  expect([line, await runProgram([...line.split(' '), '--json'], io, '0')]).toEqual([line, 0]);
  return JSON.parse(io.printed.out) as Record<string, unknown>;
}
