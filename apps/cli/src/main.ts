#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createProcessIo } from './process-io.ts';
import { reportFault } from './report-fault.ts';
import { runProgram } from './program.ts';

const io = createProcessIo();

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

try {
  process.exitCode = await runProgram(process.argv.slice(2), io, readVersion());
} catch (fault) {
  process.exitCode = await reportFault(fault, io);
}
