import { writeSync } from 'node:fs';
import process from 'node:process';
import { anchorWaiting } from '../anchoring/anchor-waiting.ts';
import { anchorDigestOf } from '../issuing/enqueue-token.ts';
import {
  abandonIssuing,
  finishIssuing,
  handOver,
  listInterrupted,
} from '../issuing/interrupted.ts';
import { issue } from '../issuing/issue.ts';
import { declarationOf } from '../issuer.test-support.ts';
import { revoke } from '../status/change-status.ts';
import { publishStatusLists } from '../status/publish-status-lists.ts';
import { openCrashWorld } from './crash-world.test-support.ts';

// Issues, revokes, publishes and anchors until it is killed: `<folder>`. A line means: acknowledged,
// unless it begins with "at".
const [folder = ''] = process.argv.slice(2);
const { issuer, ledger, signer } = await openCrashWorld(folder);

/** Written at once: a line in a buffer of this process would die with it. */
const acknowledge = (...words: readonly (string | number)[]): void => {
  writeSync(1, `${words.join(' ')}\n`);
};

for (const [at, { id }] of (await listInterrupted(issuer)).unsigned.entries()) {
  if (at % 2 === 1) await abandonIssuing(issuer, id);
  else acknowledge('issued', id, anchorDigestOf((await finishIssuing(issuer, id)).token, issuer));
}
acknowledge('at work');

async function issueOn(): Promise<never> {
  for (let count = 1; ; count++) {
    // The embedded database answers without ever leaving the process: timers and files need a turn.
    await new Promise(setImmediate);
    const { id, token } = await issue(issuer, declarationOf(issuer.did));
    acknowledge('issued', id, anchorDigestOf(token, issuer));
    if (count % 2 === 0) {
      await handOver(issuer, id);
      acknowledge('handed-over', id);
    }
    if (count % 3 === 0) {
      await revoke(issuer, id, { kind: 'ceased', effectiveAt: issuer.clock() });
      acknowledge('revoked', id);
    }
  }
}

/** One after the other, so that each gets its turn beside the issuing. */
async function publishAndAnchorOn(): Promise<never> {
  for (;;) {
    acknowledge('at publishing');
    for (const { listId, sequence, token } of await publishStatusLists(issuer)) {
      acknowledge('published', listId, sequence, anchorDigestOf(token, issuer));
    }
    acknowledge('at anchoring');
    for (const { batchId, digest } of await anchorWaiting(issuer, { ledger, signer, limit: 8 })) {
      acknowledge('anchored', batchId, digest);
    }
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}

await Promise.all([issueOn(), publishAndAnchorOn()]);
