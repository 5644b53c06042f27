import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanUp, temporaryFolder } from './embedded.test-support.ts';
import { killRounds } from './kill-rounds.test-support.ts';

afterEach(cleanUp);

describe('a process killed while it writes', () => {
  it('has lost nothing that it acknowledged, three times on one folder', async () => {
    const report = await killRounds(temporaryFolder(), 3);
    expect(report).toMatchObject({ kills: 3, lost: [] });
    expect(report.acknowledged).toBeGreaterThanOrEqual(3 + 10 + 17);
  }, 120_000);
});
