// A process to be killed: opens the folder of argv[2], sends without end from five senders at once,
// and writes the hash of every transaction as soon as it is acknowledged.
import { writeSync } from 'node:fs';
import { account, CHAIN_ID, send } from './embedded.test-support.ts';
import { openEmbeddedChain } from './open-embedded-chain.ts';

const STANDARD_OUTPUT = 1;

const chain = await openEmbeddedChain({
  folder: process.argv[2] ?? '',
  chainId: CHAIN_ID,
  clock: Date.now,
});

async function write(sender: number): Promise<never> {
  const wallet = account(sender);
  const params = [wallet.address, 'latest'];
  const next = await chain.request({ method: 'eth_getTransactionCount', params });
  for (let nonce = Number(next); ; nonce += 1) {
    const hash = await send(chain, wallet, { nonce, to: wallet.address });
    writeSync(STANDARD_OUTPUT, `${hash}\n`);
  }
}

await Promise.all([1, 2, 3, 4, 5].map(write));
