// What resolving a did:ethr costs: from the index, and with the method's own resolver, on one chain.
import { createEthrIndexStore } from '@originmark/issuer/register';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import {
  connectLedger,
  createAccountSigner,
  createEthrIndex,
  createEthrResolver,
  deployContracts,
  openEthrIdentity,
} from '@originmark/ledger';
import {
  openEmbeddedChain,
  type RequestArguments,
  serveJsonRpc,
} from '@originmark/ledger/embedded';
import { openDatabase } from '@originmark/storage';
import { findAnvil, startAnvil } from '../packages/ledger/src/test-nodes/anvil.test-support.ts';
import { methodResolver } from '../packages/ledger/src/registry/histories/compare-histories.test-support.ts';

const CHAIN_ID = 660_281;
const CHANGES = [0, 1, 10, 100];
const IDENTITIES = 10;
const MEASURED_MS = 2000;

type Resolve = (did: string) => Promise<{ readonly didDocument: unknown }>;

const newAccount = () => createAccountSigner(generatePrivateJwk('ES256K'));
const since = (started: number): number => performance.now() - started;

/** Resolutions a second, each checked to have an answer. */
async function measure(resolve: Resolve, dids: readonly string[]): Promise<number> {
  for (const did of dids) await resolve(did);
  const started = performance.now();
  let resolved = 0;
  for (; since(started) < MEASURED_MS; resolved += 1) {
    const { didDocument } = await resolve(dids[resolved % dids.length] as string);
    if (didDocument === null) throw new Error('unresolved');
  }
  return resolved / (since(started) / 1000);
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  return [await work(), Number(since(started).toFixed(1))];
}

/** Anvil in a process of its own, or where it is not installed the embedded chain in this one. */
async function openNode() {
  const binary = findAnvil();
  if (binary !== undefined) return startAnvil(binary);
  const chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: Date.now });
  const server = await serveJsonRpc(chain, { port: 0 });
  const close = async (): Promise<void> => {
    await server.close();
    await chain.close();
  };
  return {
    ...{ name: 'embedded chain', chainId: CHAIN_ID, url: server.url, close },
    request: (question: RequestArguments) => chain.request(question),
  };
}

const node = await openNode();
const database = await openDatabase({ memory: true }, { clock: Date.now });
try {
  const { chainId, request, url } = node;
  if (url === undefined) throw new Error('the node is not on loopback');
  const contracts = await deployContracts({ chainId, request, signer: newAccount() });
  const trusted = { chainId, ...contracts, finality: { instant: true } } as const;
  const writing = await connectLedger({ ...trusted, request });
  const ledger = await connectLedger({ ...trusted, url });
  const groups = new Map<number, string[]>();
  await Promise.all(
    CHANGES.flatMap((changes) =>
      Array.from({ length: IDENTITIES }, async () => {
        const identity = await openEthrIdentity({ ledger: writing, signer: newAccount() });
        groups.set(changes, [...(groups.get(changes) ?? []), identity.did]);
        for (let at = 0; at < changes; at += 1) {
          const jwk = publicJwkOf(generatePrivateJwk('ES256'));
          await identity.addKey({ jwk, purpose: 'assertionMethod', validitySeconds: 100_000 });
        }
      }),
    ),
  );
  const store = createEthrIndexStore(database, ledger);
  const [index, building] = await timed(async () => {
    const fresh = await createEthrIndex({ ledger });
    await fresh.sync();
    return fresh;
  });
  const [, storing] = await timed(async () => (await createEthrIndex({ ledger, store })).sync());
  const [, starting] = await timed(async () => (await createEthrIndex({ ledger, store })).sync());
  const { number } = await index.sync();
  console.log(
    `${index.size} events in ${number} blocks of ${node.name}, over JSON-RPC on loopback`,
  );
  console.table({
    'index from the chain, ms': building,
    'the same, kept in the database, ms': storing,
    'start from the database, ms': starting,
  });

  const kept = createEthrResolver(index, { maxAgeMs: 60_000 });
  const asking = createEthrResolver(index);
  const method = methodResolver(ledger);
  const rows: Record<string, Record<string, number | string>> = {};
  for (const [changes, dids] of groups) {
    const fromIndex = await measure((did) => kept.resolve(did), dids);
    const asked = await measure((did) => asking.resolve(did), dids);
    const versions = await measure((did) => kept.resolve(`${did}?versionId=${number - 1}`), dids);
    const theirs = await measure((did) => method.resolve(did), dids);
    rows[`${changes} changes`] = {
      'index, answers of up to a minute': Math.round(fromIndex),
      'index, the head asked each time': Math.round(asked),
      'index, a version': Math.round(versions),
      'ethr-did-resolver': theirs.toFixed(1),
      'times as many': Math.round(fromIndex / theirs),
    };
  }
  console.log('resolutions a second');
  console.table(rows);
  ledger.close();
  writing.close();
} finally {
  await database.close();
  await node.close();
}
