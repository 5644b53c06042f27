import { writeSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAnchorWorker } from '../anchoring/anchor-worker.ts';
import { anchorDigestOf } from '../issuing/enqueue-token.ts';
import { issue } from '../issuing/issue.ts';
import { declarationOf } from '../issuer.test-support.ts';
import { openCrashWorld } from './crash-world.test-support.ts';

// Issues while a worker anchors, until it is killed: `<folder> <url of the node> [<url of the database>]`. A line
// means: acknowledged.
const [folder = '', node, database] = process.argv.slice(2);
const { issuer, ledger, signer } = await openCrashWorld(folder, { node, database });

/** Written at once: a line in a buffer of this process would die with it. */
const acknowledge = (...words: readonly (string | number)[]): void => {
  writeSync(1, `${words.join(' ')}\n`);
};

async function issueOn(): Promise<never> {
  for (;;) {
    const { id, token } = await issue(issuer, declarationOf(issuer.did));
    acknowledge('issued', id, anchorDigestOf(token, issuer));
    await sleep(5);
  }
}

const anchoring = runAnchorWorker(issuer, {
  ledger,
  signer,
  batchSize: 8,
  batchAgeMs: 50,
  everyMs: 5,
  backOffMs: 50,
  signal: new AbortController().signal,
  wait: (ms) => sleep(ms),
  tell: (event) => {
    if (event.kind !== 'batch') throw new Error(JSON.stringify(event));
    if (event.state === 'confirmed') acknowledge('anchored', event.batchId, event.digest);
  },
});
await Promise.all([issueOn(), anchoring]);
