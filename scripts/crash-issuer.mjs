#!/usr/bin/env node
// Kills an issuer that is at work so many times (default 100) and compares what it left:
// node scripts/crash-issuer.mjs [kills] [--seed <number>]
// The seed gives the moments of the kills again; it is printed.
// SIGTERM ends it after the kill that is under way, with the comparison.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

if (process.argv[2] !== '--run') {
  const self = fileURLToPath(import.meta.url);
  const args = ['--conditions=originmark-source', '--import', 'tsx', self, '--run'];
  const run = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(run.status ?? 1);
}

const { positionals, values } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { seed: { type: 'string' } },
});
const kills = Number(positionals[0] ?? 100);
if (!Number.isInteger(kills) || kills < 1) {
  console.error('usage: node scripts/crash-issuer.mjs [kills] [--seed <number>]');
  process.exit(64);
}
const { runCrashes } = await import('../packages/issuer/src/crash/run-crashes.test-support.ts');
const { seedOf } = await import('../packages/issuer/src/crash/seeds.test-support.ts');
const seed = seedOf(values.seed);
console.log(`seed ${seed}`);
let stopping = false;
process.once('SIGTERM', () => {
  stopping = true;
});
const started = performance.now();
const run = await runCrashes({
  kills,
  seed,
  onKill: (kill, lines) => {
    if (kill % 10 === 0 || kill === kills) console.log(`${kill} kills, ${lines} lines in the last`);
    return !stopping;
  },
});
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${run.kills} kills in ${seconds} s: ${run.acknowledged} acknowledgements, ${run.credentials} credentials, ` +
    `${run.statusVersions} versions of status lists, ${run.batches} batches`,
);
for (const fault of run.faults) console.log(`FAULT ${fault}`);
console.log(
  run.faults.length === 0 ? 'nothing lost, nothing twice' : `${run.faults.length} faults`,
);
process.exit(run.faults.length === 0 ? 0 : 1);
