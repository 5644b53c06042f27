// What a stapled proof of existence costs, and its bytes beside one that a node completes, by size of the batch:
// npm run bench:staple
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStapledExistence } from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  randomBytes,
} from '@originmark/core/node';
import {
  connectLedger,
  createAccountSigner,
  createAnchorBatch,
  createExistenceProof,
  deployContracts,
  fetchFinalBlock,
  stapleExistence,
  timestampCheckpoint,
  toTrustedLedger,
} from '@originmark/ledger';
import { openEmbeddedChain, type RequestArguments } from '@originmark/ledger/embedded';

const CHAIN_ID = 660_278;
const BATCHES = [1, 100, 1024, 10_000];

const { sha256 } = createNodeCrypto();
const kid = `did:ethr:0xa1336:0x${'1'.repeat(40)}#delegate-1`;
const signer = createNodeSigner(generatePrivateJwk('ES256'), kid);
const newAccount = () => createAccountSigner(generatePrivateJwk('ES256K'));
const since = (started: number): number => performance.now() - started;
const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

const folder = await mkdtemp(join(tmpdir(), 'originmark-bench-'));
const chain = await openEmbeddedChain({ folder, chainId: CHAIN_ID, clock: Date.now });
try {
  const node = {
    chainId: CHAIN_ID,
    request: (question: RequestArguments) => chain.request(question),
  };
  const contracts = await deployContracts({ ...node, signer: newAccount() });
  const ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
  // The first call of everything loads and compiles; it is not measured.
  for (const size of [10, ...BATCHES]) {
    const items = Array.from({ length: size }, (_, at) => ({
      tag: 'credential' as const,
      bytes: new TextEncoder().encode(`token ${at}`.padEnd(1500, '.')),
    }));
    const options = {
      items,
      origin: 'anchors.trader.example',
      signer,
      random: randomBytes,
      sha256,
    };
    const batch = await createAnchorBatch(options);
    const { digest } = batch;
    const stamp = await timestampCheckpoint({ ledger, signer: newAccount(), digest });
    const proof = createExistenceProof(batch, 0, ledger, stamp);
    const final = await fetchFinalBlock(ledger);
    const [item] = items;
    if (final === undefined || item === undefined) throw new Error('empty');
    const claim = { proof, ...item, sha256 };
    let started = performance.now();
    const stapled = await stapleExistence(claim, ledger, final.number);
    const stapling = since(started);
    const ledgers = [toTrustedLedger(ledger, [{ block: final.number, hash: final.hash }])];
    started = performance.now();
    for (let at = 0; at < 100; at += 1) {
      if (!checkStapledExistence({ ...claim, proof: stapled, ledgers }).ok) throw new Error('bad');
    }
    const checking = since(started) / 100;
    if (size === 10) continue;
    console.log(`batch of ${size}`);
    console.table({
      'staple, ms': round(stapling, 1),
      'check stapled, ms': round(checking),
      'bytes of a proof': JSON.stringify(proof).length,
      'bytes of a stapled proof': JSON.stringify(stapled).length,
    });
  }
  ledger.close();
} finally {
  await chain.close();
  await rm(folder, { recursive: true, force: true });
}
