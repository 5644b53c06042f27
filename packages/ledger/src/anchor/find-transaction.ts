import type { Ledger } from '../connection/ledger.ts';
import { parseBytes, parseObject, parseQuantity } from '../connection/rpc-values.ts';
import { countTransactions, type TimestampTransaction } from './prepare-timestamp.ts';

/** What became of a transaction. */
export type TransactionFate =
  /** It stands in a block, and did what it should. */
  | {
      readonly state: 'mined';
      readonly block: number;
      readonly blockHash: string;
      readonly gasUsed: bigint;
    }
  /** It stands in a block, and the contract refused it. */
  | { readonly state: 'reverted'; readonly block: number; readonly gasUsed: bigint }
  /** The node holds it for a block to come. */
  | { readonly state: 'pending' }
  /** The node does not know it, and its nonce is the next: it may be sent (again). */
  | { readonly state: 'unknown' }
  /** Its nonce lies beyond the next: no block takes it before others have come. */
  | { readonly state: 'blocked' }
  /** Another transaction of its sender has its nonce: it will never be in a block. */
  | { readonly state: 'replaced' };

/**
 * What became of a transaction that was signed and perhaps sent, by an earlier run perhaps.
 * @throws LedgerError `rpc.*`
 */
export async function findTransaction(
  ledger: Pick<Ledger, 'request'>,
  { hash, nonce, sender }: TimestampTransaction,
): Promise<TransactionFate> {
  const mined = await readReceipt(ledger, hash);
  if (mined !== undefined) return mined;
  if ((await countTransactions(ledger, sender, 'latest')) > nonce) {
    // It may have come into a block between the two questions.
    return (await readReceipt(ledger, hash)) ?? { state: 'replaced' };
  }
  if ((await countTransactions(ledger, sender, 'pending')) < nonce) return { state: 'blocked' };
  const known = await ledger.request('eth_getTransactionByHash', [hash]);
  return { state: known === null ? 'unknown' : 'pending' };
}

async function readReceipt(
  ledger: Pick<Ledger, 'request'>,
  hash: string,
): Promise<TransactionFate | undefined> {
  const method = 'eth_getTransactionReceipt';
  const answer = await ledger.request(method, [hash]);
  if (answer === null) return undefined;
  const receipt = parseObject(answer, method);
  const block = parseQuantity(receipt.blockNumber, method);
  const gasUsed = BigInt(parseQuantity(receipt.gasUsed, method));
  if (parseQuantity(receipt.status, method) !== 1) return { state: 'reverted', block, gasUsed };
  return { state: 'mined', block, blockHash: parseBytes(receipt.blockHash, method, 32), gasUsed };
}
