import { Interface, type Overrides, Transaction } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, signerAddress } from '../connection/ledger-signer.ts';
import { parseBytes, parseQuantity } from '../connection/rpc-values.ts';
import { toLedgerError } from '../connection/rpc-error.ts';
import { EAS_ABI } from '../contracts/eas.ts';
import { signTimestamp } from './sign-timestamp.ts';

/** A signed transaction that gives a digest to EAS. Hexadecimal in lower case. */
export interface TimestampTransaction {
  readonly sender: string;
  readonly nonce: number;
  readonly hash: string;
  /** As `eth_sendRawTransaction` takes it. */
  readonly raw: string;
}

const EAS = new Interface(EAS_ABI);

/**
 * Signs the transaction that gives a digest to EAS, and sends nothing: keep it, then send it with
 * `deliverTimestamp`, as often as it takes. What the contract would refuse is found before anything is
 * paid for.
 *
 * @param options.digest `0x` and 32 bytes
 * @param options.instead a transaction that waits too long: the new one takes its nonce and offers more
 * @throws LedgerError `rpc.*`, `signer.failed`, `transaction.reverted`
 */
export async function prepareTimestamp(options: {
  readonly ledger: Ledger;
  readonly signer: LedgerSigner;
  readonly digest: string;
  readonly instead?: TimestampTransaction;
}): Promise<TimestampTransaction> {
  const { digest, instead, ledger, signer } = options;
  const sender = await signerAddress(signer);
  const data = EAS.encodeFunctionData('timestamp', [parseBytes(digest, 'digest', 32)]);
  await ledger.request('eth_estimateGas', [{ from: sender, to: ledger.eas, data }]);
  const nonce = instead?.nonce ?? (await countTransactions(ledger, sender, 'pending'));
  const fees = await readFees(ledger, instead);
  const raw = await signTimestamp({ ledger: { ...ledger, fees }, signer, nonce, digest });
  return { sender, nonce, hash: Transaction.from(raw).hash ?? '', raw: raw.toLowerCase() };
}

/**
 * How many transactions an address has sent, as its next nonce.
 * @param at `latest`: those in blocks; `pending`: and those that the node holds for the next ones
 * @throws LedgerError `rpc.*`
 */
export async function countTransactions(
  ledger: Pick<Ledger, 'request'>,
  sender: string,
  at: 'latest' | 'pending',
): Promise<number> {
  const method = 'eth_getTransactionCount';
  return parseQuantity(await ledger.request(method, [sender, at]), method);
}

/** What the market asks; nodes take a replacement only for a tenth more than was offered before. */
async function readFees(
  { fees, provider }: Ledger,
  instead: TimestampTransaction | undefined,
): Promise<Overrides> {
  if (Object.keys(fees).length > 0) return fees;
  const market = await provider.getFeeData().catch((cause: unknown) => {
    throw toLedgerError(cause, 'fees');
  });
  const before = instead === undefined ? undefined : Transaction.from(instead.raw);
  const offer = (asked: bigint, offered: bigint | null | undefined): bigint => {
    const more = ((offered ?? 0n) * 5n) / 4n + 1n;
    return before === undefined || asked > more ? asked : more;
  };
  const { gasPrice, maxFeePerGas, maxPriorityFeePerGas } = market;
  if (maxFeePerGas === null || maxPriorityFeePerGas === null) {
    return { type: 0, gasPrice: offer(gasPrice ?? 0n, before?.gasPrice) };
  }
  return {
    type: 2,
    maxFeePerGas: offer(maxFeePerGas, before?.maxFeePerGas),
    maxPriorityFeePerGas: offer(maxPriorityFeePerGas, before?.maxPriorityFeePerGas),
  };
}
