#!/usr/bin/env node
// Runs jest in ESM mode. Arguments are handed to jest.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--no-warnings'];
const run = spawnSync(process.execPath, [findJest(), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: options.filter(Boolean).join(' ') },
});
process.exit(run.status ?? 1);

function findJest() {
  try {
    return createRequire(import.meta.url).resolve('jest/bin/jest');
  } catch (cause) {
    if (cause.code !== 'MODULE_NOT_FOUND') throw cause;
    console.error('jest is not installed here: run "npm ci" first.');
    process.exit(1);
  }
}
