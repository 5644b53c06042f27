import type { TypedTransaction } from '@ethereumjs/tx';
import { bytesToHex } from '@ethereumjs/util';
import { LedgerError } from '../errors.ts';
import type { ChainRecords } from './chain-records.ts';
import { BLOCK_TRANSACTION_LIMIT } from './chain-rules.ts';
import { JsonRpcError } from './rpc/json-rpc-error.ts';
import { sealBlock } from './seal-block.ts';

/** Milliseconds since 1970. */
export type Clock = () => number;

interface Waiting {
  readonly transaction: TypedTransaction;
  readonly resolve: (hash: string) => void;
  readonly reject: (error: Error) => void;
}

/** Transactions that may wait at once; beyond it senders are told to slow down. */
const QUEUE_LIMIT = 10_000;

/** The one sealer: one block at a time, from what has come in while the last one was written. */
export class Sealer {
  readonly #records: ChainRecords;
  readonly #clock: Clock;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #broken: LedgerError | undefined;

  constructor(records: ChainRecords, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  /**
   * Resolves with the hash when the block that holds the transaction is durable.
   *
   * @throws JsonRpcError when the transaction is refused: then it is in no block
   */
  send(transaction: TypedTransaction): Promise<string> {
    if (this.#broken !== undefined) return Promise.reject(unwritable(this.#broken));
    if (this.#queue.length >= QUEUE_LIMIT) {
      return Promise.reject(new JsonRpcError('limitExceeded', 'too many transactions wait'));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ transaction, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    // What is sent in the same turn shares the block.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      this.#queue = byNonce(this.#queue);
      const batch = this.#queue.splice(0, BLOCK_TRANSACTION_LIMIT);
      try {
        await this.#seal(batch);
      } catch (cause) {
        this.#fail(batch, cause);
      }
    }
    this.#running = undefined;
  }

  async #seal(batch: readonly Waiting[]): Promise<void> {
    const { block, receipts, nodes, refused, deferred } = await sealBlock(
      this.#records,
      this.#nextTime(),
      batch.map(({ transaction }) => transaction),
    );
    if (block !== undefined) await this.#write(block, receipts, nodes);
    const later = new Set(deferred);
    this.#queue.unshift(...batch.filter(({ transaction }) => later.has(transaction)));
    for (const { transaction, resolve, reject } of batch) {
      const refusal = refused.get(transaction);
      if (refusal !== undefined) reject(refusal);
      else if (!later.has(transaction)) resolve(bytesToHex(transaction.hash()));
    }
  }

  async #write(...[block, receipts, nodes]: WriteArguments): Promise<void> {
    try {
      await this.#records.append(block, receipts, nodes.fresh());
    } catch (cause) {
      // Whether the batch reached the disk is unknown: only opening again can tell.
      this.#broken = new LedgerError('chain.write-failed', 'a block could not be written', {
        cause,
      });
      throw this.#broken;
    }
  }

  /** Seconds: the clock's, but never before the head's. */
  #nextTime(): bigint {
    const now = this.#clock();
    if (!Number.isFinite(now) || now < 0) {
      throw new LedgerError('chain.clock-invalid', `the clock says ${now}`);
    }
    const seconds = BigInt(Math.floor(now / 1000));
    const { timestamp } = this.#records.head.header;
    return seconds > timestamp ? seconds : timestamp;
  }

  #fail(batch: readonly Waiting[], cause: unknown): void {
    const failed = this.#broken === undefined ? batch : [...batch, ...this.#queue.splice(0)];
    for (const { reject } of failed) reject(unwritable(cause));
  }
}

type WriteArguments = [
  block: NonNullable<Awaited<ReturnType<typeof sealBlock>>['block']>,
  receipts: Awaited<ReturnType<typeof sealBlock>>['receipts'],
  nodes: Awaited<ReturnType<typeof sealBlock>>['nodes'],
];

function unwritable(cause: unknown): JsonRpcError {
  const reason = cause instanceof Error ? cause.message : 'unknown';
  return new JsonRpcError('internal', `no block could be sealed: ${reason}`, { cause });
}

/** The places in the queue stay with their senders; each sender's own are put in order of nonce. */
function byNonce(queue: readonly Waiting[]): Waiting[] {
  const bySender = new Map<string, Waiting[]>();
  for (const waiting of queue) {
    const group = bySender.get(senderOf(waiting));
    if (group === undefined) bySender.set(senderOf(waiting), [waiting]);
    else group.push(waiting);
  }
  for (const group of bySender.values()) {
    group.sort((a, b) => Number(a.transaction.nonce - b.transaction.nonce)).reverse();
  }
  return queue.map((waiting) => bySender.get(senderOf(waiting))?.pop() ?? waiting);
}

const senderOf = ({ transaction }: Waiting): string => transaction.getSenderAddress().toString();
