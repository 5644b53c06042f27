import { connectLedger, type Ledger, openEthrIdentity, signTimestamp } from '@originmark/ledger';
import type { MemoryChain } from '@originmark/ledger/embedded';
import { accountSignerOf, ownerSignerOf } from './owners.ts';
import { applyWrite, type LedgerEvent } from './ledger-event.ts';
import {
  type LedgerClock,
  ledgerOf,
  nodeOf,
  type PreparedLedger,
  prepareLedger,
} from './prepare-ledger.ts';

/** A history that was told to its end. */
export interface ToldHistory {
  readonly chain: MemoryChain;
  readonly ledger: Ledger;
  /** The last block. */
  readonly block: number;
}

interface Remembered extends ToldHistory {
  readonly names: readonly string[];
  /** The last block after each event. */
  readonly blocks: readonly number[];
}

/** Of the histories told in this process: the first, which others resemble, and the last few. */
const KEPT = 4;
const remembered: Remembered[] = [];
let telling: Promise<unknown> = Promise.resolve();

/**
 * Tells events, in the order of time, to a chain that begins as {@link prepareLedger} leaves it. Where
 * an earlier history began alike, the chain is forked there: the blocks before are the same, byte for
 * byte, so that a story pays for what it changes and for what came after.
 */
export function tellHistory(events: readonly LedgerEvent[]): Promise<ToldHistory> {
  const told = telling.then(() => tell(events));
  telling = told.catch(() => undefined);
  return told;
}

async function tell(events: readonly LedgerEvent[]): Promise<ToldHistory> {
  const prepared = await prepareLedger();
  const names = events.map((event) => JSON.stringify(event));
  const [like, shared] = findLike(names);
  if (like !== undefined && shared === names.length && shared === like.names.length) return like;
  const clock: LedgerClock = { now: 0 };
  const from = like?.blocks[shared - 1];
  const base = from === undefined || like === undefined ? prepared.chain : like.chain;
  const chain = base.fork({ clock: () => clock.now, ...(from !== undefined && { block: from }) });
  const blocks = (like?.blocks ?? []).slice(0, shared);
  let nonce = events.slice(0, shared).reduce((sum, { stamps }) => sum + stamps.length, 0);
  for (const event of events.slice(shared)) {
    clock.now = event.at;
    nonce = await seal(event, { chain, prepared, nonce });
    blocks.push(Number(await chain.request({ method: 'eth_blockNumber' })));
  }
  const ledger = ledgerOf(prepared.ledger, chain);
  const block = Number(await chain.request({ method: 'eth_blockNumber' }));
  const history = { chain, ledger, block, names, blocks };
  remembered.push(history);
  if (remembered.length > KEPT) remembered.splice(1, 1);
  return history;
}

/** The history that begins alike for longest, and for how many events. */
function findLike(names: readonly string[]): [Remembered | undefined, number] {
  let found: Remembered | undefined;
  let longest = 0;
  for (const one of remembered) {
    let shared = 0;
    while (shared < names.length && one.names[shared] === names[shared]) shared += 1;
    const isSame = shared === names.length && one.names.length === shared;
    if (shared > longest || isSame) [found, longest] = [one, shared];
  }
  return [found, longest];
}

/** Time stamps of one moment share a block. */
async function seal(
  { stamps, writes }: LedgerEvent,
  on: { readonly chain: MemoryChain; readonly prepared: PreparedLedger; readonly nonce: number },
): Promise<number> {
  const { chain, nonce, prepared } = on;
  const raw: string[] = [];
  for (const [at, digest] of stamps.entries())
    raw.push(await signStamp(prepared, digest, nonce + at));
  await Promise.all(
    raw.map((one) => chain.request({ method: 'eth_sendRawTransaction', params: [one] })),
  );
  if (writes.length > 0) await writeAll(writes, chain, prepared);
  return nonce + stamps.length;
}

const signed = new Map<string, Promise<string>>();

/** The same stamp in the same place is the same transaction: it is signed once. */
function signStamp({ ledger }: PreparedLedger, digest: string, nonce: number): Promise<string> {
  const name = `${nonce} ${digest}`;
  const signer = accountSignerOf('relayer');
  const raw = signed.get(name) ?? signTimestamp({ ledger, signer, nonce, digest });
  signed.set(name, raw);
  return raw;
}

async function writeAll(
  writes: LedgerEvent['writes'],
  chain: MemoryChain,
  { ledger: { codeHash, eas, finality, registry } }: PreparedLedger,
): Promise<void> {
  const ledger = await connectLedger({ ...nodeOf(chain), codeHash, eas, finality, registry });
  try {
    for (const write of writes) {
      const signer = ownerSignerOf(write.party);
      await applyWrite(await openEthrIdentity({ ledger, signer }), write);
    }
  } finally {
    ledger.close();
  }
}
