import { expect, it } from '@jest/globals';
import { runCrashes } from './run-crashes.test-support.ts';
import { seedOf } from './seeds.test-support.ts';

const KILLS = 3;
const SEED = seedOf();

it(
  `an issuer that is killed ${KILLS} times loses nothing, repeats nothing and signs nothing unrecorded`,
  async () => {
    const run = await runCrashes({ kills: KILLS, seed: SEED });

    expect({ seed: run.seed, faults: run.faults }).toEqual({ seed: SEED, faults: [] });
    expect(run.acknowledged).toBeGreaterThan(KILLS);
    expect(run.credentials).toBeGreaterThan(0);
  },
  60_000 + KILLS * 30_000,
);
