#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { createProcessIo } from './process-io.ts';
import { runProgram } from './program.ts';
import { reportFault } from './report-fault.ts';

if (parentPort === null) await runCommand();
else (await import('./judge/twin-threads.ts')).serveTwins(parentPort);

async function runCommand(): Promise<void> {
  const io = createProcessIo(new URL(import.meta.url));
  try {
    process.exitCode = await runProgram(process.argv.slice(2), io, readVersion());
  } catch (fault) {
    process.exitCode = await reportFault(fault, io);
  }
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
