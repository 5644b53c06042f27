import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory } from '@originmark/demo-entry';
import type { KeptAnswer } from '@originmark/schemas';
import { loadTrustPolicy, recordWays, verifyEntry, type WaysRecorder } from '@originmark/verifier';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { keepEvidence } from './keep-evidence.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

async function keep(answers: readonly KeptAnswer[]): Promise<unknown> {
  const crypto = createNodeCrypto();
  const { bundleText: bundle, clocks, policyText } = await createDemoStory();
  const policy = await loadTrustPolicy({ text: policyText, at: clocks.verifiedAt, crypto });
  const input = { bundle, policy, crypto, clocks };
  const recorder: WaysRecorder = { ...recordWays(crypto), answers: () => [...answers] };
  const text = new TextEncoder().encode(policyText);
  const verdict = await verifyEntry(input);
  const judged = { input, recorder, verdict, policy: { text }, standIns: {} };
  return keepEvidence(judged, { keep: 'evidence.json' }, io);
}
const question = '["did:web:large.example"]';

it('evidence that is too large is refused as input, naming what it is, and nothing is written', async () => {
  const answer = 'x'.repeat(65 * 1024 * 1024);
  expect(await faultOf(keep([{ way: 'did', question, answer }]))).toEqual({
    exitCode: 65,
    message: expect.stringMatching(
      /No evidence package was made.* did \["did:web:large\.example"\] \(65\.0 MiB\);.*without --keep/,
    ),
  });
  expect(await readdir(io.cwd)).toEqual([]);
});

it('evidence within the bound is written', async () => {
  await keep([{ way: 'did', question, answer: '{}' }]);
  expect(await readdir(io.cwd)).toEqual(['evidence.json']);
});
