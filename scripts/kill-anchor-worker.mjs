#!/usr/bin/env node
// Kills a worker that anchors many times (argv[2], default 200) and says what became of what it had
// acknowledged. The tests do three rounds; this is the long run: npm run test:anchor-kills
// npm run test:anchor-kills -- 200 postgres://… does it over an empty database on a server;
// --seed <number>, printed by every run, gives the moments of the kills again.
import { parseArgs } from 'node:util';
import { runAnchorKills } from '../packages/issuer/src/crash/run-anchor-kills.test-support.ts';
import { seedOf } from '../packages/issuer/src/crash/seeds.test-support.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' } },
});
const kills = Number(positionals[0] ?? 200);
if (!Number.isInteger(kills) || kills < 1) {
  console.error(
    'usage: npm run test:anchor-kills -- [kills] [url of an empty database] [--seed <number>]',
  );
  process.exit(64);
}
const seed = seedOf(values.seed);
console.log(`seed ${seed}`);
const started = performance.now();
const run = await runAnchorKills({
  kills,
  seed,
  database: positionals[1],
  onKill: (kill) => {
    if (kill % 25 === 0) console.log(`${kill} kills`);
  },
});
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${run.kills} kills in ${seconds} s: ${run.acknowledged} documents acknowledged, ` +
    `${run.batches} batches by ${run.transactions} transactions, ` +
    `${run.verified} proofs verified, ${run.faults.length} faults`,
);
for (const fault of run.faults) console.log(`FAULT ${fault}`);
process.exitCode = run.faults.length === 0 ? 0 : 1;
