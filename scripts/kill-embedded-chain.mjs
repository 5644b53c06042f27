#!/usr/bin/env node
// Kills a writing embedded chain many times (argv[2], default 20) and says what was lost. The tests
// do three rounds; this is the long run: npm run test:kills
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from '../packages/ledger/src/embedded/kill-rounds.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'killed-chain-'));
try {
  const { kills, acknowledged, lost, reopenMs } = await killRounds(
    folder,
    Number(process.argv[2] ?? 20),
  );
  const sorted = reopenMs.toSorted((a, b) => a - b).map((ms) => ms.toFixed(0));
  console.log(`${kills} kills, ${acknowledged} transactions acknowledged, ${lost.length} lost`);
  console.log(`opening again took ${sorted[0]} to ${sorted.at(-1)} ms`);
  for (const hash of lost) console.log(`lost: ${hash}`);
  process.exitCode = lost.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
