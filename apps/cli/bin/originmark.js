#!/usr/bin/env node
// The command is built by `npm run build`; this finds it, or says so.
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write('originmark is not built yet: run "npm run build" first.\n');
  process.exitCode = 64;
}
