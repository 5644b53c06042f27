#!/usr/bin/env node
// Kills a worker that anchors many times (argv[2], default 200) and says what became of what it had
// acknowledged. The tests do three rounds; this is the long run: npm run test:anchor-kills
// npm run test:anchor-kills -- 200 postgres://… does it over an empty database on a server.
import { runAnchorKills } from '../packages/issuer/src/crash/run-anchor-kills.test-support.ts';

const kills = Number(process.argv[2] ?? 200);
if (!Number.isInteger(kills) || kills < 1) {
  console.error('usage: npm run test:anchor-kills -- [kills] [url of an empty database]');
  process.exit(64);
}
const started = performance.now();
const run = await runAnchorKills({
  kills,
  random: Math.random,
  database: process.argv[3],
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
