// What a proof of existence costs: gas, CPU, time and bytes, for batches of 1, 100 and 10,000 documents, by the
// worker's own way from the outbox in the database to a proof: npm run bench:anchor
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkExistenceOnline,
  createCommitment,
  digestBytes,
  encodeBase64Url,
} from '@originmark/core';
import { createNodeCrypto, gzip, randomBytes } from '@originmark/core/node';
import {
  anchorWaiting,
  createIdentifier,
  createIssuerAgent,
  type IssuerContext,
} from '@originmark/issuer/register';
import {
  connectLedger,
  createExistenceProof,
  createKeySigner,
  deployContracts,
  type Ledger,
  openAnchorBatch,
  toTrustedLedger,
} from '@originmark/ledger';
import { openEmbeddedChain } from '@originmark/ledger/embedded';
import { enqueueAnchor, findAnchor, openDatabase, openSecretBox } from '@originmark/storage';
import { findAnvil, startAnvil } from '../packages/ledger/src/test-nodes/anvil.test-support.ts';
import type { TestNode } from '../packages/ledger/src/test-nodes/node.test-support.ts';

const BATCHES = [1, 100, 10_000];
const CHAIN_ID = 660_278;
const TOKEN_BYTES = 1500;
const { sha256 } = createNodeCrypto();
const clock = Date.now;
const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

/** Time and CPU of some work, in ms. */
async function measure<T>(work: () => Promise<T>) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const { system, user } = process.cpuUsage(cpu);
  return { value, time: performance.now() - started, cpu: (user + system) / 1000 };
}

async function openIssuer(folder: string): Promise<IssuerContext> {
  const database = await openDatabase({ folder }, { clock });
  const secretBox = await openSecretBox(database, { secret: 'of the bench, not kept', clock });
  const agent = createIssuerAgent({ database, secretBox, clock });
  const did = 'did:web:bench.example';
  await createIdentifier({ method: 'web', did }, { agent, sha256, randomBytes });
  const statusListUrl = (purpose: string, number: number) =>
    `https://bench.example/status/${purpose}/${number}`;
  return { did, database, agent, crypto: { sha256 }, gzip, randomBytes, clock, statusListUrl };
}

/** Puts so many tokens of usual length into the outbox. */
async function enqueue({ database }: IssuerContext, name: string, size: number): Promise<string[]> {
  const texts = Array.from({ length: size }, (_, at) =>
    `${name} ${at} `.padEnd(TOKEN_BYTES, encodeBase64Url(randomBytes(30))),
  );
  await database.transaction(async (tx) => {
    for (const text of texts) {
      const bytes = new TextEncoder().encode(text);
      const salt = randomBytes(32);
      const commitment = createCommitment({ salt, tag: 'credential', bytes }, sha256);
      const digest = digestBytes(bytes, sha256);
      await enqueueAnchor(tx, { digest, tag: 'credential', salt, commitment, enqueuedAt: clock() });
    }
  });
  return texts;
}

/** The proof of one token of a batch, as it travels. */
async function prove({ database }: IssuerContext, text: string, ledger: Ledger) {
  const digest = digestBytes(new TextEncoder().encode(text), sha256);
  const found = await database.transaction('reader', (tx) => findAnchor(tx, digest));
  const { batch, commitments, item } = found ?? {};
  if (batch?.state !== 'confirmed' || item === undefined) throw new Error('it is not anchored');
  const index = item.leaf_index ?? 0;
  const leaves = (commitments ?? []).map((commitment, at) => ({
    commitment: encodeBase64Url(commitment),
    ...(at === index && { salt: encodeBase64Url(item.salt), credentialDigest: digest }),
  }));
  const opened = openAnchorBatch({ checkpoint: batch.checkpoint ?? '', leaves }, sha256);
  const transaction = batch.transaction_hash ?? undefined;
  return createExistenceProof(
    opened,
    index,
    ledger,
    transaction === undefined ? {} : { transaction },
  );
}

async function gasOf(ledger: Ledger, transaction: string): Promise<number> {
  const receipt = await ledger.request('eth_getTransactionReceipt', [transaction]);
  return Number((receipt as { gasUsed: string }).gasUsed);
}

async function measureBatches(issuer: IssuerContext, node: Pick<TestNode, 'chainId' | 'request'>) {
  const signer = createKeySigner(randomBytes(32));
  const contracts = await deployContracts({ ...node, signer });
  const ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
  const rows: Record<string, Record<string, number>> = {};
  // The first batch loads and compiles; it is not shown.
  for (const size of [10, ...BATCHES]) {
    const texts = await enqueue(issuer, `${node.chainId} ${size}`, size);
    const anchored = await measure(() => anchorWaiting(issuer, { ledger, signer, limit: size }));
    const [batch, ...more] = anchored.value;
    if (batch?.size !== size || !batch.confirmed || more.length > 0) throw new Error('no batch');
    const text = texts[Math.floor(size / 2)] ?? '';
    const proven = await measure(() => prove(issuer, text, ledger));
    const checked = await measure(() =>
      checkExistenceOnline({
        proof: proven.value,
        tag: 'credential',
        bytes: new TextEncoder().encode(text),
        sha256,
        ledger: toTrustedLedger(ledger),
        request: (asked) => node.request(asked),
      }),
    );
    if (!checked.value.ok) throw new Error('the proof does not verify');
    const gas = await gasOf(ledger, proven.value.proof.transaction ?? '');
    if (size === 10) continue;
    rows[`batch of ${size}`] = {
      'gas a batch': gas,
      'gas a document': round(gas / size, 2),
      'CPU, ms a document': round(anchored.cpu / size),
      'time, ms a document': round(anchored.time / size),
      'time, ms a batch': round(anchored.time, 0),
      'proof, ms': round(proven.time, 1),
      'check online, ms': round(checked.time, 1),
      'bytes of a proof': JSON.stringify(proven.value).length,
    };
  }
  ledger.close();
  console.table(rows);
}

const folder = await mkdtemp(join(tmpdir(), 'originmark-bench-'));
const issuer = await openIssuer(join(folder, 'database'));
try {
  const chain = await openEmbeddedChain({
    folder: join(folder, 'chain'),
    chainId: CHAIN_ID,
    clock,
  });
  console.log('embedded database and chain, in a folder');
  await measureBatches(issuer, { chainId: CHAIN_ID, request: (asked) => chain.request(asked) });
  await chain.close();
  // What was confirmed on the one chain is no damage of the other.
  await issuer.database.close();
  const binary = findAnvil();
  if (binary === undefined) console.log('NOT MEASURED: anvil is not installed for this platform');
  else {
    const other = await openIssuer(join(folder, 'other'));
    const anvil = await startAnvil(binary);
    console.log('anvil, a block for every transaction');
    await measureBatches(other, anvil);
    await anvil.close();
    await other.database.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
