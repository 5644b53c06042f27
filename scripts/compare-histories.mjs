#!/usr/bin/env node
// Compares the documents of many random did:ethr histories (argv[2], default 2,000) with those of
// ethr-did-resolver, at every version. The tests do some; this is the long run: npm run test:histories
import {
  compareHistories,
  emptyComparison,
} from '../packages/ledger/src/registry/histories/compare-histories.test-support.ts';

const IDENTITIES = 25;
const wanted = Number(process.argv[2] ?? 2000);
const firstSeed = Number(process.argv[3] ?? 1);
const comparison = emptyComparison();
const started = performance.now();
for (let seed = firstSeed; comparison.histories < wanted; seed += 1) {
  // From none to some thirty changes an identity.
  await compareHistories(comparison, { seed, identities: IDENTITIES, changes: 1 + (seed % 16) });
  if (comparison.unexplained.length > 0) break;
}
const { documents, events, faults, histories, unexplained } = comparison;
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${histories} histories, ${events} events, ${documents} documents in ${seconds} s`);
for (const [fault, count] of Object.entries(faults))
  console.log(`written fault ${fault}: ${count}`);
for (const found of unexplained.slice(0, 20)) console.log(`unexplained: ${found}`);
console.log(`${unexplained.length} differences that no written fault explains`);
process.exitCode = unexplained.length === 0 ? 0 : 1;
