import { Contract } from 'ethers';
import { awaitReceipt } from '../connection/await-receipt.ts';
import { fetchBlock, fetchHead } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, toEthersSigner } from '../connection/ledger-signer.ts';
import { parseBytes } from '../connection/rpc-values.ts';
import { EAS_ABI } from '../contracts/eas.ts';
import { LedgerError } from '../errors.ts';
import { findStamp } from './find-stamp.ts';
import { fetchTimestamp } from './fetch-timestamp.ts';

/** A digest that EAS holds a time for. */
export interface Stamp {
  readonly digest: string;
  /** Milliseconds since 1970: the upper bound of when everything under the digest existed. */
  readonly stampedAt: number;
  readonly block: number;
  /** Absent where the node no longer gives the logs of that block. */
  readonly transaction?: string;
  /** What this call paid; absent when the digest had been stamped before. */
  readonly gasUsed?: bigint;
}

/**
 * Gives a digest to EAS, one transaction whatever the batch holds. Safe to call again after a crash or
 * a time-out: what is stamped stays stamped, and whoever was first, its time counts. (EAS's call for
 * several digests reverts whole when one is stamped already, so it is not used.)
 *
 * A stamp counts when its block is final by the network's policy; read it again then.
 *
 * @param options.digest `0x` and 32 bytes
 * @throws LedgerError `rpc.*`, `transaction.*`, `signer.failed`, `anchor.not-stamped`
 */
export async function timestampCheckpoint(options: {
  readonly ledger: Ledger;
  readonly signer: LedgerSigner;
  readonly digest: string;
}): Promise<Stamp> {
  const { ledger, signer } = options;
  const digest = parseBytes(options.digest, 'digest', 32);
  const known = await readStamp(ledger, digest);
  if (known !== undefined) return known;
  try {
    const eas = new Contract(ledger.eas, EAS_ABI, toEthersSigner(ledger, signer));
    const sent = eas.getFunction('timestamp').send(digest, ledger.fees);
    const mined = sent.then((transaction) => transaction.wait());
    const { block, gasUsed, transaction } = await awaitReceipt(ledger, 'timestamp', mined);
    const stampedAt = await timeAt(ledger, digest, block);
    return { digest, stampedAt, block, transaction, gasUsed };
  } catch (error) {
    // AlreadyTimestamped: another writer, or our own earlier transaction, came first.
    if (!(error instanceof LedgerError) || error.code !== 'transaction.reverted') throw error;
    const stamp = await readStamp(ledger, digest);
    if (stamp === undefined) throw error;
    return stamp;
  }
}

/**
 * The stamp of a digest, if EAS holds one at the newest block.
 * @param digest `0x` and 32 bytes
 * @throws LedgerError `rpc.*`
 */
export async function readStamp(ledger: Ledger, digest: string): Promise<Stamp | undefined> {
  const head = await fetchHead(ledger);
  const seconds = await fetchTimestamp(ledger, digest, head.number);
  if (seconds === undefined) return undefined;
  const found = await findStamp(ledger, digest, seconds, head);
  return { digest, stampedAt: seconds * 1000, ...found };
}

async function timeAt(ledger: Ledger, digest: string, number: number): Promise<number> {
  const seconds = await fetchTimestamp(ledger, digest, number);
  const block = await fetchBlock(ledger, number);
  if (seconds !== undefined && seconds === block?.time) return seconds * 1000;
  throw new LedgerError('anchor.not-stamped', `EAS has no time of block ${number} for ${digest}`);
}
