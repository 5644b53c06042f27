import {
  connectLedger,
  createEthrIndex,
  createEthrResolver,
  deployContracts,
  type Ledger,
  openEthrIdentity,
} from '@originmark/ledger';
import { type MemoryChain, openMemoryChain } from '@originmark/ledger/embedded';
import type { DemoDidDocument } from '../did-documents.ts';
import { ethrDidOf, accountSignerOf, DEMO_CHAIN_ID, ownerSignerOf } from './owners.ts';
import type { PartyName } from '../facts/parties.ts';
import { keyOf, partiesOf } from '../keys.ts';

/** A moment on a ledger that tells its own time. */
export interface LedgerClock {
  /** Milliseconds since 1970; what is sealed next is sealed at it. */
  now: number;
}

/** What a resolver says of a DID. */
export interface ResolvedDid {
  readonly document: DemoDidDocument;
  readonly metadata: Record<string, unknown>;
}

/** The ledger before anything is anchored: contracts deployed, identifiers and keys written. */
export interface PreparedLedger {
  readonly chain: MemoryChain;
  /** Its `request` reads the chain as prepared; its provider is closed. */
  readonly ledger: Ledger;
  /** By DID, as its resolver gives them from the history of the registry. */
  readonly documents: Readonly<Record<string, ResolvedDid>>;
}

/** The page says nothing of these: before the first credential of the story is signed. */
const DEPLOYED_AT = Date.parse('2024-01-10T12:00:00Z');
const KEYS_WRITTEN_AT = Date.parse('2024-01-12T12:00:00Z');
/** Ten years. Nothing is written without a validity. */
const KEY_VALIDITY_SECONDS = 315_360_000;

let prepared: Promise<PreparedLedger> | undefined;

/** The demo's ledger as every story begins on it; made once, in memory, by the demo's own clock. */
export function prepareLedger(): Promise<PreparedLedger> {
  prepared ??= prepare();
  return prepared;
}

async function prepare(): Promise<PreparedLedger> {
  const clock: LedgerClock = { now: DEPLOYED_AT };
  const chain = await openMemoryChain({ chainId: DEMO_CHAIN_ID, clock: () => clock.now });
  const node = nodeOf(chain);
  const contracts = await deployContracts({ ...node, signer: accountSignerOf('deployer') });
  const ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
  clock.now = KEYS_WRITTEN_AT;
  const parties = partiesOf('ethr');
  await Promise.all(parties.map((party) => writeKeys(ledger, party)));
  ledger.close();
  const reading = ledgerOf(ledger, chain);
  return { chain, ledger: reading, documents: await resolveParties(reading, parties) };
}

/** The key for credentials first: keys are named by the order in which they were written. */
async function writeKeys(ledger: Ledger, party: PartyName): Promise<void> {
  const identity = await openEthrIdentity({ ledger, signer: ownerSignerOf(party) });
  const validitySeconds = KEY_VALIDITY_SECONDS;
  const keys = [
    { jwk: keyOf(party, 'issue').publicJwk, purpose: 'assertionMethod' },
    { jwk: keyOf(party, 'present').publicJwk, purpose: 'authentication' },
  ] as const;
  for (const key of keys) await identity.addKey({ ...key, validitySeconds });
}

/** How the ledger package reaches a chain in this process. */
export function nodeOf(chain: MemoryChain) {
  return {
    chainId: DEMO_CHAIN_ID,
    request: (args: { readonly method: string; readonly params?: readonly unknown[] }) =>
      chain.request(args),
  };
}

/** The same network as another chain in memory tells it. */
export function ledgerOf(ledger: Ledger, chain: MemoryChain): Ledger {
  return { ...ledger, request: (method, params) => chain.request({ method, params }) };
}

/** Documents of parties, from the history of the registry up to the head of the chain. */
export async function resolveParties(
  ledger: Ledger,
  parties: readonly PartyName[],
): Promise<Record<string, ResolvedDid>> {
  const resolver = createEthrResolver(await createEthrIndex({ ledger }), { clock: () => 0 });
  const documents: Record<string, ResolvedDid> = {};
  for (const party of parties) {
    const did = ethrDidOf(party);
    const { didDocument, didDocumentMetadata, didResolutionMetadata } = await resolver.resolve(did);
    if (didDocument === null) throw new Error(`${party}: ${JSON.stringify(didResolutionMetadata)}`);
    const document = structuredClone(didDocument) as unknown as DemoDidDocument;
    documents[did] = { document, metadata: { ...didDocumentMetadata } };
  }
  return documents;
}
