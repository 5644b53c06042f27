import { buildEthrVersion, type EthrEvent } from '@originmark/core';
import { type DIDDocumentMetadata, type DIDResolutionResult, Resolver } from 'did-resolver';
import { getResolver } from 'ethr-did-resolver';
import { connectLedger } from '../../connection/connect-ledger.ts';
import type { Ledger } from '../../connection/ledger.ts';
import { createEthrIndex, type EthrIndex } from '../ethr-index.ts';
import { createEthrResolver } from '../ethr-resolver.ts';
import { describeDocument } from './describe-document.test-support.ts';
import { explainDifference, type KnownFault } from './known-faults.test-support.ts';
import { createRandom } from './random.test-support.ts';
import { RegistryMachine } from './registry-machine.test-support.ts';
import { writeHistories } from './write-histories.test-support.ts';

/** What was compared. */
export interface Comparison {
  histories: number;
  events: number;
  /** Documents at a version, and of now. */
  documents: number;
  readonly faults: Record<KnownFault, number>;
  /** What no written fault explains. */
  readonly unexplained: string[];
}

export function emptyComparison(): Comparison {
  const faults = {
    'valid-in-the-second-of-its-end': 0,
    'unknown-type-signs': 0,
    'revoked-key-agreement-is-named': 0,
    'endpoint-is-no-endpoint': 0,
  };
  return { histories: 0, events: 0, documents: 0, faults, unexplained: [] };
}

/** The resolver of the method on a ledger. */
export function methodResolver(ledger: Ledger): Resolver {
  const { chainId, provider, registry } = ledger;
  const name = `0x${chainId.toString(16)}`;
  const network = { name, chainId, registry, provider: provider as never };
  return new Resolver(getResolver(network) as never);
}

/** Writes histories of so many identities to one registry and compares every one of them. */
export async function compareHistories(
  comparison: Comparison,
  options: { readonly seed: number; readonly identities: number; readonly changes: number },
): Promise<void> {
  const random = createRandom(options.seed);
  // The newest block is to be about now: the method's resolver knows no other time for "latest".
  const begin = Math.floor(Date.now() / 1000) - 12 * options.identities * options.changes;
  const machine = await RegistryMachine.open(begin);
  const firstNumber = options.seed * options.identities;
  const written = await writeHistories(machine, random, { ...options, firstNumber });
  const finality = { instant: true } as const;
  const { chainId, codeHash, eas, registry, request } = machine;
  const ledger = await connectLedger({ chainId, codeHash, eas, registry, request, finality });
  try {
    const index = await createEthrIndex({ ledger });
    await index.sync();
    const theirs = methodResolver(ledger);
    // At the same time: the client of the other waits a timer for every question it asks.
    await Promise.all(
      written.map(({ did }) => compareHistory(comparison, { did, index, random, theirs })),
    );
  } finally {
    ledger.close();
  }
}

/** Compares one history at each of its versions, at blocks between and around them, and now. */
export async function compareHistory(
  comparison: Comparison,
  subject: {
    readonly did: string;
    readonly index: EthrIndex;
    readonly theirs: Resolver;
    readonly random: (below: number) => number;
  },
): Promise<void> {
  const { did, index, random, theirs } = subject;
  const { events, head } = await index.read(did);
  const ours = createEthrResolver(index, { clock: () => 0, maxAgeMs: 1 });
  const blocks = new Set(events.map(({ blockNumber }) => blockNumber));
  for (let more = 0; more < 3; more += 1) blocks.add(random(head.headBlock + 1));
  for (const block of blocks) {
    const [own, other] = [
      await ours.resolve(`${did}?versionId=${block}`),
      await theirs.resolve(`${did}?versionId=${block}`),
    ];
    const second = (await index.timeOf(block, head)) ?? Number.NaN;
    const until = events.filter(({ blockNumber }) => blockNumber <= block);
    compareDocuments(comparison, `${did} at ${block}`, own, other, until, second);
  }
  await compareNow(comparison, subject, events);
  comparison.histories += 1;
  comparison.events += events.length;
}

/** The method's resolver looks at the clock of the machine, so ours is made for that second. */
async function compareNow(
  comparison: Comparison,
  { did, index, theirs }: { did: string; index: EthrIndex; theirs: Resolver },
  events: readonly EthrEvent[],
): Promise<void> {
  const { headBlock, time } = (await index.read(did)).head;
  for (;;) {
    const second = Math.floor(Date.now() / 1000);
    // A chain whose clock was put on is not asked about the time before its end.
    if (time > second) return;
    const other = await theirs.resolve(did);
    if (second !== Math.floor(Date.now() / 1000)) continue;
    const own = buildEthrVersion(did, events, { second, block: headBlock });
    if (!own.ok) throw new Error(`${own.problem}: ${own.found}`);
    const result = { ...own, didResolutionMetadata: {} };
    compareDocuments(comparison, `${did} now`, result, other, events, second);
    return;
  }
}

function compareDocuments(
  comparison: Comparison,
  what: string,
  own: DIDResolutionResult,
  other: DIDResolutionResult,
  events: readonly EthrEvent[],
  second: number,
): void {
  comparison.documents += 1;
  if (own.didDocument === null || other.didDocument === null) {
    const [a, b] = [own, other].map((one) => JSON.stringify(one.didResolutionMetadata));
    comparison.unexplained.push(`${what}: ${a} against ${b}`);
    return;
  }
  const { id } = own.didDocument;
  const { faults, unexplained } = explainDifference(
    describeDocument(id, own.didDocument),
    describeDocument(id, other.didDocument),
    events,
    second,
  );
  for (const fault of faults) comparison.faults[fault] += 1;
  for (const found of unexplained) comparison.unexplained.push(`${what}: ${found}`);
  const [ours, theirs] = [own, other].map((one) => metadataOf(one.didDocumentMetadata));
  if (ours !== theirs) comparison.unexplained.push(`${what}: ${ours} against ${theirs}`);
}

/** All but our own moment of the end. */
function metadataOf(metadata: DIDDocumentMetadata): string {
  const standard = Object.entries(metadata).filter(([name]) => name !== 'deactivatedAt');
  return JSON.stringify(standard.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
