import { expect, it } from '@jest/globals';
import { runAnchorKills } from './run-anchor-kills.test-support.ts';
import { seedOf } from './seeds.test-support.ts';

const KILLS = 3;
const SEED = seedOf();

it(
  `a worker that is killed ${KILLS} times leaves no acknowledged document without a proof, and anchors none twice`,
  async () => {
    const run = await runAnchorKills({ kills: KILLS, seed: SEED });

    expect({ seed: run.seed, faults: run.faults }).toEqual({ seed: SEED, faults: [] });
    expect(run.acknowledged).toBeGreaterThan(0);
    expect(run.verified).toBeGreaterThanOrEqual(run.acknowledged);
  },
  120_000 + KILLS * 60_000,
);
