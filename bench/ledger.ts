// What the ledger costs: gas and time of a batch, bytes of a proof, documents a second of the index.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStapledExistence } from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
  randomBytes,
} from '@originmark/core/node';
import {
  connectLedger,
  createAccountSigner,
  createAnchorBatch,
  createEthrIndex,
  createEthrResolver,
  createExistenceProof,
  deployContracts,
  fetchFinalBlock,
  openEthrIdentity,
  stapleExistence,
  timestampCheckpoint,
  toTrustedLedger,
} from '@originmark/ledger';
import { openEmbeddedChain, type RequestArguments } from '@originmark/ledger/embedded';

const CHAIN_ID = 660_278;
const BATCHES = [1, 100, 1024, 10_000];
const IDENTITIES = 20;
const CHANGES = 10;

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
    let started = performance.now();
    const options = {
      items,
      origin: 'anchors.trader.example',
      signer,
      random: randomBytes,
      sha256,
    };
    const batch = await createAnchorBatch(options);
    const building = since(started);
    started = performance.now();
    const { digest } = batch;
    const stamp = await timestampCheckpoint({ ledger, signer: newAccount(), digest });
    const stamping = since(started);
    started = performance.now();
    const proofs = items.map((_, at) => createExistenceProof(batch, at, ledger, stamp));
    const proving = since(started);
    const final = await fetchFinalBlock(ledger);
    const [proof] = proofs;
    const [item] = items;
    if (final === undefined || proof === undefined || item === undefined) throw new Error('empty');
    const claim = { proof, ...item, sha256 };
    started = performance.now();
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
      'gas a document': round(Number(stamp.gasUsed ?? 0n) / size),
      'tree and checkpoint, ms a document': round(building / size, 4),
      'stamp, ms a batch': round(stamping, 1),
      'proof, ms a document': round(proving / size, 4),
      'all, ms a document': round((building + stamping + proving) / size, 4),
      'staple, ms': round(stapling, 1),
      'check stapled, ms': round(checking),
      'bytes of a proof': JSON.stringify(proof).length,
      'bytes of a stapled proof': JSON.stringify(stapled).length,
    });
  }

  const dids: string[] = [];
  let started = performance.now();
  await Promise.all(
    Array.from({ length: IDENTITIES }, async () => {
      const identity = await openEthrIdentity({ ledger, signer: newAccount() });
      dids.push(identity.did);
      for (let at = 0; at < CHANGES; at += 1) {
        const jwk = publicJwkOf(generatePrivateJwk('ES256'));
        await identity.addKey({ jwk, purpose: 'assertionMethod', validitySeconds: 1000 });
      }
    }),
  );
  const writing = since(started);
  const index = await createEthrIndex({ ledger });
  started = performance.now();
  await index.sync();
  const pulling = since(started);
  const measure = async (maxAgeMs: number): Promise<number> => {
    const resolver = createEthrResolver(index, { maxAgeMs });
    for (const did of dids) await resolver.resolve(did);
    const begun = performance.now();
    let resolved = 0;
    while (since(begun) < 2000) {
      for (const did of dids) {
        if ((await resolver.resolve(did)).didDocument === null) throw new Error('unresolved');
        resolved += 1;
      }
    }
    return resolved / (since(begun) / 1000);
  };
  console.log(`index of ${IDENTITIES} identities with ${CHANGES} changes each`);
  console.table({
    'writes a second': round((IDENTITIES * CHANGES) / (writing / 1000), 1),
    'pull, ms': round(pulling, 1),
    'documents a second, asked at every answer': round(await measure(0), 0),
    'documents a second, answers of up to a minute': round(await measure(60_000), 0),
  });
  ledger.close();
} finally {
  await chain.close();
  await rm(folder, { recursive: true, force: true });
}
